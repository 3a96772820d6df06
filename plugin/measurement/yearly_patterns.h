// SPDX-License-Identifier: Apache-2.0
// Patterns that give each year of an asset's life an amount of its own [CAS6:17]. Years are asset-years,
// twelve months from the plan's first month on, so that a calendar year mixes two of them. The year is
// rounded to the fen, its months are equal, and its last month takes the rest. A life that is no whole number
// of years ends in a shorter year that weighs by its months. What takes the place of a plan within one of the
// years begins with the rest of that year.
#pragma once

#include "base/money.h"

namespace rubiao {

// What `months` of `life` equal months add up to; the last takes the remainder.
[[nodiscard]] Fen in_equal_months(Fen amount, int life, int months);

// 年数总和法: year k of N years takes (N − k + 1) ÷ (N(N + 1) ÷ 2).
//   12,000.00 over 36 months: 6,000.00, 4,000.00, 2,000.00 a year
// `past` of the months of `life` went before; `months` count from there on.
[[nodiscard]] Fen amortised_by_sum_of_years(Fen amortisable, int life, int months, int past = 0);

// 双倍余额递减法: each year takes 2 ÷ N of what is left, never below the residual value; the last two years
// are straight-line.
//   B = 100,000.00, S = 0, 60 months: 40,000.00, 24,000.00, 14,400.00, 10,800.00, 10,800.00
[[nodiscard]] Fen amortised_by_double_declining(Fen amortisable, Fen residual, int life, int months,
                                                int past = 0);

}  // namespace rubiao
