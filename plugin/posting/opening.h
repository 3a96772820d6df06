// SPDX-License-Identifier: Apache-2.0
// SC-4a: a data resource that is on the books when the system goes live takes over its balances. Nothing is
// posted, for the ledger holds them already; reconciliation compares the two. Exempt from the dating checks,
// and so approved by a second person [MOF2023-11:4].
#pragma once

#include "posting/consequence.h"

namespace rubiao {

[[nodiscard]] Consequence take_over(const OpeningBalance& opening, const Event& event,
                                    const Standing& standing, const rulebook::Rules& rules);

}  // namespace rubiao
