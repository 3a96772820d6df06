// SPDX-License-Identifier: Apache-2.0
// What including data resources does to the debt ratio (资产负债率), honestly: the ratio as the books have
// it, and as it would be had the same spending been expensed. Only spending for which expensing was the real
// alternative counts: data that was bought outright could be capitalised under CAS 6 and CAS 1 before 2024 as
// well, so there the effect of inclusion is nil [MOF2023-11:1].
//
// With tax rate t, τ = t (2t if the super deduction would be claimed on the expense) and p the share of that
// tax already paid, capitalising X instead of expensing it adds (1 − τp)X to assets and τ(1 − p)X to
// liabilities. The ratio falls if and only if R(1 − τp) > τ(1 − p), R being the ratio without inclusion.
#pragma once

#include <span>

#include "base/money.h"
#include "base/ratio.h"
#include "base/text.h"
#include "measurement/movement.h"

namespace rubiao::impact {

struct BalanceSheetTotals {
  Fen assets_fen = 0;
  Fen liabilities_fen = 0;
};

struct TaxView {
  Ratio rate;        // t
  Ratio paid_share;  // p
  bool super_deduction = false;
  bool usable = true;  // false: losses that cannot be used, τ = 0

  [[nodiscard]] Ratio tau() const;
};

// One group of recognised data resources: what it carries, and whether it would have been expensed otherwise.
struct Included {
  Holding holding = Holding::intangible;
  Column column = Column::purchased;
  Fen carrying_fen = 0;
  [[nodiscard]] bool counts() const {
    return holding == Holding::development || (holding == Holding::intangible && column == Column::self_made);
  }
};

struct Effect {
  Fen included_fen = 0;     // X: carrying amount of what counts
  Fen development_fen = 0;  // the part of X that is still being developed
  Fen nil_fen = 0;          // carrying amount of what would be on the balance sheet anyway
  Ratio tau;
  Ratio with_inclusion;
  Ratio without_inclusion;
  Ratio change;      // with less without
  Ratio left_side;   // R(1 − τp)
  Ratio right_side;  // τ(1 − p)
  [[nodiscard]] bool falls() const { return left_side > right_side && included_fen != 0; }
};

// Throws Error(invalid_input) if there are no assets.
[[nodiscard]] Effect measure_effect(const BalanceSheetTotals& totals, std::span<const Included> included,
                                    const TaxView& tax);

// The totals as they will be once the tax of inclusion is booked: for books that do not hold it yet. Rounded
// to the fen.
[[nodiscard]] BalanceSheetTotals with_tax_of_inclusion(BalanceSheetTotals totals,
                                                       std::span<const Included> included,
                                                       const TaxView& tax);

// The sentence for the reader: what the effect is, by which comparison, and that it unwinds.
[[nodiscard]] Text explain(const Effect& effect);

}  // namespace rubiao::impact
