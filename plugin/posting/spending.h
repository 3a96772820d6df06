// SPDX-License-Identifier: Apache-2.0
// Spending on a data set: E01 and E02 (purchase and processing into an intangible asset), E03 (what is no
// part of cost), E05 (research), E06 (development), E17 and E18 (inventory) [MOF2023-11:2.2]
// [MOF2023-11:2.5].
#pragma once

#include "posting/consequence.h"

namespace rubiao {

[[nodiscard]] Consequence spend(const CostIncurred& cost, const Event& event, const Standing& standing,
                                const rulebook::Rules& rules, const CompanySettings& settings);

}  // namespace rubiao
