// SPDX-License-Identifier: Apache-2.0
#include "posting/deferred_tax.h"

#include <algorithm>

#include "base/allocate.h"
#include "base/error.h"
#include "posting/booking.h"
#include "posting/charged_months.h"
#include "register/life.h"

namespace rubiao {
namespace {

constexpr std::size_t most_named = 20;

// What was in 无形资产, or went from there to 持有待售资产.
Fen intangible_cost(const Standing& standing) {
  return standing.held_for_sale.gross > 0 ? standing.before_held.gross : standing.intangible.gross;
}

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

struct Measured {
  const Standing* standing = nullptr;
  TemporaryDifference difference;
  Fen deductible_fen = 0;  // of which an asset is recognised
};

// [CAS18:13]: as far as taxable profit is probable; what is short falls on all in proportion.
void limit_assets(const DeferredTaxMeasured& measured, const rulebook::Rules& rules,
                  std::vector<Measured>& items, std::vector<rulebook::Decision>& decisions) {
  rulebook::Decision decision =
      rules.decide("deferred_tax", {{"差异方向", "可抵扣"}, {"应纳税所得额", measured.taxable_profit}});
  const std::string recognised = decision.match().text("确认");
  std::vector<std::int64_t> weights;
  Fen sum = 0;
  for (const Measured& item : items) {
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

// TX-7: what bears on goodwill or equity and not on profit.
struct Offset {
  std::string account;    // 商誉, 资本公积; empty: none
  Fen liability_fen = 0;  // less asset
};

// How far the cost of an intangible asset was above that by tax law, when it came in.
struct CameIn {
  Fen cost_fen = 0;
  Fen difference_fen = 0;
  Fen unsold_fen = 0;  // of the difference: as far as what moved to inventory is left there
};

std::optional<CameIn> difference_that_came_in(const Standing& standing) {
  const Fen cost = intangible_cost(standing);
  const Fen cost_by_tax = standing.tax_base->cost_fen.value();
  if (cost > 0) return CameIn{cost, cost - cost_by_tax, cost - cost_by_tax};
  if (standing.inventory.gross == 0 || !standing.moved) return std::nullopt;
  const Fen left = standing.moved->left.gross;
  return CameIn{left, left - cost_by_tax,
                multiply_divide(left - cost_by_tax, standing.inventory.gross, standing.moved->came_fen,
                                Rounding::half_away)};
}

// When it is first measured, what came in; later, what a change of rate makes of the part that equity brought
// in and that is still there [CAS18:17].
Offset beside_profit(const Measured& item, const Ratio& rate, const std::optional<Ratio>& last_rate,
                     const rulebook::Rules& rules) {
  const Standing& standing = *item.standing;
  if (!standing.tax_base) return {};
  const std::string account = initial_of(*standing.tax_base, rules).match().text("对方科目");
  if (account == "无") return {};
  const auto came_in = difference_that_came_in(standing);
  if (!came_in) return {};
  // No more of an asset than is recognised.
  const auto tax_at = [&item](Fen difference, const Ratio& at) {
    return tax_on(std::max(difference, -item.deductible_fen), at);
  };
  if (!standing.deferred_tax) return {account, tax_at(came_in->unsold_fen, rate)};
  if (account != "资本公积" || !last_rate) return {};
  const Fen left =
      multiply_divide(came_in->difference_fen, standing.carrying(), came_in->cost_fen, Rounding::half_away);
  return {account, tax_at(left, rate) - tax_at(left, *last_rate)};
}

void put(std::map<std::string, Fen, std::less<>>& amounts, Fen change, const char* more, const char* less) {
  if (change != 0) amounts[change > 0 ? more : less] = change > 0 ? change : -change;
}

// The change of the whole company, in one entry.
class Change {
 public:
  void add(const Amounts& delta, const Offset& offset) {
    asset_ = rubiao::add(asset_, delta.gross);
    liability_ = rubiao::add(liability_, delta.amortisation);
    if (offset.account == "商誉") goodwill_ = rubiao::add(goodwill_, offset.liability_fen);
    if (offset.account == "资本公积") equity_ = rubiao::add(equity_, offset.liability_fen);
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

// TX-1: inventory has the tax base with which it came there, as far as it is left.
void demand_own_use(const Event& event, const Standing& standing) {
  if (standing.as_at.purpose != Purpose::sale) return;
  refuse("TX-1", "CAS18:5",
         {"数据集“" + standing.data_set.id + "”在 " + to_text(event.date) +
              " 列为存货：计税基础是其成本，或转入时的计税基础尚余的部分，不另登记",
          "data set \"" + standing.data_set.id + "\" was inventory on " + to_text(event.date) +
              ": its tax base is its cost, or what is left of the base it came with, and is not stated"},
         {"填写转为存货以前或转回自用以后的日期",
          "give a day before it became inventory or after it came back"});
}

// TX-7 [CAS18:21]: goodwill comes of a combination, capital reserve of what owners bring.
void demand_route_of_difference(const TaxBaseSet& set, const Standing& standing) {
  const Route route = standing.data_set.route;
  const bool goodwill = set.tax.initial == InitialDifference::goodwill;
  const bool equity = set.tax.initial == InitialDifference::equity;
  const bool of_owners =
      route == Route::contributed || route == Route::transferred || route == Route::combined;
  if ((!goodwill || route == Route::combined) && (!equity || of_owners)) return;
  refuse("TX-7", "CAS18:21; CAS18:22",
         goodwill ? Text{"只有企业合并取得的数据资源，其差异计入商誉",
                         "a difference goes against goodwill only in a combination of enterprises"}
                  : Text{"只有投资者投入、划转或企业合并取得的数据资源，其差异计入资本公积",
                         "a difference goes against capital reserve only where owners brought the data in"},
         {"按其来源填写“其他豁免”或“加计扣除”，没有差异的填写“无差异”",
          "name it 其他豁免 or 加计扣除 by its source, or 无差异 where there is none"});
}

// What had happened by the day but was booked later is not in the books of that day, nor in its base.
void demand_cost_booked(const TaxBaseSet& set, const Event& event, const Standing& standing) {
  if (!set.tax.cost_fen || !standing.cost_change_booked) return;
  const std::string booked = to_text(*standing.cost_change_booked);
  refuse("TX-1", "CAS18:5",
         {"此前发生的成本变动在 " + booked + " 才入账，" + to_text(event.date) + " 的账面还是变动以前的成本",
          "a change of cost that had happened by then was booked on " + booked + "; the books of " +
              to_text(event.date) + " still hold the cost before it"},
         {"填写 " + booked + " 或以后的日期", "give that day or a later one"});
}

// TX-3: a cost by tax law that is not that of the books differs for a reason, which decides what is
// recognised. What changed the cost of the books since is one.
void demand_difference_named(const TaxBaseSet& set, const Standing& standing) {
  const Fen cost = intangible_cost(standing);
  if (set.tax.initial != InitialDifference::none || set.tax.cost_fen.value_or(cost) == cost ||
      standing.cost_has_changed)
    return;
  refuse("TX-3", "CAS18:5; CAS18:13",
         {"填写“无差异”，而计税成本 " + to_grouped_text(*set.tax.cost_fen) + " 不是账面原值 " +
              to_grouped_text(cost),
          "it says there is no difference, but the cost by tax law is " + to_grouped_text(*set.tax.cost_fen) +
              " and that of the books " + to_grouped_text(cost)},
         {"填写差异的来源（加计扣除、其他豁免、计入商誉、计入资本公积），或删去 tax_cost",
          "say where the difference comes from, or leave tax_cost out"});
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
                             .tax_base_fen = add(*inventory, standing.development.gross)};
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

Consequence set_tax_base(const TaxBaseSet& set, const Event& event, const Standing& standing) {
  // What was deducted before it came to us was deducted from a cost that is not ours.
  const auto& available = standing.data_set.available_on;
  if (available && !set.tax.cost_fen && Period::of(set.tax.from) < Period::of(*available)) {
    refuse("TX-1", "CAS18:5",
           {"税前扣除自 " + to_text(set.tax.from) + " 起，早于可供使用日 " + to_text(*available) +
                "，而计税成本取自账面",
            "deducted from " + to_text(set.tax.from) + " on, before it was available for use on " +
                to_text(*available) + ", out of the cost of the books"},
           {"自可供使用的月份起扣除；承继他人计税基础的，填写 tax_cost",
            "deduct from the month in which it became available; where a tax base was taken over, give "
            "tax_cost"});
  }
  demand_own_use(event, standing);
  demand_route_of_difference(set, standing);
  demand_cost_booked(set, event, standing);
  demand_difference_named(set, standing);
  Consequence result;
  result.after = apply(standing.data_set, event);
  return result;
}

Consequence measure_deferred_tax(const DeferredTaxMeasured& measured, const Event& event,
                                 const Standing& standing, const rulebook::Rules& rules,
                                 const CompanySettings& settings) {
  demand_reporting_date(event, standing);
  demand_tax_bases(standing.others, event.date, rules);
  std::vector<Measured> items;
  for (const Standing& other : standing.others) {
    demand_charged_through(other, Period::of(event.date).month_index(), "TX-1");
    items.push_back({&other, *difference_of(other, event.date, rules)});
  }
  Consequence result;
  limit_assets(measured, rules, items, result.decisions);
  Change change;
  for (const Measured& item : items) {
    const Amounts target{.gross = tax_on(item.deductible_fen, measured.rate),
                         .amortisation = tax_on(item.difference.taxable(), measured.rate)};
    Amounts delta = target;
    delta += item.standing->deferred_tax.value_or(Amounts{}).negated();
    const Offset offset = beside_profit(item, measured.rate, standing.last_tax_rate, rules);
    change.add(delta, offset);
    Outcome outcome{.after = item.standing->data_set, .movements = {}, .plan = {}};
    if (delta != Amounts{} || !offset.account.empty())
      outcome.movements = {{MovementKind::deferred_tax, delta, "TX-1"}};
    result.others.push_back(std::move(outcome));
  }
  EntryFacts facts;
  facts.memo = "确认递延所得税 " + to_text(Period::of(event.date));
  facts.amounts = change.amounts();
  book({"确认递延所得税"}, facts, DataSet{}, rules, settings, result);
  return result;
}

}  // namespace rubiao
