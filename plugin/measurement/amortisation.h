// SPDX-License-Identifier: Apache-2.0
// Amortisation by month [CAS6:17] [CAS6:18]. Month-in, month-out (AM-2): the month in which an asset becomes
// available is charged in full, the month in which it leaves is not charged.
//
// A plan spreads what is left of an asset over what is left of its life. When an estimate changes or the
// asset is impaired, a new plan begins and spreads anew; the old one is never recomputed (AM-9, AM-10). When
// only the amount changes, the new plan goes on in the asset-years of the old one.
// Whatever the pattern, amounts are rounded to the fen half away from zero, capped by what is left, and the
// last month takes the remainder, so that the months sum to the amortisable amount exactly.
#pragma once

#include <cstdint>

#include "base/date.h"
#include "base/money.h"

namespace rubiao {

// How the amount is spread; numbers are kept in the store and frozen.
enum class Pattern : std::uint8_t {
  equal_months = 1,      // 直线法，固定月额: each month the amount over the life
  on_remainder = 2,      // 直线法，按余额重算: each month what is left over the months left
  sum_of_years = 3,      // 年数总和法
  double_declining = 4,  // 双倍余额递减法, straight-line for the last two years
  units = 5,             // 产量法, 收入法: by what was used of what is expected
};

struct AmortisationPlan {
  Fen amortisable_fen = 0;  // B − S at the start of this plan: carrying amount less residual (AM-3)
  int life_months = 0;      // from first_month on; 0: nothing is charged
  int first_month = 0;      // Period::month_index of the first month charged by this plan
  Pattern pattern = Pattern::equal_months;
  Fen residual_fen = 0;             // S; a declining balance is computed on B
  std::int64_t units_expected = 0;  // from first_month on, for Pattern::units
  Fen charged_before_fen = 0;       // by earlier plans of the same asset
  int past_months = 0;              // of the asset-years, before first_month; else they begin with it
};

// What the months from first_month to `month` (a Period::month_index) add up to. `units_used`: those reported
// for these months, for Pattern::units.
[[nodiscard]] Fen amortised_through(const AmortisationPlan& plan, int month, std::int64_t units_used = 0);

// The charge of one month, given what was ever charged before: catches up months that were missed.
[[nodiscard]] inline Fen charge_of(const AmortisationPlan& plan, int month, Fen charged_before,
                                   std::int64_t units_used = 0) {
  return plan.charged_before_fen + amortised_through(plan, month, units_used) - charged_before;
}

[[nodiscard]] inline int last_month_of(const AmortisationPlan& plan) {
  return plan.first_month + plan.life_months - 1;
}

}  // namespace rubiao
