// SPDX-License-Identifier: Apache-2.0
#include "posting/spending.h"

#include <algorithm>

#include "base/error.h"
#include "posting/host_posting.h"
#include "posting/template_choice.h"
#include "recognition/cost_treatment.h"
#include "register/life.h"
#include "register/words.h"

namespace rubiao {
namespace {

MovementKind inventory_kind(Route route) {
  switch (column_of(route)) {
    case Column::purchased:
      return MovementKind::inventory_purchased;
    case Column::self_made:
      return MovementKind::inventory_processed;
    case Column::other:
      return MovementKind::inventory_other_increase;
  }
  return MovementKind::inventory_other_increase;
}

// What is debited to 5301 费用化支出 is closed at the month's end by E05a, whichever template debits it.
bool is_research(const CostIncurred& cost, const DataSet& data_set, const std::string& entry_kind,
                 const rulebook::Rules& rules) {
  if (entry_kind == "E05") return true;
  const auto routing =
      rules.decide("expense_routing", {{"用途", std::string(term(data_set.use))}, {"成本项目", cost.item}});
  return routing.match().text("科目键") == "研发支出费用化";
}

// The row of the note tables that the spending belongs to.
MovementKind kind_of(const CostIncurred& cost, const CostTreatment& treatment, const DataSet& data_set,
                     const std::string& entry_kind, const rulebook::Rules& rules) {
  if (!treatment.capitalised)
    return is_research(cost, data_set, entry_kind, rules) ? MovementKind::research_expensed
                                                          : MovementKind::expensed;
  const std::string& asset_class = treatment.classification.asset_class;
  if (asset_class == "开发支出" || treatment.rule == "CM-5") return MovementKind::development_added;
  if (asset_class == "存货") return inventory_kind(data_set.route);
  return column_of(data_set.route) == Column::purchased ? MovementKind::purchased
                                                        : MovementKind::other_increase;
}

// [CAS6:13] [CAS6:17] Cost of an earlier day that comes after the asset was made available would stay behind
// in 5301 or 5001, or outside the amortisation in 1701: it must be entered before. Bought inventory has no
// such step.
void refuse_after_transfer(const CostTreatment& treatment, const DataSet& data_set) {
  const bool bought_inventory =
      treatment.classification.asset_class == "存货" && column_of(data_set.route) != Column::self_made;
  if (!data_set.available_on || bought_inventory) return;
  refuse(treatment.rule, treatment.articles,
         {"数据集“" + data_set.id + "”已于 " + to_text(*data_set.available_on) +
              " 达到预定用途，不能再计入以前的成本",
          "data set \"" + data_set.id + "\" was made available on " + to_text(*data_set.available_on) +
              "; no cost can be added before that"},
         {"在登记达到预定用途之前录入成本；差错更正另行处理",
          "enter cost before making the asset available; an error is corrected separately"});
}

// PR-2: taking the expense back does not open the way to an asset, but for an error that two persons judge.
void refuse_once_expensed(const Event& event, const Standing& standing) {
  if (std::ranges::find(standing.once_expensed, event.date) == standing.once_expensed.end()) return;
  refuse("PR-2", "CAS6:13; MOF2023-11:4",
         {"数据集“" + standing.data_set.id + "”" + to_text(event.date) +
              " 的支出曾在以前期间计入费用，冲销后也不得资本化",
          "spending of " + to_text(event.date) + " on data set \"" + standing.data_set.id +
              "\" was expensed in an earlier period; taken back, it is still not capitalised"},
         {"按费用重新登记；属于差错的，经两人判断后按差错更正",
          "enter it as expense; an error is a case for two persons and correct.prior_period"});
}

// CM-15: the price of a package is shared out by fair values, which divide it and never change it [CAS6:12]
// [CAS1:6].
void demand_share_of_package(const CostIncurred& cost) {
  if (cost.item != "购买价款" && cost.item != "购入在研项目") {
    refuse("CM-15", "CAS6:12; CAS1:6",
           {"package 只用于购买价款或购入在研项目的价款",
            "a package is a price, of data or of a project in process"},
           {"删去 package，或更正成本项目", "leave package out, or correct the cost item"});
  }
  const CostIncurred::Package& package = *cost.package;
  const Fen share = multiply_divide(package.price_fen, package.fair_value_fen, package.fair_values_fen,
                                    Rounding::half_away);
  const Fen off = share > cost.amount_fen ? share - cost.amount_fen : cost.amount_fen - share;
  if (off <= 1) return;
  refuse("CM-15", "CAS6:12; CAS1:6",
         {"一揽子交易的价款按公允价值比例分配，本数据集应分 " + to_grouped_text(share) + "，填写的是 " +
              to_grouped_text(cost.amount_fen),
          "the price of a package is shared out by fair values; this data set's share is " +
              to_grouped_text(share) + ", not " + to_grouped_text(cost.amount_fen)},
         {"更正金额（尾差一分以内可由任一项承担）", "correct the amount (a last fen may go to any part)"});
}

// E18 [CAS1:7]: production overhead is shared out to what is being processed, and to nothing else of ours.
void demand_processed(const CostIncurred& cost, const CostTreatment& treatment, const DataSet& data_set) {
  const bool processed = treatment.capitalised && treatment.classification.asset_class == "存货" &&
                         data_set.route == Route::self_processed;
  if (cost.settlement != "制造费用" || processed) return;
  refuse("E18", "CAS1:7",
         {"制造费用只分配给自行加工的数据资源存货",
          "production overhead is allocated to data that are processed for sale only"},
         {"更正结算方式，或把该数据集登记为自行加工、用于出售",
          "correct the settlement, or register the data set as processed for sale"});
}

void demand_counted_inventory(const CostIncurred& cost, const CostTreatment& treatment) {
  if (cost.quantity == 0 || (treatment.capitalised && treatment.classification.asset_class == "存货")) return;
  reject("quantity", std::to_string(cost.quantity),
         {"只有计入存货成本的支出才有数量", "only cost of inventory has a quantity"},
         {"删去数量", "leave it out"});
}

void demand_template(const std::string& kind, const CostTreatment& treatment, const DataSet& data_set,
                     const rulebook::Decision& decision) {
  if (kind.starts_with('E')) return;
  const std::string route(term(data_set.route));
  refuse(decision.match().row, decision.articles(),
         {"“" + treatment.classification.asset_class + "”以“" + route + "”取得的这项支出还不能自动制单",
          "this spending on the class \"" + in_words(treatment.classification.asset_class, Language::en) +
              "\" by the route \"" + in_words(route, Language::en) +
              "\" cannot be journalled automatically yet"},
         {"其价款须另作判断；可直接归属的其他成本可以登记",
          "its price needs a judgement of its own; other attributable cost can be recorded"});
}

}  // namespace

Consequence spend(const CostIncurred& cost, const Event& event, const Standing& standing,
                  const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  CostTreatment treatment = treat_cost(cost, event.date, standing.as_at, rules);
  demand_counted_inventory(cost, treatment);
  demand_processed(cost, treatment, standing.as_at);
  if (cost.package) demand_share_of_package(cost);
  if (treatment.capitalised) refuse_once_expensed(event, standing);
  if (treatment.capitalised) refuse_after_transfer(treatment, standing.data_set);
  rulebook::Decision choice = choose_template({.occasion = "发生支出",
                                               .asset_class = treatment.classification.asset_class,
                                               .treatment = treatment.capitalised ? "资本化" : "费用化",
                                               .item = cost.item},
                                              standing.as_at, rules);
  const std::string kind = choice.match().text("分录");
  demand_template(kind, treatment, standing.as_at, choice);
  result.entries = {compose_entry(kind,
                                  {.route = result.after.route,
                                   .use = result.after.use,
                                   .item = cost.item,
                                   .settlement = cost.settlement,
                                   .vat_awaiting = cost.vat_awaiting,
                                   .cost_center = result.after.cost_center,
                                   .counterparty = cost.counterparty,
                                   .memo = result.after.name + " " + cost.item,
                                   .amounts = {{"成本", cost.amount_fen},
                                               {"进项税额", cost.vat_fen},
                                               {"价税合计", add(cost.amount_fen, cost.vat_fen)}}},
                                  rules, settings)};
  result.movements = {
      {kind_of(cost, treatment, result.after, kind, rules), {.gross = cost.amount_fen}, treatment.rule}};
  result.decisions = std::move(treatment.decisions);
  result.decisions.push_back(std::move(choice));
  settle_who_posts(event.kind, cost.host_voucher, settings, result);
  return result;
}

}  // namespace rubiao
