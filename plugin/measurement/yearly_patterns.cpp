// SPDX-License-Identifier: Apache-2.0
#include "measurement/yearly_patterns.h"

#include <algorithm>

namespace rubiao {
namespace {

constexpr int year = 12;

// Of the year in which the month `at` of a life lies, that one included.
int months_of_year(int life, int at) {
  return std::min(year - at % year, life - at);
}

// A month weighs what is left of the life when its year begins: N − k + 1 for whole years.
std::int64_t weight_of_year(int life, int at) {
  return static_cast<std::int64_t>(life - at + at % year) * months_of_year(life, at);
}

}  // namespace

Fen in_equal_months(Fen amount, int life, int months) {
  if (months >= life) return amount;
  return std::min(multiply_divide(amount, 1, life, Rounding::half_away) * months, amount);
}

Fen amortised_by_sum_of_years(Fen amortisable, int life, int months, int past) {
  std::int64_t weights = 0;
  for (int at = past; at < life; at += months_of_year(life, at)) weights += weight_of_year(life, at);
  const int end = past + months;
  Fen sum = 0;
  for (int at = past; at < end; at += months_of_year(life, at)) {
    const bool last = at + months_of_year(life, at) >= life;
    const Fen share = multiply_divide(amortisable, weight_of_year(life, at), weights, Rounding::half_away);
    const Fen of_year = last ? amortisable - sum : std::min(share, amortisable - sum);
    sum += in_equal_months(of_year, months_of_year(life, at), end - at);
  }
  return sum;
}

// Of a year of which `gone` months went before, the book value B at its start has become B − B × 2 × gone ÷
// life.
Fen amortised_by_double_declining(Fen amortisable, Fen residual, int life, int months, int past) {
  const int end = past + months;
  Fen left = amortisable;
  for (int at = past; at < end; at += months_of_year(life, at)) {
    const int gone = at % year;
    if (life - at + gone <= 2 * year) {
      left -= in_equal_months(left, life - at, end - at);
      break;
    }
    const Fen share =
        multiply_divide(left + residual, 2 * (year - gone), life - 2 * gone, Rounding::half_away);
    left -= in_equal_months(std::min(share, left), year - gone, end - at);
  }
  return amortisable - left;
}

}  // namespace rubiao
