// SPDX-License-Identifier: Apache-2.0
// TX-1: stating what the tax law deducts of a data set [CAS18:5].
#pragma once

#include "posting/consequence.h"

namespace rubiao {

// What was in 无形资产, or went from there to 持有待售资产.
[[nodiscard]] Fen intangible_cost(const Standing& standing);

// Changes the register; what is booked for it comes with the next measurement.
[[nodiscard]] Consequence set_tax_base(const TaxBaseSet& set, const Event& event, const Standing& standing);

}  // namespace rubiao
