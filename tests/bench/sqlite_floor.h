// SPDX-License-Identifier: Apache-2.0
// What SQLite itself needs for a month's end of this shape, written by hand against its C interface: read the
// plans and last month's charges in order of key, insert one narrow row each, an SM3 chain over ten thousand
// rows at a time, sums by routing, one commit with synchronous FULL, and the log copied into the file. The
// figure ours is compared with.
#pragma once

#include <cstdint>
#include <filesystem>

namespace rubiao::test {

struct MonthTotals {
  std::int64_t charged = 0;
  std::int64_t sum_fen = 0;
  friend bool operator==(const MonthTotals&, const MonthTotals&) = default;
};

// Company 1 of the store, `month` as Period::month_index.
MonthTotals amortise_with_bare_sqlite(const std::filesystem::path& store, int month);

}  // namespace rubiao::test
