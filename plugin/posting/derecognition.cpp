// SPDX-License-Identifier: Apache-2.0
#include "posting/derecognition.h"

#include "base/error.h"
#include "posting/event_order.h"
#include "posting/host_posting.h"
#include "posting/template_choice.h"
#include "recognition/classification.h"
#include "register/life.h"

namespace rubiao {
namespace {

bool charges_month_of_leaving(const rulebook::Rules& rules) {
  return rules.text_parameter("摊销终止") == "当月照摊";
}

// AM-2 [CAS6:17]: every month before the one in which the asset leaves is charged, that month is not.
// Where a company's edition says that the month of leaving is charged too, that month is the last.
void demand_charged_up_to(const Standing& standing, const Event& event, const rulebook::Rules& rules) {
  const DataSet& data_set = standing.data_set;
  if (!data_set.available_on) return;
  const int leaving = Period::of(event.date).month_index() + (charges_month_of_leaving(rules) ? 1 : 0);
  const int start = Period::of(*data_set.available_on).month_index();
  const int fully = start + data_set.life_months - 1;
  const int charged = standing.charged_month.value_or(start - 1);
  if (charged >= leaving) {
    refuse(
        "AM-2", "CAS6:17",
        {"数据集“" + data_set.id + "”在 " + to_text(Period::of(event.date)) + " 已计提摊销；离开当月不摊销",
         "data set \"" + data_set.id + "\" was amortised for " + to_text(Period::of(event.date)) +
             " already; the month it leaves takes no charge"},
        {"先用红字凭证冲销该月摊销，或按实际日期登记",
         "reverse that month's charge first, or use the true date"});
  }
  if (charged < std::min(leaving - 1, fully)) {
    refuse("AM-1", "CAS6:17",
           {"数据集“" + data_set.id + "”以前月份的摊销尚未计提",
            "earlier months of data set \"" + data_set.id + "\" are not amortised yet"},
           {"先运行月末摊销至 " + to_text(Period::from_month_index(leaving - 1)),
            "run the month-end amortisation through " + to_text(Period::from_month_index(leaving - 1)) +
                " first"});
  }
}

void refuse_in_progress(const DataSet& data_set) {
  refuse("DR-1", "CAS6:22",
         {"数据集“" + data_set.id + "”仍在开发或加工中，不能按资产出售",
          "data set \"" + data_set.id + "\" is still in progress"},
         {"先登记达到预定用途，或放弃项目", "make it available for use first, or abandon the project"});
}

constexpr std::string_view unrecognised = "未确认";

// [MOF2023-11:2.7] Revenue without cost is for data that is not recognised on the day of sale; a class that
// is an asset, without a balance, is one whose cost was not entered.
void refuse_if_recognised(const Standing& standing, const Event& event, const rulebook::Rules& rules) {
  if (!standing.as_at.answers) return;
  const Classification classification = classify(standing.as_at, event.date, rules);
  if (!classification.recognised()) return;
  refuse("RV-3", "MOF2023-11:2.7",
         {"数据集“" + standing.data_set.id + "”已评估为" + classification.asset_class +
              "，但没有入账成本，不能按未确认数据销售",
          "data set \"" + standing.data_set.id +
              "\" is assessed as an asset but has no cost on the books; it cannot be sold as unrecognised"},
         {"先登记成本（存货），或更正评估", "enter its cost first, or correct the assessment"});
}

// DR-5: what is pledged is not free to be sold.
void refuse_if_pledged(const DataSet& data_set) {
  if (!data_set.pledge) return;
  refuse("DR-5", "MOF2023-11:3.2",
         {"数据集“" + data_set.id + "”已质押（" + data_set.pledge->registration + "），不能出售",
          "data set \"" + data_set.id + "\" is pledged (" + data_set.pledge->registration +
              ") and cannot be sold"},
         {"先登记解除质押", "record the release of the pledge first"});
}

PlanChange stop_plan(const Standing& standing, const Event& event, const rulebook::Rules& rules) {
  const int month = Period::of(event.date).month_index() + (charges_month_of_leaving(rules) ? 1 : 0);
  return {.from_month = month, .plan = {.first_month = month}, .standing = standing.intangible};
}

Amounts negative(const Amounts& amounts) {
  return {-amounts.gross, -amounts.amortisation, -amounts.impairment};
}

EntryFacts facts_of(const DataSet& data_set, const char* what) {
  return {.route = data_set.route,
          .use = data_set.use,
          .settlement = {},
          .cost_center = data_set.cost_center,
          .counterparty = {},
          .memo = data_set.name + what,
          .amounts = {}};
}

// What the asset is when it is sold: the balances say it, for a class that failed later is still on the
// books.
struct SaleKind {
  const char* occasion;
  std::string_view asset_class;
  const char* memo;
};

SaleKind kind_of_sale(const Standing& standing) {
  if (standing.inventory.gross > 0) return {"销售商品", "存货", " 销售"};
  if (standing.intangible.gross > 0) return {"转让", "无形资产", " 转让"};
  return {"销售商品", unrecognised, " 销售（未确认数据，只确认收入）"};
}

void sell_inventory(const Standing& standing, EntryFacts& facts, Consequence& result) {
  facts.amounts["结转成本"] = standing.inventory.gross;
  result.movements = {{MovementKind::inventory_sold, negative(standing.inventory), "IN-1"}};
}

// DR-1 [CAS6:22]: net proceeds less carrying amount is the gain or loss.
void transfer_intangible(const Sold& sale, const Event& event, const Standing& standing,
                         const rulebook::Rules& rules, EntryFacts& facts, Consequence& result) {
  demand_charged_up_to(standing, event, rules);
  const Fen gain = subtract(sale.proceeds_fen, standing.intangible.carrying());
  facts.amounts["账面原值"] = standing.intangible.gross;
  facts.amounts["累计摊销"] = standing.intangible.amortisation;
  facts.amounts["减值准备"] = standing.intangible.impairment;
  facts.amounts[gain > 0 ? "处置利得" : "处置损失"] = gain > 0 ? gain : -gain;
  result.movements = {{MovementKind::disposed, negative(standing.intangible), "DR-1"}};
  result.plan = stop_plan(standing, event, rules);
}

}  // namespace

Consequence sell(const Sold& sale, const Event& event, const Standing& standing, const rulebook::Rules& rules,
                 const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  refuse_if_pledged(standing.data_set);
  demand_order_of_balances(standing, event);
  const bool unfinished = standing.inventory.gross > 0 &&
                          column_of(standing.data_set.route) == Column::self_made &&
                          !standing.data_set.available_on;
  const bool unready = standing.intangible.gross > 0 && !standing.data_set.available_on;
  if (standing.development_fen > 0 || unfinished || unready) refuse_in_progress(standing.data_set);
  const SaleKind kind = kind_of_sale(standing);
  if (kind.asset_class == unrecognised) refuse_if_recognised(standing, event, rules);

  EntryFacts facts = facts_of(result.after, kind.memo);
  facts.settlement = sale.settlement;
  facts.counterparty = sale.counterparty;
  facts.amounts = {{"收入", sale.proceeds_fen},
                   {"销项税额", sale.vat_fen},
                   {"收款额", add(sale.proceeds_fen, sale.vat_fen)}};
  if (standing.inventory.gross > 0) sell_inventory(standing, facts, result);
  if (standing.intangible.gross > 0) transfer_intangible(sale, event, standing, rules, facts, result);
  rulebook::Decision choice = choose_template({.occasion = kind.occasion,
                                               .asset_class = std::string(kind.asset_class),
                                               .treatment = "不适用",
                                               .item = "购买价款"},
                                              standing.data_set, rules);
  if (!result.movements.empty()) result.after.left_on = event.date;
  result.entry = compose_entry(choice.match().text("分录"), facts, rules, settings);
  result.decisions.push_back(std::move(choice));
  settle_who_posts(event.kind, sale.host_voucher, settings, result);
  return result;
}

Consequence write_off(const Invalidated& lapse, const Event& event, const Standing& standing,
                      const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  if (standing.intangible.gross == 0) {
    reject("asset", event.asset, {"没有可终止确认的无形资产", "there is no intangible asset to derecognise"});
  }
  demand_order_of_balances(standing, event);
  demand_charged_up_to(standing, event, rules);
  EntryFacts facts = facts_of(result.after, " 失效终止确认");
  facts.memo += "：" + lapse.reason;
  facts.amounts = {{"账面原值", standing.intangible.gross},
                   {"累计摊销", standing.intangible.amortisation},
                   {"减值准备", standing.intangible.impairment},
                   {"账面价值", standing.intangible.carrying()}};
  result.movements = {{MovementKind::lapsed, negative(standing.intangible), "DR-2"}};
  result.plan = stop_plan(standing, event, rules);
  result.after.left_on = event.date;
  rulebook::Decision choice = choose_template(
      {.occasion = "失效", .asset_class = "无形资产", .treatment = "不适用", .item = "购买价款"},
      standing.data_set, rules);
  result.entry = compose_entry(choice.match().text("分录"), facts, rules, settings);
  result.decisions.push_back(std::move(choice));
  return result;
}

}  // namespace rubiao
