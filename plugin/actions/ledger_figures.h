// SPDX-License-Identifier: Apache-2.0
// Figures read from the host: its balance sheet with the rows that 其中：数据资源 stands under, and the
// balances of the data sub-accounts that the note tables must agree with, found by the company's own mapping.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>

#include "batch/books.h"
#include "disclosure/invariants.h"
#include "disclosure/report.h"
#include "posting/entry.h"
#include "register/company_settings.h"

namespace rubiao {

// The host's own balance sheet; worked out from the trial balance where the host keeps none.
[[nodiscard]] HostBalanceSheet balance_sheet_at(Books& books, Date day, const Accounts& codes);

// By the codes of the chart. `expensed_code`: 研发支出—费用化支出, which is no asset.
[[nodiscard]] HostBalanceSheet balance_sheet_of(std::span<const HostAccount> accounts,
                                                const std::string& expensed_code);

[[nodiscard]] disclosure::ParentRows parent_rows(const HostBalanceSheet& sheet);

[[nodiscard]] disclosure::LedgerBalances data_balances(std::span<const HostAccount> accounts,
                                                       const Accounts& codes);

// The balance, debit less credit, of an account key that the company has mapped to accounts of its own.
// Nothing while the chart's own code stands for it, where other matters of the company are booked too.
[[nodiscard]] std::optional<Fen> own_balance(std::span<const HostAccount> accounts,
                                             const rulebook::Rules& rules, const CompanySettings& settings,
                                             const std::string& key);
// And of the key's account whatever it holds.
[[nodiscard]] Fen whole_balance(std::span<const HostAccount> accounts, const rulebook::Rules& rules,
                                const CompanySettings& settings, const std::string& key);

// The host's name of each account by its code.
[[nodiscard]] std::map<std::string, std::string> account_names(Books& books, Date on);

}  // namespace rubiao
