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
// TX-7: what goodwill or capital reserve bears of a data set, day by day before one, as the last measurement
// of each day left it.
struct BesideProfitOn {
  Date date{};
  Fen borne_fen = 0;       // by all that is booked up to that day, be it later
  Fen recognised_fen = 0;  // as that measurement left it
  Fen carrying_fen = 0;    // as it found it
};
[[nodiscard]] std::vector<BesideProfitOn> tax_beside_profit_before(const Connection& connection,
                                                                   const Company& company, std::int64_t asset,
                                                                   Date day);

// Deferred tax that was taken over at the start, liability less asset (SC-4a).
struct DeferredTaxTakenOver {
  Date date{};
  Fen deferred_fen = 0;
};
[[nodiscard]] std::optional<DeferredTaxTakenOver> deferred_tax_taken_over(const Connection& connection,
                                                                          const Company& company,
                                                                          std::int64_t asset);

// What brought or changed the cost of an intangible asset, in order of day and event.
enum class CostChangeKind : std::uint8_t {
  more,      // bought, developed, contributed, or put back where a grant was repaid
  deducted,  // by a grant, or a red letter of what was bought
  opened,    // taken over at the start
  moved,     // came from inventory or went there: the cost is the same in another class
  lapsed,    // a share, in proportion
  restated,  // an error of an earlier year, as if it always had been so
};
struct CostChange {
  Date date{};
  std::int64_t event = 0;
  std::int64_t undone = 0;  // a red letter: of this event
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
