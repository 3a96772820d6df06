// SPDX-License-Identifier: Apache-2.0
// How the effect of inclusion unwinds: what is left of it at the end of each coming year, as the planned
// amortisation of the assets on the books takes it back, all else unchanged.
#pragma once

#include <span>
#include <vector>

#include "impact/debt_ratio.h"
#include "measurement/amortisation.h"

namespace rubiao::impact {

struct Planned {
  AmortisationPlan plan;
  Fen charged_fen = 0;  // so far
};

struct YearEnd {
  int year = 0;
  Fen remaining_fen = 0;  // of the amount that counts
  Ratio with_inclusion;
  Ratio change;  // against the ratio without inclusion
};

// From the end of `from_year` to the end of the last life.
[[nodiscard]] std::vector<YearEnd> project_unwinding(const BalanceSheetTotals& totals, const Effect& today,
                                                     std::span<const Planned> plans, const TaxView& tax,
                                                     int from_year);

}  // namespace rubiao::impact
