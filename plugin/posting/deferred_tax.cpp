// SPDX-License-Identifier: Apache-2.0
#include "posting/deferred_tax.h"

#include <algorithm>

#include "base/allocate.h"
#include "base/error.h"
#include "posting/booking.h"
#include "posting/charged_months.h"
#include "posting/tax_base_stating.h"
#include "posting/tax_beside_profit.h"

namespace rubiao {
namespace {

constexpr std::size_t most_named = 20;

rulebook::Decision initial_of(const TaxBase& tax, const rulebook::Rules& rules) {
  return rules.decide("initial_difference", {{"初始差异", std::string(term(tax.initial))}});
}

Fen tax_cost_of(const TaxBase& tax, Fen cost_of_books, const rulebook::Rules& rules) {
  const bool of_its_own = initial_of(tax, rules).match().text("计税成本") == "税法成本";
  return of_its_own || tax.cost_fen ? tax.cost_fen.value() : cost_of_books;
}

Fen left_over(const TaxBase& tax, Fen cost, int month) {
  return still_deductible(cost, tax.life_months, Period::of(tax.from).month_index(), month);
}

// TX-1: a move between own use and sale realises nothing. What came from own use has the base that it had
// there when its amortisation stopped, as far as it is not sold yet.
std::optional<Fen> base_of_inventory(const Standing& standing, const rulebook::Rules& rules) {
  const Fen cost = standing.inventory.gross;
  if (cost == 0 || !standing.moved) return cost;
  const auto& tax = standing.tax_base;
  if (!tax) return std::nullopt;
  const Fen moved = standing.moved->left.gross;
  const Fen base =
      left_over(*tax, tax_cost_of(*tax, moved, rules), Period::of(standing.moved->on).month_index() - 1);
  return multiply_divide(base, cost, standing.moved->came_fen, Rounding::half_away);
}

// And what came from inventory still has the cost that was written down there.
Fen cost_before_write_down(const Standing& standing) {
  const Fen cost = intangible_cost(standing);
  if (!standing.moved) return cost;
  const Amounts& left = standing.moved->left;
  return add(cost, multiply_divide(left.impairment, std::min(cost, left.carrying()), left.carrying(),
                                   Rounding::half_away));
}

void demand_reporting_date(const Event& event, const Standing& standing) {
  if (Period::of(event.date).last_day() != event.date) {
    reject("date", to_text(event.date),
           {"递延所得税在月末（资产负债表日）确认", "deferred tax is measured at the end of a month"},
           {"填写月末日期", "give the last day of a month"});
  }
  // An audit adjustment changes the year's end after the fact; the next measurement takes it up.
  if (event.audit_adjustment || !standing.last_deferred_tax || event.date >= *standing.last_deferred_tax)
    return;
  refuse("TX-1", "CAS18:20",
         {"此后（" + to_text(*standing.last_deferred_tax) + "）已确认过递延所得税",
          "deferred tax was measured later, on " + to_text(*standing.last_deferred_tax)},
         {"以不早于该日的日期重新确认，差额随之更正",
          "measure it anew on that day or later; the change corrects it"});
}

// The tax life is not the life of the books, and is not guessed from it.
void demand_tax_bases(const std::vector<Standing>& all, Date day, const rulebook::Rules& rules) {
  std::string missing;
  std::size_t count = 0;
  for (const Standing& standing : all) {
    if (difference_of(standing, day, rules)) continue;
    if (++count <= most_named) missing += (missing.empty() ? "" : ", ") + standing.data_set.id;
  }
  if (count == 0) return;
  if (count > most_named) missing += " …";
  refuse("TX-1", "CAS18:5; CAS18:7",
         {std::to_string(count) +
              " 项数据资源没有登记计税基础，或登记以后成本已变（更正 "
              "E26、部分失效等）、由存货转回而没有重新登记：" +
              missing,
          std::to_string(count) +
              " data set(s) have no tax base stated, or none since their cost changed "
              "(corrected by E26, a share lapsed, and the like) or they came back from inventory: " +
              missing},
         {"先登记计税基础（tax.set_base）", "state it first (tax.set_base)"});
}

// What was deducted before the data were available was deducted from a cost that is not that of the books.
void demand_deducted_once_available(const std::vector<Standing>& all) {
  for (const Standing& standing : all) {
    const auto& tax = standing.tax_base;
    const auto& available = standing.as_at.available_on;
    if (!tax || tax->cost_fen || !available || Period::of(tax->from) >= Period::of(*available)) continue;
    refuse("TX-1", "CAS18:5",
           {"数据集“" + standing.data_set.id + "”的税前扣除自 " + to_text(tax->from) +
                " 起，早于可供使用日 " + to_text(*available) + "，而计税成本取自账面",
            "data set \"" + standing.data_set.id + "\" is deducted from " + to_text(tax->from) +
                " on, before it was available for use on " + to_text(*available) +
                ", out of the cost of the books"},
           {"重新登记计税基础（tax.set_base）：自可供使用的月份起扣除，或填写 tax_cost",
            "state its tax base anew (tax.set_base): from the month in which it became available, or with "
            "tax_cost"});
  }
}

// [CAS18:13]: as far as taxable profit is probable; what is short falls on all in proportion.
void limit_assets(const DeferredTaxMeasured& measured, const rulebook::Rules& rules,
                  std::vector<MeasuredDifference>& items, std::vector<rulebook::Decision>& decisions) {
  rulebook::Decision decision =
      rules.decide("deferred_tax", {{"差异方向", "可抵扣"}, {"应纳税所得额", measured.taxable_profit}});
  const std::string recognised = decision.match().text("确认");
  std::vector<std::int64_t> weights;
  Fen sum = 0;
  for (const MeasuredDifference& item : items) {
    weights.push_back(item.difference.deductible());
    sum = add(sum, item.difference.deductible());
  }
  if (sum == 0) return;
  decisions.push_back(std::move(decision));
  if (recognised == "不确认") return;
  const bool limited = recognised == "以所得额为限的递延所得税资产";
  const std::vector<Fen> parts =
      allocate(limited ? std::min(sum, measured.taxable_profit_limit_fen) : sum, weights);
  for (std::size_t i = 0; i < items.size(); ++i) items[i].deductible_fen = parts[i];
}

void put(std::map<std::string, Fen, std::less<>>& amounts, Fen change, const char* more, const char* less) {
  if (change != 0) amounts[change > 0 ? more : less] = change > 0 ? change : -change;
}

// The change of the whole company, in one entry.
class Change {
 public:
  void add(const Amounts& delta, const BesideProfit& beside) {
    asset_ = rubiao::add(asset_, delta.gross);
    liability_ = rubiao::add(liability_, delta.amortisation);
    Fen& borne = beside.account == "商誉" ? goodwill_ : equity_;
    borne = rubiao::add(borne, beside.change.gross);
  }

  [[nodiscard]] std::map<std::string, Fen, std::less<>> amounts() const {
    std::map<std::string, Fen, std::less<>> amounts;
    put(amounts, asset_, "递延资产增加", "递延资产减少");
    put(amounts, liability_, "递延负债增加", "递延负债减少");
    put(amounts, goodwill_, "商誉增加", "商誉减少");
    put(amounts, -equity_, "资本公积增加", "资本公积减少");
    put(amounts, liability_ - asset_ - goodwill_ - equity_, "递延所得税费用", "递延所得税收益");
    return amounts;
  }

 private:
  Fen asset_ = 0;
  Fen liability_ = 0;
  Fen goodwill_ = 0;
  Fen equity_ = 0;
};

Fen taxed_income(const Standing& standing) {
  return standing.grant_taxed_on_receipt ? standing.grant.carrying() : 0;
}

}  // namespace

void take_back_deferred_tax_of_year(const Standing& standing, const rulebook::Rules& rules,
                                    const CompanySettings& settings, Consequence& result) {
  Amounts delta = standing.opening.deferred_tax;
  delta += standing.deferred_tax.value_or(Amounts{}).negated();
  if (delta == Amounts{}) return;
  Change change;
  change.add(delta, {});
  EntryFacts facts;
  facts.memo = standing.data_set.name + " 冲回本年确认的递延所得税";
  facts.amounts = change.amounts();
  result.movements.push_back({MovementKind::deferred_tax, delta, "TX-1", result.entries.size()});
  book({"确认递延所得税"}, facts, DataSet{}, rules, settings, result);
}

std::optional<TemporaryDifference> difference_of(const Standing& standing, Date day,
                                                 const rulebook::Rules& rules) {
  const auto inventory = base_of_inventory(standing, rules);
  if (!inventory) return std::nullopt;
  // TX-4: a provision is deductible only when the loss is real, so the tax base is the cost.
  TemporaryDifference result{.carrying_fen = standing.carrying(),
                             .tax_base_fen = add(*inventory, standing.development.gross),
                             .deferred_income_fen = taxed_income(standing)};
  if (intangible_cost(standing) == 0) return result;
  // What is not in use yet is not deducted yet.
  const auto& tax = standing.tax_base;
  if (!tax && (standing.as_at.available_on || standing.tax_base_outdated)) return std::nullopt;
  const Fen cost = cost_before_write_down(standing);
  result.tax_base_fen =
      add(result.tax_base_fen,
          !tax ? cost : left_over(*tax, tax_cost_of(*tax, cost, rules), last_month_ended(day)));
  return result;
}

Consequence measure_deferred_tax(const DeferredTaxMeasured& measured, const Event& event,
                                 const Standing& standing, const rulebook::Rules& rules,
                                 const CompanySettings& settings) {
  demand_reporting_date(event, standing);
  demand_tax_bases(standing.others, event.date, rules);
  demand_deducted_once_available(standing.others);
  std::vector<MeasuredDifference> items;
  for (const Standing& other : standing.others) {
    demand_charged_through(other, Period::of(event.date).month_index(), "TX-1");
    items.push_back({&other, *difference_of(other, event.date, rules)});
  }
  Consequence result;
  limit_assets(measured, rules, items, result.decisions);
  Change change;
  for (const MeasuredDifference& item : items) {
    const Standing& other = *item.standing;
    Amounts delta{.gross = tax_on(item.deductible_fen, measured.rate),
                  .amortisation = tax_on(item.difference.taxable(), measured.rate)};
    delta += other.deferred_tax.value_or(Amounts{}).negated();
    const BesideProfit beside = beside_profit(item, measured.rate, rules);
    change.add(delta, beside);
    Outcome outcome{.after = other.data_set, .movements = {}, .plan = {}};
    if (delta != Amounts{}) outcome.movements.push_back({MovementKind::deferred_tax, delta, "TX-1"});
    if (!beside.account.empty())  // also of nothing: it was measured
      outcome.movements.push_back({MovementKind::tax_beside_profit, beside.change, "TX-7"});
    result.others.push_back(std::move(outcome));
  }
  EntryFacts facts;
  facts.memo = "确认递延所得税 " + to_text(Period::of(event.date));
  facts.amounts = change.amounts();
  book({"确认递延所得税"}, facts, DataSet{}, rules, settings, result);
  return result;
}

}  // namespace rubiao
