// SPDX-License-Identifier: Apache-2.0
// The ERP's own vouchers (purchase, payroll, sales) from a file with one line an entry
// (凭证号,日期,摘要,科目代码,借方金额,贷方金额,辅助核算), all or nothing. A voucher is known by its number
// within the month.
#pragma once

#include <string>
#include <string_view>

#include "import_cells.h"

namespace erp {

ImportReport import_vouchers(Database& ledger, const std::string& company, const std::string& file,
                             std::string_view bytes);

}  // namespace erp
