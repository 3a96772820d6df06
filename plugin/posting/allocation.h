// SPDX-License-Identifier: Apache-2.0
// Cost that several data sets share, people and compute, allocated by a stated key. Each part is spending on
// its data set like any other (spending.h), capitalised or expensed by that one's stage [CAS6:9] [CAS6:13];
// what cannot be allocated reasonably is expensed.
#pragma once

#include "posting/consequence.h"

namespace rubiao {

// The standing's `others` are the shares but for the event's own, in their order.
[[nodiscard]] Consequence allocate_shared_cost(const SharedCostAllocated& allocated, const Event& event,
                                               const Standing& standing, const rulebook::Rules& rules,
                                               const CompanySettings& settings);

}  // namespace rubiao
