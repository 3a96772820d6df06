// SPDX-License-Identifier: Apache-2.0
// The balance sheet (资产负债表) of the host's ledger at a day, beside the end of the year before, in the
// rows of the MoF form. Which account goes to which row is data (data/balance_sheet_*.csv), so an accountant
// can read it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "json.h"
#include "ledger_reading.h"
#include "text.h"

namespace erp {

// Rows in order; amounts as shown: assets by debit, liabilities and equity by credit.
struct SheetRow {
  std::string id{};
  std::string side{};  // asset, liability, equity
  std::string kind{};  // heading, line, deduction, of_which, subtotal, total
  std::string section{};
  Text name{};
  Fen amount_fen = 0;
};

// Fails if an account with a balance has no row, or if the two sides differ.
std::vector<SheetRow> balance_sheet(const std::vector<AccountBalance>& balances);

// The amount of one row by its id, and the total of a side.
Fen row_amount(const std::vector<SheetRow>& rows, const std::string& id);
Fen row_total(const std::vector<SheetRow>& rows, const std::string& side);

// Two-sided, as the form is printed.
Json balance_sheet_table(const std::vector<SheetRow>& closing, const std::vector<SheetRow>& opening,
                         const std::string& title, Language language);

}  // namespace erp
