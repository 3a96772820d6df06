// SPDX-License-Identifier: Apache-2.0
#include "measurement/estimate_effect.h"

#include <map>

#include "base/money.h"

namespace rubiao {
namespace {

bool goes_by_units(const AmortisationPlan& plan) {
  return plan.life_months > 0 && plan.pattern == Pattern::units;
}

Fen share_of(Fen whole, Fen part, Fen sum) {
  return sum == 0 ? 0 : multiply_divide(whole, part, sum, Rounding::half_away);
}

}  // namespace

std::optional<std::vector<YearEffect>> effect_by_year(const std::optional<AmortisationPlan>& before,
                                                      const PlanChange& after, Fen deferred_fen) {
  if ((before && goes_by_units(*before)) || goes_by_units(after.plan)) return std::nullopt;
  std::map<int, YearEffect> years;
  const auto charge = [&](const AmortisationPlan& plan, Fen YearEffect::*column) {
    Fen charged = after.plan.charged_before_fen;
    for (int month = after.from_month; plan.life_months > 0 && month <= last_month_of(plan); ++month) {
      const Fen fen = charge_of(plan, month, charged);
      charged = add(charged, fen);
      Fen& sum = years[Period::from_month_index(month).year()].*column;
      sum = add(sum, fen);
    }
  };
  if (before) charge(*before, &YearEffect::before_fen);
  charge(after.plan, &YearEffect::after_fen);
  Fen sum_before = 0;
  Fen sum_after = 0;
  for (const auto& [year, effect] : years) {
    sum_before = add(sum_before, effect.before_fen);
    sum_after = add(sum_after, effect.after_fen);
  }
  std::vector<YearEffect> effects;
  for (auto& [year, effect] : years) {
    effect.year = year;
    effect.released_fen = share_of(deferred_fen, effect.after_fen, sum_after) -
                          share_of(deferred_fen, effect.before_fen, sum_before);
    effects.push_back(effect);
  }
  return effects;
}

}  // namespace rubiao
