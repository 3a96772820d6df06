// SPDX-License-Identifier: Apache-2.0
// TX-1: the temporary difference of one asset, carrying amount less tax base [CAS18:7]. Above zero it is
// taxable later (应纳税), below zero deductible (可抵扣).
#pragma once

#include "base/money.h"
#include "base/ratio.h"

namespace rubiao {

struct TemporaryDifference {
  Fen carrying_fen = 0;
  Fen tax_base_fen = 0;
  Fen deferred_income_fen = 0;  // of grants that were taxed when they came: its own base is nil [CAS18:6]
  [[nodiscard]] Fen difference() const {
    return subtract(subtract(carrying_fen, tax_base_fen), deferred_income_fen);
  }
  [[nodiscard]] Fen taxable() const { return difference() > 0 ? difference() : 0; }
  [[nodiscard]] Fen deductible() const { return difference() < 0 ? -difference() : 0; }
};

// What the tax law has still to deduct at the end of `month` of a cost spread in equal months from
// `first_month` on; both are Period::month_index.
[[nodiscard]] Fen still_deductible(Fen cost_fen, int life_months, int first_month, int month);

// Rounded half away from zero.
[[nodiscard]] Fen tax_on(Fen difference_fen, const Ratio& rate);

}  // namespace rubiao
