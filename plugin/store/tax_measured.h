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
// The events that measured the deferred tax of a data set, or took it over at the start, up to a day and in
// order of it; what was taken back since is among them.
struct TaxMeasurement {
  Date date{};
  std::int64_t event = 0;
  bool taken_over = false;
  Fen deferred_fen = 0;  // liability less asset, as it left them: of that day and before, booked by then
};
[[nodiscard]] std::vector<TaxMeasurement> tax_measurements(const Connection& connection,
                                                           const Company& company, std::int64_t asset,
                                                           Date through);

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
