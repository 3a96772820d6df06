// SPDX-License-Identifier: Apache-2.0
// What SQLite needs to write, in bulk, the very rows that a run wrote, and nothing else: no company is looked
// up, nothing is worked out, digested or handed over. Beside it stands what the product needs for many small
// companies, each with a voucher, links and a record of its own.
#pragma once

#include <filesystem>

namespace rubiao::test {

// Seconds for the rows of `after` that `before` lacks: written into a copy of `before`, one commit with
// synchronous FULL, the log copied into the file.
double write_rows_of(const std::filesystem::path& before, const std::filesystem::path& after,
                     const std::filesystem::path& work);

}  // namespace rubiao::test
