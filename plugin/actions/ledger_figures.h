// SPDX-License-Identifier: Apache-2.0
// Figures read from the host's trial balance: balance-sheet totals, the rows that 其中：数据资源 stands
// under, and the balances of the data sub-accounts that the note tables must agree with. Rows are found by
// the codes of the MoF chart of accounts [MOF2006-18:A]; the data sub-accounts by the company's own mapping.
#pragma once

#include <span>

#include "batch/books.h"
#include "disclosure/invariants.h"
#include "disclosure/report.h"
#include "impact/debt_ratio.h"
#include "posting/entry.h"
#include "register/company_settings.h"

namespace rubiao {

// Assets and work in progress against liabilities; input VAT not yet used up (a debit balance on 应交税费) is
// an asset.
[[nodiscard]] impact::BalanceSheetTotals balance_sheet_totals(std::span<const HostAccount> accounts);

[[nodiscard]] disclosure::ParentRows parent_rows(std::span<const HostAccount> accounts,
                                                 const std::string& development_code);

[[nodiscard]] disclosure::LedgerBalances data_balances(std::span<const HostAccount> accounts,
                                                       const Accounts& codes);

}  // namespace rubiao
