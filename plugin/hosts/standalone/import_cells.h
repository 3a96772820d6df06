// SPDX-License-Identifier: Apache-2.0
// Cells that every import reads: an account code and the two amounts of a line, each objected to with its
// place in the file. Which vouchers the lines make is the neighbours' affair.
#pragma once

#include "chart.h"
#include "csv_table.h"
#include "fen.h"

namespace erp {

void check_account_cell(const CsvTable& table, const CsvRow& row, std::size_t column, const Chart& chart,
                        std::vector<Problem>& problems);

Fen read_amount_cell(const CsvTable& table, const CsvRow& row, std::size_t column,
                     std::vector<Problem>& problems);

// What an import did, for the user.
struct ImportReport {
  Text message;
  bool changed = false;
};

}  // namespace erp
