// SPDX-License-Identifier: Apache-2.0
// What a person has to look at when a month has ended: rights that end, tests that are due, lives that are to
// be reviewed. Found by indexes, so that a register of a million data sets is not read for it.
#pragma once

#include <vector>

#include "base/error.h"
#include "rulebook/rules.h"
#include "store/company.h"

namespace rubiao::audit {

// As the register is now, at the end of a month: the day of the rules. `told_until`: the day of the last run
// that told them; a year's end between the two is told too.
[[nodiscard]] std::vector<Problem> month_end_duties(const store::Connection& connection,
                                                    const store::Company& company,
                                                    const rulebook::Rules& rules, Date told_until);

}  // namespace rubiao::audit
