// SPDX-License-Identifier: Apache-2.0
#include "measurement/plan_change.h"

#include <algorithm>

namespace rubiao {
namespace {

Pattern pattern_of(Method method, Pattern straight_line) {
  switch (method) {
    case Method::sum_of_years:
      return Pattern::sum_of_years;
    case Method::double_declining:
      return Pattern::double_declining;
    case Method::units:
    case Method::revenue:
      return Pattern::units;
    case Method::straight_line:
      break;
  }
  return straight_line;
}

bool by_asset_years(Pattern pattern) {
  return pattern == Pattern::sum_of_years || pattern == Pattern::double_declining;
}

}  // namespace

PlanStart left_by(const std::optional<AmortisationPlan>& plan, int month, const Amounts& standing,
                  Fen charged_fen, std::int64_t units_used) {
  PlanStart start{.month = month, .standing = standing, .charged_fen = charged_fen};
  if (!plan) return start;
  start.months_left = std::max(0, last_month_of(*plan) - month + 1);
  start.units_left = std::max<std::int64_t>(0, plan->units_expected - units_used);
  return start;
}

bool changes_something(const EstimateChanged& change) {
  return change.remaining_months || change.indefinite || change.method || change.residual_fen ||
         change.units_left;
}

Estimates revise(const Estimates& before, const EstimateChanged& change, PlanStart& start) {
  Estimates after = before;
  after.indefinite = change.indefinite.value_or(before.indefinite && !change.remaining_months);
  after.method = change.method.value_or(before.method);
  after.residual_fen = change.residual_fen.value_or(before.residual_fen);
  start.months_left = after.indefinite ? 0 : change.remaining_months.value_or(start.months_left);
  start.units_left = change.units_left.value_or(start.units_left);
  after.units_expected = start.units_left;
  return after;
}

PlanChange spread_anew(const Estimates& estimates, const PlanStart& start, Pattern straight_line) {
  const Fen amortisable = start.standing.carrying() - estimates.residual_fen;
  const bool nothing_to_charge = estimates.indefinite || amortisable <= 0;
  const Pattern pattern = pattern_of(estimates.method, straight_line);
  return {.from_month = start.month,
          .plan = {.amortisable_fen = std::max<Fen>(0, amortisable),
                   .life_months = nothing_to_charge ? 0 : std::max(0, start.months_left),
                   .first_month = start.month,
                   .pattern = pattern,
                   .residual_fen = estimates.residual_fen,
                   .units_expected = start.units_left,
                   .charged_before_fen = start.charged_fen,
                   .past_months = by_asset_years(pattern) ? start.asset_months : 0},
          .standing = start.standing};
}

PlanChange carry_on(const std::optional<AmortisationPlan>& plan, const Estimates& estimates,
                    const PlanStart& start, Pattern straight_line) {
  PlanChange change = spread_anew(estimates, start, straight_line);
  if (!plan || !by_asset_years(change.plan.pattern) || start.month < plan->first_month) return change;
  const bool ends_as_before = last_month_of(change.plan) == last_month_of(*plan);
  if (change.plan.life_months > 0 && ends_as_before)
    change.plan.past_months = plan->past_months + start.month - plan->first_month;
  return change;
}

PlanChange stop_charging(int from_month, const Amounts& standing) {
  return {.from_month = from_month, .plan = {.first_month = from_month}, .standing = standing};
}

}  // namespace rubiao
