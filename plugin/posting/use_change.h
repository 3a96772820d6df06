// SPDX-License-Identifier: Apache-2.0
// A change of use, prospective: later amortisation falls elsewhere (AM-8) [CAS6:17]; between own use and sale
// the data moves to inventory, E21a, or to intangible assets, E21b, at its carrying amount (IN-6). What was
// wrong from the start is an error, not a change of use; which it is, two persons judge.
#pragma once

#include "posting/consequence.h"

namespace rubiao {

[[nodiscard]] Consequence change_use(const Event& event, const Standing& standing,
                                     const rulebook::Rules& rules, const CompanySettings& settings);

}  // namespace rubiao
