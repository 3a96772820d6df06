// SPDX-License-Identifier: Apache-2.0
// The two steps that make an asset: entering the development stage, from which spending is capitalised
// [CAS6:9], and reaching the intended use, from which it is amortised: E07 for what was developed inside,
// E18.2 for processed inventory, and no entry for what was bought, whose cost stands in 1701 already
// [CAS6:13] [CAS6:17].
#pragma once

#include "posting/consequence.h"

namespace rubiao {

[[nodiscard]] Consequence enter_development(const Event& event, const Standing& standing,
                                            const rulebook::Rules& rules);
[[nodiscard]] Consequence become_available(const StageChanged& change, const Event& event,
                                           const Standing& standing, const rulebook::Rules& rules,
                                           const CompanySettings& settings);

}  // namespace rubiao
