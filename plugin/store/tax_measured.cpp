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

bool cost_changed_after(const Connection& connection, const Company& company, std::int64_t asset,
                        std::int64_t event, Date day) {
  Statement row = connection.prepare(
      "SELECT sum(m.gross_fen) FROM movement m WHERE m.company = ?1 AND m.asset = ?2 AND m.event > ?3 AND "
      "m.date <= ?4 AND m.kind IN (?5, ?6, ?7, ?8) AND NOT EXISTS (SELECT 1 FROM movement i WHERE i.company "
      "= "
      "?1 AND i.asset = ?2 AND i.event = m.event AND i.kind = ?9) AND EXISTS (SELECT 1 FROM movement b WHERE "
      "b.company = ?1 AND b.asset = ?2 AND b.event < ?3 AND b.gross_fen <> 0)");
  row.bind(company.number, asset, event, pack(day), static_cast<int>(MovementKind::purchased),
           static_cast<int>(MovementKind::developed_internally),
           static_cast<int>(MovementKind::other_increase), static_cast<int>(MovementKind::lapsed),
           static_cast<int>(MovementKind::inventory_other_decrease));
  return row.next() && row.number(0) != 0;
}

}  // namespace rubiao::store
