// SPDX-License-Identifier: Apache-2.0
#include "measurement/temporary_difference.h"

#include <algorithm>

namespace rubiao {

Fen still_deductible(Fen cost_fen, int life_months, int first_month, int month) {
  const int left = std::clamp(first_month + life_months - 1 - month, 0, life_months);
  return multiply_divide(cost_fen, left, life_months, Rounding::half_away);
}

Fen tax_on(Fen difference_fen, const Ratio& rate) {
  return multiply_divide(difference_fen, static_cast<std::int64_t>(rate.numerator()),
                         static_cast<std::int64_t>(rate.denominator()), Rounding::half_away);
}

}  // namespace rubiao
