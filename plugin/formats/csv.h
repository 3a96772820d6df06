// SPDX-License-Identifier: Apache-2.0
// Bounded reading of CSV (RFC 4180: quotes doubled inside quotes, CRLF or LF), and cells for export that no
// spreadsheet takes for a formula. The reader is our own because libcsv's callbacks carry no line or column,
// it trims blanks, and its strict mode stops at the first fault; a file must be reported whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace rubiao::formats {

struct CsvRow {
  std::int64_t line;  // where the row begins
  std::vector<std::string> cells;
};

struct CsvTable {
  std::vector<std::string> header;
  std::vector<CsvRow> rows;
};

struct CsvLimits {
  std::size_t bytes = 64u << 20;
  std::size_t line_bytes = 1u << 20;  // of one row, line breaks within quotes included
  std::size_t columns = 256;
};

// UTF-8 or GB18030. Every row has as many cells as the header; one that does not, or is malformed, adds a
// Problem and is left out. Empty lines, and rows of nothing but commas, are skipped. Throws
// Error(invalid_input) only for a file that is no text or too large.
[[nodiscard]] CsvTable parse_csv(std::string_view bytes, std::string_view file,
                                 std::vector<Problem>& problems, const CsvLimits& limits = {});

// Quoted if need be; text that would start a formula (= + - @ tab CR LF, also in full width) gets a leading
// '. A plain number such as -12.50 stays as it is.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace rubiao::formats
