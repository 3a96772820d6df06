// SPDX-License-Identifier: Apache-2.0
#include "measurement/straight_line.h"

#include <algorithm>

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

}  // namespace

Fen amortised_through(const AmortisationPlan& plan, int month) {
  const int months = month - plan.first_month + 1;
  if (months <= 0 || plan.amortisable_fen <= 0) return 0;
  if (months >= plan.life_months) return plan.amortisable_fen;
  if (plan.convention == StraightLine::on_remainder) return amortised_on_remainder(plan, months);
  const Fen monthly = multiply_divide(plan.amortisable_fen, 1, plan.life_months, Rounding::half_away);
  return std::min(monthly * months, plan.amortisable_fen);
}

}  // namespace rubiao
