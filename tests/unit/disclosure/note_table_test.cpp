// SPDX-License-Identifier: Apache-2.0
// Note tables A and B and the roll-forward of development expenditure against figures added up by hand.
#include "disclosure/note_table.h"

#include <doctest/doctest.h>

#include <array>

#include "base/error.h"
#include "sample_report.h"

using namespace rubiao;
using namespace rubiao::disclosure;

namespace {

struct Expected {
  const char* row;
  std::array<Fen, 4> cells;
};

void check_rows(const NoteTable& table, std::span<const Expected> expected) {
  for (const Expected& line : expected) {
    for (std::size_t column = 0; column < 4; ++column) {
      CAPTURE(line.row);
      CAPTURE(column);
      CHECK(table.cell(line.row, column) == line.cells[column]);
    }
  }
}

}  // namespace

TEST_CASE("note table A") {
  const NoteTable table = table_a(sample::movements());
  REQUIRE(table.rows.size() == 27);
  const std::array expected{Expected{"A2", {120'000'000, 0, 0, 120'000'000}},
                            Expected{"A3", {30'000'000, 80'000'000, 9'000'000, 119'000'000}},
                            Expected{"A4", {30'000'000, 0, 0, 30'000'000}},
                            Expected{"A5", {0, 80'000'000, 0, 80'000'000}},
                            Expected{"A6", {0, 0, 9'000'000, 9'000'000}},
                            Expected{"A7", {20'000'000, 0, 1'000'000, 21'000'000}},
                            Expected{"A8", {20'000'000, 0, 0, 20'000'000}},
                            Expected{"A9", {0, 0, 1'000'000, 1'000'000}},
                            Expected{"A10", {0, 0, 0, 0}},
                            Expected{"A11", {130'000'000, 80'000'000, 8'000'000, 218'000'000}},
                            Expected{"A13", {10'000'000, 0, 0, 10'000'000}},
                            Expected{"A14", {25'000'000, 4'000'001, 1'000'000, 30'000'001}},
                            Expected{"A15", {5'000'000, 0, 100'000, 5'100'000}},
                            Expected{"A16", {5'000'000, 0, 0, 5'000'000}},
                            Expected{"A17", {0, 0, 100'000, 100'000}},
                            Expected{"A18", {0, 0, 0, 0}},
                            Expected{"A19", {30'000'000, 4'000'001, 900'000, 34'900'001}},
                            Expected{"A21", {1'000'000, 0, 0, 1'000'000}},
                            Expected{"A22", {3'000'000, 0, 0, 3'000'000}},
                            Expected{"A23", {1'000'000, 0, 0, 1'000'000}},
                            Expected{"A24", {3'000'000, 0, 0, 3'000'000}},
                            Expected{"A26", {97'000'000, 75'999'999, 7'100'000, 180'099'999}},
                            Expected{"A27", {109'000'000, 0, 0, 109'000'000}}};
  check_rows(table, expected);
  for (const char* heading : {"A1", "A12", "A20", "A25"})
    CHECK_FALSE(table.cell(heading, total_column).has_value());
}

TEST_CASE("note table B") {
  const NoteTable table = table_b(sample::movements());
  REQUIRE(table.rows.size() == 21);
  const std::array expected{Expected{"B2", {5'000'000, 0, 0, 5'000'000}},
                            Expected{"B3", {2'000'000, 7'000'001, 0, 9'000'001}},
                            Expected{"B4", {2'000'000, 0, 0, 2'000'000}},
                            Expected{"B5", {0, 7'000'001, 0, 7'000'001}},
                            Expected{"B6", {0, 0, 0, 0}},
                            Expected{"B7", {3'000'000, 0, 0, 3'000'000}},
                            Expected{"B8", {3'000'000, 0, 0, 3'000'000}},
                            Expected{"B9", {0, 0, 0, 0}},
                            Expected{"B10", {0, 0, 0, 0}},
                            Expected{"B11", {4'000'000, 7'000'001, 0, 11'000'001}},
                            Expected{"B13", {20'000, 0, 0, 20'000}},
                            Expected{"B14", {150'000, 0, 0, 150'000}},
                            Expected{"B15", {60'000, 0, 0, 60'000}},
                            Expected{"B16", {10'000, 0, 0, 10'000}},
                            Expected{"B17", {50'000, 0, 0, 50'000}},
                            Expected{"B18", {110'000, 0, 0, 110'000}},
                            Expected{"B20", {3'890'000, 7'000'001, 0, 10'890'001}},
                            Expected{"B21", {4'980'000, 0, 0, 4'980'000}}};
  check_rows(table, expected);
}

TEST_CASE("development expenditure and what was expensed beside it") {
  const NoteTable table = development_table(sample::movements());
  using Line = std::pair<const char*, Fen>;
  const std::array expected{Line{"D1", 50'000'000}, Line{"D2", 60'000'000}, Line{"D3", 80'000'000},
                            Line{"D4", 5'000'000},  Line{"D5", 25'000'000}, Line{"D6", 12'345'678}};
  for (const auto& [row, amount] : expected) {
    CAPTURE(row);
    CHECK(table.cell(row, total_column) == amount);
    CHECK_FALSE(table.cell(row, 0).has_value());
  }
}

TEST_CASE("a row that does not exist is our own mistake") {
  const NoteTable table = table_a({});
  CHECK_THROWS_AS((void)table.cell("B1", 0), Error);
}

TEST_CASE("opening cells of the first year are blank, and refused where they hold an amount") {
  NoteTable empty = table_a({});
  blank_opening(empty);
  CHECK_FALSE(empty.cell("A2", 0).has_value());
  CHECK_FALSE(empty.cell("A27", total_column).has_value());
  CHECK(empty.cell("A11", 0) == 0);
  NoteTable opened = table_a(sample::movements());
  CHECK_THROWS_AS(blank_opening(opened), Error);
}
