// SPDX-License-Identifier: Apache-2.0
#include "disclosure/note_table.h"

#include <algorithm>
#include <string>

#include "base/error.h"

namespace rubiao::disclosure {
namespace {

// What stands on the balance sheet: spending that was expensed has no balance.
bool has_balance(const MovementTotal& total, TableId table) {
  const Holding holding = holding_of(total.kind);
  if (table == TableId::intangible_assets) return holding == Holding::intangible;
  if (table == TableId::inventories) return holding == Holding::inventory;
  return holding == Holding::development;
}

Fen part_of(const Amounts& amounts, Part part) {
  switch (part) {
    case Part::gross:
      return amounts.gross;
    case Part::amortisation:
      return amounts.amortisation;
    case Part::impairment:
      return amounts.impairment;
    case Part::provision:
      return -amounts.impairment;
    default:
      return amounts.carrying();
  }
}

// What one total of movements adds to a row.
Fen contribution(const MovementTotal& total, const Row& row, TableId table) {
  if (row.content == Content::movement) {
    const auto kind = static_cast<unsigned>(total.kind);
    const bool named = kind < 64 && (row.kinds >> kind & 1U) != 0;
    const Fen amount = named ? part_of(total.during, row.part) : 0;
    return row.decrease ? -amount : amount;
  }
  if (!has_balance(total, table)) return 0;
  const Fen before = part_of(total.before, row.part);
  return row.content == Content::opening ? before : add(before, part_of(total.during, row.part));
}

NoteRow fill(const Row& row, TableId table, std::span<const MovementTotal> totals) {
  NoteRow filled{.row = &row};
  if (row.content == Content::heading) return filled;
  filled.cells.fill(0);
  for (const MovementTotal& total : totals) {
    const Fen amount = contribution(total, row, table);
    auto& column = filled.cells[static_cast<std::size_t>(total.column) - 1];
    column = add(*column, amount);
    filled.cells[total_column] = add(*filled.cells[total_column], amount);
  }
  return filled;
}

NoteTable tabulate(TableId id, std::span<const MovementTotal> totals) {
  NoteTable table{.id = id, .rows = {}};
  for (const Row& row : rows_of(id)) table.rows.push_back(fill(row, id, totals));
  return table;
}

}  // namespace

const std::optional<Fen>& NoteTable::cell(std::string_view row_id, std::size_t column) const {
  const Row* wanted = &row_named(id, row_id);
  return std::ranges::find(rows, wanted, &NoteRow::row)->cells.at(column);
}

std::optional<Fen>& NoteTable::cell(std::string_view row_id, std::size_t column) {
  const Row* wanted = &row_named(id, row_id);
  return std::ranges::find(rows, wanted, &NoteRow::row)->cells.at(column);
}

NoteTable table_a(std::span<const MovementTotal> totals) {
  return tabulate(TableId::intangible_assets, totals);
}

NoteTable table_b(std::span<const MovementTotal> totals) {
  return tabulate(TableId::inventories, totals);
}

NoteTable development_table(std::span<const MovementTotal> totals) {
  NoteTable table = tabulate(TableId::development_expenditure, totals);
  for (NoteRow& row : table.rows)
    std::fill(row.cells.begin(), row.cells.begin() + total_column, std::nullopt);
  return table;
}

void blank_opening(NoteTable& table) {
  for (NoteRow& row : table.rows) {
    if (row.row->content != Content::opening) continue;
    for (auto& cell : row.cells) {
      if (cell.value_or(0) != 0) {
        refuse("INV-3", "MOF2023-11:4",
               {"首次执行年度的期初应为空，但 " + std::string(row.row->id) + " 为 " + to_text(*cell),
                "in the first year the opening column is blank, yet " + std::string(row.row->id) + " is " +
                    to_text(*cell)},
               {"取消首次执行标志，或核对期初之前的业务事件",
                "clear the first-year flag, or check the events before the period"});
      }
      cell.reset();
    }
  }
}

}  // namespace rubiao::disclosure
