// SPDX-License-Identifier: Apache-2.0
// What the movements tell of deferred tax: when it was measured, and what has become of the cost that a tax
// base was stated for.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "store/company.h"
#include "store/sqlite.h"

namespace rubiao::store {

// The last day on which deferred tax was measured; nothing if it never was.
[[nodiscard]] std::optional<Date> last_deferred_tax(const Connection& connection, const Company& company);
[[nodiscard]] bool has_deferred_tax(const Connection& connection, const Company& company, std::int64_t asset);

// What changed the cost of an intangible asset, in order of day and event: more of it, a share that lapsed, a
// grant deducted, red letters. A move between own use and sale or held for sale changes no cost.
struct CostChange {
  Date date{};
  std::int64_t event = 0;
  Fen gross_fen = 0;
};
[[nodiscard]] std::vector<CostChange> cost_changes(const Connection& connection, const Company& company,
                                                   std::int64_t asset);

// Whether it is another than what came in: taken over at the start, restated by an error or another class,
// moved out of inventory, less what lapsed or what a grant paid for.
[[nodiscard]] bool cost_has_changed(const Connection& connection, const Company& company, std::int64_t asset);

}  // namespace rubiao::store
