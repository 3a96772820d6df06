// SPDX-License-Identifier: Apache-2.0
#include "posting/prior_period.h"

#include <algorithm>

#include "base/error.h"
#include "posting/booking.h"
#include "posting/charged_months.h"
#include "posting/event_order.h"
#include "register/life.h"

namespace rubiao {
namespace {

// What the error left out of the balances or put into them.
Amounts adjustment_of(const PriorPeriodError& error) {
  if (error.kind == "少提摊销") return {.amortisation = error.amount_fen};
  if (error.kind == "多提摊销") return {.amortisation = -error.amount_fen};
  if (error.kind == "误费用化") return {.gross = error.amount_fen, .amortisation = error.amortisation_fen};
  if (error.kind == "误资本化") return {.gross = -error.amount_fen, .amortisation = -error.amortisation_fen};
  return {.impairment = error.amount_fen};
}

const char* account_of(const PriorPeriodError& error) {
  if (error.kind == "少提摊销" || error.kind == "多提摊销") return "摊销更正";
  return error.kind == "少提减值" ? "减值更正" : "原值更正";
}

// SC-2, PR-2: an error of an earlier year, and no way to bring back what was expensed before the provisions.
void demand_earlier_year(const PriorPeriodError& error, const Event& event) {
  if (error.year >= static_cast<int>(event.date.year())) {
    refuse("E27", "CAS28:11; MOF1996-19:51",
           {"本年的差错不是前期差错", "an error of this year is no prior-period error"},
           {"红字冲销后重新登记", "take it back by red letters and record it anew"});
  }
  if (error.kind != "误费用化" || error.year >= first_year_of_the_provisions) return;
  refuse("PR-2", "MOF2023-11:4; CAS6:13",
         {"2024 年 1 月 1 日以前已计入损益的数据资源支出不再调整",
          "spending on data resources charged to profit or loss before 1 January 2024 is never adjusted"},
         {"保留原费用化处理", "leave it expensed"});
}

void demand_intangible(const Standing& standing) {
  if (standing.intangible.gross > 0) return;
  reject("asset", standing.data_set.id, {"账上没有无形资产", "no intangible asset is carried"},
         {"存货与开发支出的前期差错须专题处理",
          "errors of inventory and of development need a case of their own"});
}

// Both the opening balance, as restated, and today's must be able to stand.
void demand_within_bounds(const Amounts& opening, const Amounts& after, const PriorPeriodError& error) {
  const auto stands = [](const Amounts& amounts) {
    return amounts.gross > 0 && amounts.amortisation >= 0 && amounts.carrying() >= 0;
  };
  if (stands(opening) && stands(after)) return;
  refuse("E26", "CAS28:11; CAS28:12",
         {"更正金额 " + to_grouped_text(error.amount_fen) +
              " 使期初或现在的余额不能成立（资产以前年度不在账上，或余额为负）",
          "a correction of " + to_grouped_text(error.amount_fen) +
              " leaves an opening or present balance that cannot stand"},
         {"核对差错所属年度与金额；本年取得的资产没有前期差错",
          "check year and amount; an asset acquired this year has no error of an earlier one"});
}

// The year's charges as if its opening balance had been right all along: what January to now charged too much
// or too little is made good by the next charge. Only where no plan began within the year and nothing of the
// asset lapsed or was impaired in it, and never below nothing.
std::optional<PlanChange> plan_from_january(const Amounts& opening, int next, const Event& event,
                                            const Standing& standing, const rulebook::Rules& rules) {
  const int january = Period(static_cast<int>(event.date.year()), 1).month_index();
  if (standing.plan->life_months == 0 || standing.plan->first_month > january ||
      standing.plan->pattern == Pattern::units || standing.intangible.gross != standing.opening.gross ||
      standing.intangible.impairment != standing.opening.impairment)
    return std::nullopt;
  PlanChange change = spread_anew(
      standing.data_set.estimates,
      left_by(standing.plan, january, opening, standing.charged_before_year_fen, 0), straight_line(rules));
  change.from_month = next;
  if (change.plan.life_months == 0 || charge_of(change.plan, next, standing.charged_fen) < 0)
    return std::nullopt;
  return change;
}

// AM-1: not what came back from inventory and is not available anew.
bool is_spread(const Standing& standing) {
  return standing.plan && standing.data_set.available_on && !standing.data_set.estimates.indefinite;
}

PlanChange plan_after(const Amounts& opening, const Amounts& after, const Event& event,
                      const Standing& standing, const rulebook::Rules& rules) {
  const int next = next_charge(standing, event);
  if (const auto change = plan_from_january(opening, next, event, standing, rules)) return *change;
  PlanStart start = start_in(next, standing);
  start.months_left = std::max(1, start.months_left);  // a life that is over is charged at once
  start.standing = after;
  return spread_anew(standing.data_set.estimates, start, straight_line(rules));
}

// What the correction books as deferred tax counts as recognised (E25).
void add_deferred_tax(const PriorPeriodError& error, bool profit_too_high, Consequence& result) {
  if (error.tax_fen == 0) return;
  const Fen asset = profit_too_high ? error.tax_fen : -error.tax_fen;
  if (error.tax_account == "递延所得税资产")
    result.movements.push_back({MovementKind::deferred_tax, {.gross = asset}, "E26"});
  if (error.tax_account == "递延所得税负债")
    result.movements.push_back({MovementKind::deferred_tax, {.amortisation = -asset}, "E26"});
}

// [CAS28:11] read the other way round: what is not material goes to this year's profit or loss, and no
// opening balance moves. What was expensed by error stays expensed (PR-2).
Consequence correct_in_this_year(const PriorPeriodError& error, const Event& event, const Standing& standing,
                                 const Amounts& after, const rulebook::Rules& rules,
                                 const CompanySettings& settings) {
  if (error.kind == "误费用化") {
    refuse("PR-2", "CAS6:13; CAS28:11",
           {"以前年度已费用化的支出，不重要的不再资本化",
            "spending that was expensed in an earlier year is not capitalised for an immaterial error"},
           {"保留原费用化处理；重要的填写 material=true",
            "leave it expensed; if it is material give material=true"});
  }
  Consequence result;
  result.after = apply(standing.data_set, event);
  const Amounts change{after.gross - standing.intangible.gross,
                       after.amortisation - standing.intangible.amortisation,
                       after.impairment - standing.intangible.impairment};
  const MovementKind kind = error.kind == "误资本化"   ? MovementKind::other_decrease
                            : error.kind == "少提减值" ? MovementKind::impaired
                                                       : MovementKind::amortised;
  result.movements = {{kind, change, "E26.2"}};
  EntryFacts facts = facts_of(result.after, " 更正不重要的前期差错：" + error.kind);
  if (kind == MovementKind::other_decrease) {
    facts.amounts = {{"当期费用", error.amount_fen - error.amortisation_fen},
                     {"摊销冲减", error.amortisation_fen},
                     {"原值更正", error.amount_fen}};
    book({"不重要的前期差错"}, facts, result.after, rules, settings, result);
  } else {  // as if it were a charge, or a loss, of this month
    facts.amounts = {
        {"摊销额", change.amortisation}, {"减值损失", change.impairment}, {"损失额", change.impairment}};
    result.entries = {compose_entry(kind == MovementKind::amortised ? "E12" : "E13", facts, rules, settings)};
  }
  if (is_spread(standing)) {
    PlanStart start = start_in(next_charge(standing, event), standing);
    start.months_left = std::max(1, start.months_left);
    start.standing = after;
    result.plan = spread_anew(standing.data_set.estimates, start, straight_line(rules));
  }
  return result;
}

}  // namespace

Consequence correct_prior_period(const PriorPeriodError& error, const Event& event, const Standing& standing,
                                 const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_intangible(standing);
  demand_earlier_year(error, event);
  demand_order_of_balances(standing, event);
  const Amounts adjustment = adjustment_of(error);
  Amounts after = standing.intangible;
  after += adjustment;
  Amounts opening = standing.opening;
  opening += adjustment;
  demand_within_bounds(opening, after, error);
  if (!error.material) return correct_in_this_year(error, event, standing, after, rules, settings);
  const bool profit_too_high = adjustment.carrying() < 0;
  const Fen effect = error.amount_fen - error.amortisation_fen;
  const Fen net = effect - error.tax_fen;
  result.movements = {{MovementKind::restated, adjustment, profit_too_high ? "E26" : "E26a"}};
  add_deferred_tax(error, profit_too_high, result);
  EntryFacts facts = facts_of(result.after, " 前期差错更正：" + error.kind);
  facts.amounts = {{"差错金额", effect},
                   {"随同摊销", error.amortisation_fen},
                   {account_of(error), error.amount_fen},
                   {error.tax_account, error.tax_fen},
                   {"所得税影响", error.tax_fen},
                   {"税后影响", net},
                   {"未分配利润", net - error.surplus_reserve_fen},
                   {"盈余公积", error.surplus_reserve_fen}};
  book({profit_too_high ? "前期多计利润" : "前期少计利润"}, facts, result.after, rules, settings, result);
  if (is_spread(standing)) result.plan = plan_after(opening, after, event, standing, rules);
  return result;
}

}  // namespace rubiao
