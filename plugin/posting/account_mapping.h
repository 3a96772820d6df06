// SPDX-License-Identifier: Apache-2.0
// Which of the host's accounts stand for ours: a mapping names a key that templates use, and balances that
// the books keep apart stay on accounts of their own.
#pragma once

#include "register/company_settings.h"
#include "rulebook/rules.h"

namespace rubiao {

// Throws Error(invalid_input) naming accounts.KEY.
void demand_mapping(const CompanySettings& changes, const CompanySettings& before,
                    const rulebook::Rules& rules);

}  // namespace rubiao
