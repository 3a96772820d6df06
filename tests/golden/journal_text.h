// SPDX-License-Identifier: Apache-2.0
// What an accountant compares: the vouchers in the host's ledger (借/贷, account, amount, rule), the balances
// they leave, and the rows of the note tables that moved in all the years of the provisions.
#pragma once

#include <string>

#include "property/company_in_memory.h"

namespace rubiao::test {

[[nodiscard]] std::string journal_text(CompanyInMemory& company);

}  // namespace rubiao::test
