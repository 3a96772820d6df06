// SPDX-License-Identifier: Apache-2.0
// An amount with a third decimal is refused and never rounded: whoever exported it must say what the fen are.
#include "import_cells.h"

namespace erp {

void check_account_cell(const CsvTable& table, const CsvRow& row, std::size_t column, const Chart& chart,
                        std::vector<Problem>& problems) {
  const std::optional<Objection> objection = object_to_account(chart, row.cells[column]);
  if (!objection) return;
  Problem problem = table.problem(row, column, objection->expected, objection->todo);
  problem.found = objection->found;
  problems.push_back(std::move(problem));
}

Fen read_amount_cell(const CsvTable& table, const CsvRow& row, std::size_t column,
                     std::vector<Problem>& problems) {
  const ParsedAmount amount = parse_amount(row.cells[column]);
  switch (amount.fault) {
    case AmountFault::none:
      break;
    case AmountFault::not_a_number:
      problems.push_back(table.problem(row, column, {"金额，如 1234.50", "an amount such as 1234.50"},
                                       {"去掉货币符号和文字", "remove currency signs and words"}));
      break;
    case AmountFault::too_many_decimals:
      problems.push_back(table.problem(row, column, {"至多两位小数（分）", "at most two decimals (fen)"},
                                       {"按分取整后重新导出", "round to the fen and export again"}));
      break;
    case AmountFault::too_large:
      problems.push_back(
          table.problem(row, column, {"不超过 10 万亿元", "at most 10,000,000,000,000 yuan"}, {}));
      break;
  }
  return amount.fen;
}

}  // namespace erp
