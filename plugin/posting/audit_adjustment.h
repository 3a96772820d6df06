// SPDX-License-Identifier: Apache-2.0
// What the month's end would do with an event of the thirteenth period, and does not, for none follows it:
// expensed research is closed to 研发费用 (E05a), and what is left of a grant goes with its asset (E11.2).
#pragma once

#include "posting/consequence.h"

namespace rubiao {

// `standing`: that of the event's own data set when the event came. Nothing for another event.
void close_adjustment(const Event& event, const Standing& standing, const rulebook::Rules& rules,
                      const CompanySettings& settings, Consequence& consequence);

}  // namespace rubiao
