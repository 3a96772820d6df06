// SPDX-License-Identifier: Apache-2.0
#include "posting/misclassification.h"

#include <algorithm>

#include "base/error.h"
#include "posting/booking.h"
#include "posting/charged_months.h"
#include "posting/estimates.h"
#include "posting/event_order.h"
#include "posting/measurement_basis.h"
#include "posting/restatement.h"
#include "register/event_readers.h"
#include "register/life.h"

namespace rubiao {
namespace {

void demand_other_class(const Misclassified& wrong, const Standing& standing) {
  const Fen carried = wrong.purpose == Purpose::sale ? standing.intangible.gross : standing.inventory.gross;
  if (carried > 0 && standing.held_for_sale.gross == 0 && standing.development.gross == 0) return;
  const bool sale = wrong.purpose == Purpose::sale;
  reject("purpose", std::string(term(wrong.purpose)),
         sale ? Text{"账上没有可以改列为存货的无形资产",
                     "no intangible asset is carried that could be inventory"}
              : Text{"账上没有可以改列为无形资产的存货",
                     "no inventory is carried that could be an intangible asset"},
         {"核对数据集和正确的持有目的", "check the data set and the right purpose"});
}

// INV-8: nothing is used before it is there. What was taken over with a past has one that the books do not
// know.
void demand_available_once_there(const Misclassified& wrong, const Standing& standing) {
  const Date since = standing.data_set.registered_on;
  if (!standing.opening.first_year || *wrong.available_on >= since) return;
  refuse("IN-6", "CAS6:17; CAS28:12",
         {"可供使用日 " + to_text(*wrong.available_on) + " 早于数据集登记日 " + to_text(since),
          "available_on, " + to_text(*wrong.available_on) + ", is before the data set was registered, on " +
              to_text(since)},
         {"填写取得以后达到预定用途的日期", "give the day, after it came in, on which it became available"});
}

void demand_earlier_availability(const Misclassified& wrong, const Event& event) {
  if (wrong.available_on->year() < event.date.year() &&
      wrong.available_on->year() <= std::chrono::year(wrong.year))
    return;
  reject("available_on", to_text(*wrong.available_on),
         {"自始就是无形资产的，可供使用日应在差错所属年度或以前",
          "what was an intangible asset from the start became available in the year of the error or before"},
         {"核对可供使用日和差错所属年度", "check available_on and year"});
}

// From January of the event's year; what was run of it is charged with the event (charge_correction.h). By
// units the months gone have no say of their own: from the next month on.
PlanChange plan_from_january(const Estimates& estimates, int months_left, int available,
                             const Amounts& opening, const Event& event, const Standing& standing,
                             const rulebook::Rules& rules) {
  const int january = event.january();
  const int month = Period::of(event.date).month_index();
  const int next = std::max(month, standing.months_run.value_or(month - 1) + 1);
  const bool by_units = estimates.method == Method::units || estimates.method == Method::revenue;
  const int first = by_units ? next : january;
  return spread_anew(estimates,
                     {.month = first,
                      .months_left = months_left - (first - january),
                      .standing = opening,
                      .charged_fen = standing.charged_fen,
                      .units_left = estimates.units_expected,
                      .asset_months = first - available},
                     straight_line(rules));
}

// What was amortised once was not in the wrong class from the start.
void demand_never_amortised(const Standing& standing) {
  if (!standing.plan) return;
  refuse("IN-6", "CAS28:11; CAS1:3",
         {"曾列为无形资产并摊销，不是自始分类错误",
          "it was an intangible asset before, so its class was not wrong from the start"},
         {"红字冲销转为存货的事项，或按用途改变登记（use.change）",
          "take the move to inventory back by red letters, or record a change of use (use.change)"});
}

// IN-6 [CAS28:12] [CAS6:17]: from the month of its use to the year's start, by its method. By usage only a
// person can tell what was missed.
Fen amortisation_missed(const Misclassified& wrong, const StatedEstimates& stated, Fen cost, int available,
                        int january, const rulebook::Rules& rules) {
  const Method method = stated.estimates.method;
  const bool by_usage = method == Method::units || method == Method::revenue;
  if (by_usage && !wrong.amortisation_fen) {
    refuse("IN-6", "CAS28:12; CAS6:17",
           {"按用量或收入摊销的，以前年度少提的摊销须填写",
            "by usage or revenue, what was missed in the years before is stated"},
           {"填写 amortisation；没有的填 0.00", "give amortisation, or 0.00 if there is none"});
  }
  if (by_usage) return *wrong.amortisation_fen;
  const PlanChange change = spread_anew(stated.estimates,
                                        {.month = available,
                                         .months_left = stated.estimates.life_months,
                                         .standing = {.gross = cost},
                                         .charged_fen = 0},
                                        straight_line(rules));
  const Fen missed = change.plan.life_months == 0 ? 0 : amortised_through(change.plan, january - 1);
  if (!wrong.amortisation_fen || *wrong.amortisation_fen == missed) return missed;
  refuse("IN-6", "CAS28:12; CAS6:17",
         {"自可供使用至上年末少提的摊销应为 " + to_grouped_text(missed) + "，填写的是 " +
              to_grouped_text(*wrong.amortisation_fen),
          "what was missed from its use to the last year's end is " + to_grouped_text(missed) + ", not " +
              to_grouped_text(*wrong.amortisation_fen)},
         {"更正 amortisation，或不填（由入表计算）",
          "correct amortisation, or leave it out and it is worked out"});
}

void become_intangible(const Misclassified& wrong, const Event& event, const Standing& standing,
                       const rulebook::Rules& rules, EntryFacts& facts, Consequence& result) {
  const Amounts& from = standing.inventory;
  demand_as_at_january(standing.opening.inventory, from, "IN-6");
  demand_never_amortised(standing);
  demand_earlier_availability(wrong, event);
  demand_available_once_there(wrong, standing);
  const int january = event.january();
  const int available = Period::of(*wrong.available_on).month_index();
  StatedEstimates stated = wrong.stated;
  if (!stated.estimates.indefinite) {
    if (wrong.remaining_months == 0) {
      refuse("UL-1", "CAS6:16", {"缺少剩余使用寿命", "the remaining life is missing"},
             {"填写自本年一月起的剩余使用寿命（月），或使用寿命不确定",
              "give remaining_months, from January of this year on, or indefinite"});
    }
    stated.estimates.life_months = january - available + wrong.remaining_months;
  }
  const Fen missed = amortisation_missed(wrong, stated, from.gross, available, january, rules);
  const Amounts opening{.gross = from.gross, .amortisation = missed};
  demand_can_stand(opening, opening, missed, {.amortisation = missed});
  judge_estimates(stated, opening.carrying(), available, rules, result.decisions);
  result.after.estimates = stated.estimates;
  result.movements = {{MovementKind::inventory_restated, from.negated(), "IN-6"},
                      {MovementKind::restated, opening, "IN-6"}};
  result.plan =
      plan_from_january(stated.estimates, wrong.remaining_months, available, opening, event, standing, rules);
  const Fen error = from.impairment - missed;  // what profit was too low by
  facts.amounts = {{"转入无形资产", from.gross},
                   {"转销跌价准备", from.impairment},
                   {"转出存货", from.gross},
                   {error < 0 ? "摊销更正" : "随同摊销", missed}};
}

void become_inventory(const Standing& standing, const Event& event, EntryFacts& facts, Consequence& result) {
  const Amounts& from = standing.intangible;
  demand_charged_through(standing, event.january() - 1, "AM-2");
  demand_as_at_january(standing.opening.intangible, from, "IN-6");
  result.after.estimates = {};
  result.movements = {{MovementKind::restated, from.negated(), "IN-6"},
                      {MovementKind::inventory_restated, {.gross = from.gross}, "IN-6"}};
  result.plan = stop_charging(event.january(), from);
  facts.amounts = {{"存货更正", from.gross},
                   {"摊销更正", from.amortisation},
                   {"转销减值准备", from.impairment},
                   {"转出无形资产", from.gross}};
}

}  // namespace

Consequence correct_classification(const Misclassified& wrong, const Event& event, const Standing& standing,
                                   const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  result.valid_from = Period::from_month_index(event.january()).first_day();
  demand_other_class(wrong, standing);
  demand_earlier_year(wrong.year, event);
  demand_order_of_balances(standing, event);
  demand_no_deferred_grant(standing, "IN-6");
  result.decisions.push_back(demand_asset(result.after, event.date, rules).decision);
  EntryFacts facts = facts_of(result.after, " 更正错误分类");
  if (wrong.purpose == Purpose::sale) {
    become_inventory(standing, event, facts, result);
  } else {
    become_intangible(wrong, event, standing, rules, facts, result);
  }
  Amounts change;
  for (const Movement& movement : result.movements) change += movement.delta;
  const bool profit_too_high = change.carrying() < 0;
  const Fen error = profit_too_high ? -change.carrying() : change.carrying();
  demand_within(wrong.effect, error);
  demand_recognised(wrong.effect, profit_too_high, standing);
  restate_earnings(wrong.effect, error, profit_too_high, facts, result);
  book({profit_too_high ? "前期多计利润" : "前期少计利润"}, facts, result.after, rules, settings, result);
  return result;
}

}  // namespace rubiao
