// SPDX-License-Identifier: Apache-2.0
// A batch of vouchers as the file that a closed ERP imports: CSV with the headings that domestic ERPs use in
// their voucher imports, one row a line of a voucher; or XML (schemas/exchange/vouchers.xsd). And the form on
// which the ERP answers, one row a voucher, keys and totals filled in.
#pragma once

#include <string>

#include "voucher_exchange.h"

namespace erp {

std::string exchange_csv(Database& ledger, const Company& company, const Batch& batch, Language language);
std::string exchange_xml(Database& ledger, const Company& company, const Batch& batch);
std::string receipt_form(const Company& company, const Batch& batch, Language language);

}  // namespace erp
