// SPDX-License-Identifier: Apache-2.0
// What a closed ERP answers to a batch, from a file with one row a voucher
// (凭证键,批次,状态,ERP凭证号,ERP凭证日期,金额合计,说明), all or nothing. A row without state, number,
// date and note is not answered yet.
#pragma once

#include <string>
#include <string_view>

#include "import_cells.h"
#include "voucher_exchange.h"

namespace erp {

// A key that no voucher has is taken in and shown as unmatched. Throws Failure with every problem: as invalid
// input what is written wrongly, such as a total that is not the voucher's; as a conflict what cannot be,
// such as a key posted under a second number (receipt_check.h). The report tells what a person has to know of
// the vouchers answered.
ImportReport import_receipts(Database& ledger, const std::string& company, const std::string& file,
                             std::string_view bytes, const User& user, std::int32_t received);

}  // namespace erp
