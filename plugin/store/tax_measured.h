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

// What brought or changed the cost of an intangible asset, in order of day and event.
enum class CostChangeKind : std::uint8_t {
  more,      // bought, developed, contributed
  opened,    // taken over at the start
  moved,     // came from inventory or went there: the cost is the same in another class
  adjusted,  // a share that lapsed, a grant deducted, an error, red letters of these
};
struct CostChange {
  Date date{};
  std::int64_t event = 0;
  CostChangeKind kind{};
  Fen gross_fen = 0;
};
[[nodiscard]] std::vector<CostChange> cost_changes(const Connection& connection, const Company& company,
                                                   std::int64_t asset);
// The day on which a change of cost that had happened by `day` was booked later; nothing if none was.
[[nodiscard]] std::optional<Date> cost_change_booked_after(const Connection& connection,
                                                           const Company& company, std::int64_t asset,
                                                           Date day);

}  // namespace rubiao::store
