// SPDX-License-Identifier: Apache-2.0
#include "measurement/estimate_effect.h"

#include <map>

namespace rubiao {
namespace {

bool goes_by_units(const AmortisationPlan& plan) {
  return plan.life_months > 0 && plan.pattern == Pattern::units;
}

}  // namespace

std::optional<std::vector<YearEffect>> effect_by_year(const std::optional<AmortisationPlan>& before,
                                                      const PlanChange& after) {
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
  std::vector<YearEffect> effects;
  for (auto& [year, effect] : years) {
    effect.year = year;
    effects.push_back(effect);
  }
  return effects;
}

}  // namespace rubiao
