// SPDX-License-Identifier: Apache-2.0
// A CSV file as rows of cells, each row with the line it begins on, read by libcsv in strict mode and bounded
// in size. A Layout says which columns an import needs and by which names; the cells then come in the
// layout's order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "failure.h"

namespace erp {

struct CsvRow {
  long line = 0;
  std::vector<std::string> cells{};
};

struct Column {
  std::string zh{};       // 科目代码
  std::string en{};       // code
  bool optional = false;  // a file without it has empty cells there
};
using Layout = std::vector<Column>;

struct CsvTable {
  std::string file{};
  std::vector<CsvRow> rows;         // without the header; cells in the order of the layout
  std::vector<long> columns;        // where each column of the layout stands in the file, from 1; 0: nowhere
  std::vector<std::string> titles;  // as the file writes them

  // A problem with one cell.
  Problem problem(const CsvRow& row, std::size_t column, Text expected, Text todo) const;
};

// Appends what is wrong with the file to `problems` and answers the rows that are sound.
CsvTable read_csv_table(const std::string& file, std::string_view bytes, const Layout& layout,
                        std::vector<Problem>& problems);

// The rows of a file of data/, without comments and header.
std::vector<CsvRow> embedded_rows(const char* text);

}  // namespace erp
