// SPDX-License-Identifier: Apache-2.0
// What a person has to know of a voucher beside its state: that a copy lies about which must not be posted,
// that it is in the ERP twice, what it was rejected for.
#pragma once

#include "voucher_exchange.h"

namespace erp {

// By key. `all`: every voucher, for two may be told under one number. A voucher without a remark is left out.
std::map<std::string, Text> remarks_on(const std::vector<Exchanged>& all,
                                       const std::vector<Receipt>& unmatched);

// The remarks on vouchers whose keys are asked for, a line each, the key first; "" if there are none.
Text remark_lines(Database& ledger, const std::string& company, const std::vector<std::string>& keys);

}  // namespace erp
