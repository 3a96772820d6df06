// SPDX-License-Identifier: Apache-2.0
// The month's end as it is usually built: two ledger lines an asset with three indexes, and the asset's row
// updated.
#pragma once

#include <cstdint>
#include <filesystem>

namespace rubiao::test {

// A file with as many assets of twenty columns, and an empty ledger.
void build_obvious_design(const std::filesystem::path& file, std::int64_t assets);
// One month of all of them in one transaction, by bare SQLite. Answers the sum of the charges.
std::int64_t amortise_by_obvious_design(const std::filesystem::path& file);

}  // namespace rubiao::test
