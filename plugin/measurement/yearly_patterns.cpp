// SPDX-License-Identifier: Apache-2.0
#include "measurement/yearly_patterns.h"

#include <algorithm>

namespace rubiao {
namespace {

constexpr int year = 12;

int months_of_year(int life, int past) {
  return std::min(year, life - past);
}

// A year weighs what is left of the life when it begins, by its months: N − k + 1 for whole years.
std::int64_t weight_of_year(int life, int past) {
  return static_cast<std::int64_t>(life - past) * months_of_year(life, past);
}

}  // namespace

Fen in_equal_months(Fen amount, int life, int months) {
  if (months >= life) return amount;
  return std::min(multiply_divide(amount, 1, life, Rounding::half_away) * months, amount);
}

Fen amortised_by_sum_of_years(Fen amortisable, int life, int months) {
  std::int64_t weights = 0;
  for (int past = 0; past < life; past += year) weights += weight_of_year(life, past);
  Fen sum = 0;
  for (int past = 0; past < months; past += year) {
    const bool last = past + year >= life;
    const Fen share = multiply_divide(amortisable, weight_of_year(life, past), weights, Rounding::half_away);
    const Fen of_year = last ? amortisable - sum : std::min(share, amortisable - sum);
    sum += in_equal_months(of_year, months_of_year(life, past), months - past);
  }
  return sum;
}

Fen amortised_by_double_declining(Fen amortisable, Fen residual, int life, int months) {
  Fen left = amortisable;
  for (int past = 0; past < months; past += year) {
    if (life - past <= 2 * year) {
      left -= in_equal_months(left, life - past, months - past);
      break;
    }
    const Fen share = multiply_divide(left + residual, 2 * year, life, Rounding::half_away);
    left -= in_equal_months(std::min(share, left), year, months - past);
  }
  return amortisable - left;
}

}  // namespace rubiao
