// SPDX-License-Identifier: Apache-2.0
// Rows are as wide as the header; a cell that is exported is never a formula and comes back when it is read.
#include "formats/csv.h"
#include "fuzzing.h"

using namespace rubiao;

namespace {

void demand_round_trip(const std::string& cell) {
  const std::string exported = formats::csv_cell(cell);
  std::vector<Problem> problems;
  const auto table = formats::parse_csv("h,i\n" + exported + ",x\n", "out.csv", problems);
  if (cell.starts_with("\xEF\xBB\xBF")) return;
  fuzzing::demand(problems.empty() && table.rows.size() == 1, "an exported cell is one cell");
  const std::string& back = table.rows[0].cells[0];
  fuzzing::demand(back == cell || back == "'" + cell, "an exported cell comes back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<Problem> problems;
  fuzzing::accepts([&] {
    const auto table = formats::parse_csv(fuzzing::bytes_of(data, size), "in.csv", problems,
                                          {.bytes = 1u << 20, .line_bytes = 4096, .columns = 16});
    std::int64_t last = 0;
    for (const formats::CsvRow& row : table.rows) {
      fuzzing::demand(row.cells.size() == table.header.size(), "a row is as wide as the header");
      fuzzing::demand(row.line > last, "rows come in order");
      last = row.line;
      for (const std::string& cell : row.cells) demand_round_trip(cell);
    }
  });
  for (const Problem& problem : problems) fuzzing::demand_showable(problem);
  return 0;
}
