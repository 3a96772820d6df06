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

std::vector<CostChange> cost_changes(const Connection& connection, const Company& company,
                                     std::int64_t asset) {
  std::vector<CostChange> changes;
  Statement rows = connection.prepare(
      "SELECT m.date, m.event, sum(m.gross_fen) FROM movement m WHERE m.company = ?1 AND m.asset = ?2 AND "
      "m.event IS NOT NULL AND m.kind IN (?3, ?4, ?5, ?6) AND NOT EXISTS (SELECT 1 FROM movement i WHERE "
      "i.company = ?1 AND i.asset = ?2 AND i.event = m.event AND i.kind = ?7) GROUP BY m.date, m.event "
      "HAVING "
      "sum(m.gross_fen) <> 0 ORDER BY m.date, m.event");
  rows.bind(company.number, asset, static_cast<int>(MovementKind::purchased),
            static_cast<int>(MovementKind::developed_internally),
            static_cast<int>(MovementKind::other_increase), static_cast<int>(MovementKind::lapsed),
            static_cast<int>(MovementKind::inventory_other_decrease));
  while (rows.next()) changes.push_back({unpack_date(rows.number(0)), rows.number(1), rows.number(2)});
  return changes;
}

bool cost_has_changed(const Connection& connection, const Company& company, std::int64_t asset) {
  Statement row = connection.prepare(
      "SELECT 1 FROM movement WHERE company = ? AND asset = ? AND (kind IN (?, ?, ?, ?) OR (kind IN (?, ?, "
      "?) "
      "AND gross_fen < 0)) LIMIT 1");
  return row
      .bind(company.number, asset, static_cast<int>(MovementKind::opened),
            static_cast<int>(MovementKind::restated), static_cast<int>(MovementKind::lapsed),
            static_cast<int>(MovementKind::inventory_other_decrease),
            static_cast<int>(MovementKind::purchased), static_cast<int>(MovementKind::other_increase),
            static_cast<int>(MovementKind::development_added))
      .next();
}

}  // namespace rubiao::store
