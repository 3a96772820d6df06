// SPDX-License-Identifier: Apache-2.0
#include "store/tax_measured.h"

#include "measurement/movement.h"

namespace rubiao::store {

std::optional<Date> last_deferred_tax(const Connection& connection, const Company& company) {
  Statement row = connection.prepare(
      "SELECT max(date) FROM movement WHERE company = ? AND kind IN (?, ?) AND rule <> 'SC-4a'");
  row.bind(company.number, static_cast<int>(MovementKind::deferred_tax),
           static_cast<int>(MovementKind::deferred_tax_restated))
      .next();
  return row.is_null(0) ? std::nullopt : std::optional(unpack_date(row.number(0)));
}

bool has_deferred_tax(const Connection& connection, const Company& company, std::int64_t asset) {
  Statement row =
      connection.prepare("SELECT 1 FROM movement WHERE company = ? AND asset = ? AND kind IN (?, ?) LIMIT 1");
  return row
      .bind(company.number, asset, static_cast<int>(MovementKind::deferred_tax),
            static_cast<int>(MovementKind::deferred_tax_restated))
      .next();
}

namespace {

// Movements that bear on the cost of an intangible asset: kinds 1, 2, 3, 5, 9 and 63 of
// measurement/movement.h.
constexpr std::string_view of_cost = "m.kind IN (1, 2, 3, 5, 9, 63) AND m.gross_fen <> 0";
static_assert(static_cast<int>(MovementKind::purchased) == 1 &&
              static_cast<int>(MovementKind::developed_internally) == 2 &&
              static_cast<int>(MovementKind::other_increase) == 3 &&
              static_cast<int>(MovementKind::lapsed) == 5 && static_cast<int>(MovementKind::opened) == 9 &&
              static_cast<int>(MovementKind::restated) == 63);

CostChangeKind kind_of(int movement, bool with_inventory, Fen gross) {
  if (with_inventory) return CostChangeKind::moved;
  if (movement == static_cast<int>(MovementKind::opened)) return CostChangeKind::opened;
  const bool adjusts = movement == static_cast<int>(MovementKind::lapsed) ||
                       movement == static_cast<int>(MovementKind::restated);
  return adjusts || gross < 0 ? CostChangeKind::adjusted : CostChangeKind::more;
}

}  // namespace

std::vector<CostChange> cost_changes(const Connection& connection, const Company& company,
                                     std::int64_t asset) {
  std::vector<CostChange> changes;
  // 10 and 16: the other side of a move between the classes.
  Statement rows = connection.prepare(
      "SELECT m.date, m.event, m.kind, m.gross_fen, EXISTS (SELECT 1 FROM movement i WHERE i.company = ?1 "
      "AND "
      "i.asset = ?2 AND i.event = m.event AND i.kind IN (10, 16)) FROM movement m WHERE m.company = ?1 AND "
      "m.asset = ?2 AND m.event IS NOT NULL AND " +
      std::string(of_cost) + " ORDER BY m.date, m.event, m.movement");
  static_assert(static_cast<int>(MovementKind::inventory_restated) == 10 &&
                static_cast<int>(MovementKind::inventory_other_decrease) == 16);
  rows.bind(company.number, asset);
  while (rows.next()) {
    const CostChangeKind kind =
        kind_of(static_cast<int>(rows.number(2)), rows.number(4) != 0, rows.number(3));
    changes.push_back({unpack_date(rows.number(0)), rows.number(1), kind, rows.number(3)});
  }
  return changes;
}

std::optional<Date> cost_change_booked_after(const Connection& connection, const Company& company,
                                             std::int64_t asset, Date day) {
  Statement row = connection.prepare(
      "SELECT max(m.date) FROM movement m JOIN event e USING (company, event) WHERE m.company = ?1 AND "
      "m.asset "
      "= ?2 AND e.date <= ?3 AND m.date > ?3 AND " +
      std::string(of_cost));
  row.bind(company.number, asset, pack(day)).next();
  return row.is_null(0) ? std::nullopt : std::optional(unpack_date(row.number(0)));
}

}  // namespace rubiao::store
