// SPDX-License-Identifier: Apache-2.0
// Straight-line amortisation by month [CAS6:17] [CAS6:18]. Month-in, month-out (AM-2): the month in which an
// asset becomes available is charged in full, the month in which it leaves is not charged.
//
// Equal months: each is the amortisable amount over the life, rounded to the fen half away from zero, capped
// by what is left; the last month takes the remainder, so that the months sum to the amortisable amount
// exactly. A company whose books "recompute on the remainder each month" chooses the other convention by
// parameter.
#pragma once

#include <cstdint>

#include "base/date.h"
#include "base/money.h"

namespace rubiao {

enum class StraightLine : std::uint8_t {
  equal_months = 1,  // 固定月额
  on_remainder = 2,  // 按余额重算
};

struct AmortisationPlan {
  Fen amortisable_fen = 0;  // cost − residual − impairment at the start of this spread (AM-3)
  int life_months = 0;
  int first_month = 0;  // Period::month_index of the month available for use
  StraightLine convention = StraightLine::equal_months;
};

// What the months from first_month to `month` (a Period::month_index) add up to.
[[nodiscard]] Fen amortised_through(const AmortisationPlan& plan, int month);

// The charge of one month, given what has been charged before: catches up months that were missed.
[[nodiscard]] inline Fen charge_of(const AmortisationPlan& plan, int month, Fen charged_before) {
  return amortised_through(plan, month) - charged_before;
}

}  // namespace rubiao
