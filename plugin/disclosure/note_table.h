// SPDX-License-Identifier: Apache-2.0
// NoteTable: the figures of one note table, drawn from the movements of the period and of all time before it
// [MOF2023-11:3.2]. Opening and closing balances are summed from the movements themselves and never rolled
// from one another, the total column never from the columns, so that the roll-forward checks of invariants.h
// can fail. A blank cell is absent; a nil cell is 0.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "disclosure/rows.h"

namespace rubiao::disclosure {

inline constexpr std::size_t total_column = 3;

struct NoteRow {
  const Row* row;                             // of rows_of(), which live as long as the program
  std::array<std::optional<Fen>, 4> cells{};  // purchased, self-made, other, total
};

struct NoteTable {
  TableId id;
  std::vector<NoteRow> rows;

  [[nodiscard]] const std::optional<Fen>& cell(std::string_view row_id, std::size_t column) const;
  [[nodiscard]] std::optional<Fen>& cell(std::string_view row_id, std::size_t column);
};

// Note table A: 27 rows.
[[nodiscard]] NoteTable table_a(std::span<const MovementTotal> totals);
// Note table B: 21 rows.
[[nodiscard]] NoteTable table_b(std::span<const MovementTotal> totals);
// Development expenditure: 6 rows; only the total column is filled, for projects have no acquisition route.
[[nodiscard]] NoteTable development_table(std::span<const MovementTotal> totals);

// In the first year of application nothing was recognised before, and the opening cells stay blank
// [MOF2023-11:4]. Throws Error(refused) if one of them holds an amount.
void blank_opening(NoteTable& table);

}  // namespace rubiao::disclosure
