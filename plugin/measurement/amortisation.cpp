// SPDX-License-Identifier: Apache-2.0
#include "measurement/amortisation.h"

#include <algorithm>

#include "measurement/yearly_patterns.h"

namespace rubiao {
namespace {

// [CAS6:17] charge = what is left ÷ months left, from the first month on.
Fen amortised_on_remainder(const AmortisationPlan& plan, int months) {
  Fen left = plan.amortisable_fen;
  for (int past = 0; past < months; ++past) {
    left -= multiply_divide(left, 1, plan.life_months - past, Rounding::half_away);
  }
  return plan.amortisable_fen - left;
}

// What was used of what was expected, rounded on the sum, so that no month's rounding is carried on.
Fen amortised_by_units(const AmortisationPlan& plan, std::int64_t used) {
  if (used == 0) return 0;  // also where no units are left that were expected
  if (used >= plan.units_expected) return plan.amortisable_fen;
  return multiply_divide(plan.amortisable_fen, used, plan.units_expected, Rounding::half_away);
}

}  // namespace

Fen amortised_through(const AmortisationPlan& plan, int month, std::int64_t units_used) {
  const int months = month - plan.first_month + 1;
  if (months <= 0 || plan.amortisable_fen <= 0 || plan.life_months <= 0) return 0;
  // What the end of the life finds is charged then, whatever was used.
  if (months >= plan.life_months) return plan.amortisable_fen;
  const int life = plan.past_months + plan.life_months;
  switch (plan.pattern) {
    case Pattern::on_remainder:
      return amortised_on_remainder(plan, months);
    case Pattern::sum_of_years:
      return amortised_by_sum_of_years(plan.amortisable_fen, life, months, plan.past_months);
    case Pattern::double_declining:
      return amortised_by_double_declining(plan.amortisable_fen, plan.residual_fen, life, months,
                                           plan.past_months);
    case Pattern::units:
      return amortised_by_units(plan, units_used);
    case Pattern::equal_months:
      break;
  }
  return in_equal_months(plan.amortisable_fen, plan.life_months, months);
}

}  // namespace rubiao
