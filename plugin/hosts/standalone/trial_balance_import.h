// SPDX-License-Identifier: Apache-2.0
// Opening balances from a trial balance (科目代码,科目名称,借方余额,贷方余额): one immutable opening voucher
// a company, all or nothing. The same file again changes nothing; another one is a conflict.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "import_cells.h"

namespace erp {

ImportReport import_trial_balance(Database& ledger, const std::string& company, std::int32_t date,
                                  const std::string& file, std::string_view bytes);

}  // namespace erp
