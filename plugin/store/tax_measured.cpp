// SPDX-License-Identifier: Apache-2.0
#include "store/tax_measured.h"

#include "measurement/movement.h"
#include "store/event_log.h"

namespace rubiao::store {

std::optional<Date> last_deferred_tax(const Connection& connection, const Company& company) {
  Statement row = connection.prepare(
      "SELECT max(date) FROM movement WHERE company = ? AND kind IN (?, ?) AND rule <> 'SC-4a'");
  row.bind(company.number, static_cast<int>(MovementKind::deferred_tax),
           static_cast<int>(MovementKind::deferred_tax_restated))
      .next();
  return row.is_null(0) ? std::nullopt : std::optional(unpack_date(row.number(0)));
}

std::vector<BesideProfitOn> tax_beside_profit_before(const Connection& connection, const Company& company,
                                                     std::int64_t asset, Date day) {
  std::vector<BesideProfitOn> days;
  Statement rows = connection.prepare(
      "SELECT m.date, (SELECT sum(b.gross_fen) FROM movement b WHERE b.company = ?1 AND b.asset = ?2 AND "
      "b.kind = "
      "?3 AND b.date <= m.date), sum(e.amortisation_fen), sum(e.impairment_fen) FROM movement m JOIN "
      "movement e ON "
      "e.company = ?1 AND e.asset = ?2 AND e.kind = ?3 AND e.date <= m.date AND e.event <= m.event WHERE "
      "m.company "
      "= ?1 AND m.asset = ?2 AND m.kind = ?3 AND m.date < ?4 GROUP BY m.date, m.event ORDER BY m.date, "
      "m.event");
  rows.bind(company.number, asset, static_cast<int>(MovementKind::tax_beside_profit), pack(day));
  while (rows.next()) {
    const Date date = unpack_date(rows.number(0));
    if (!days.empty() && days.back().date == date) days.pop_back();
    days.push_back({.date = date,
                    .borne_fen = rows.number(1),
                    .recognised_fen = rows.number(2),
                    .carrying_fen = rows.number(3)});
  }
  return days;
}

std::optional<DeferredTaxTakenOver> deferred_tax_taken_over(const Connection& connection,
                                                            const Company& company, std::int64_t asset) {
  Statement row = connection.prepare(
      "SELECT date, amortisation_fen - gross_fen FROM movement WHERE company = ? AND asset = ? AND kind = ? "
      "AND "
      "rule = 'SC-4a'");
  if (!row.bind(company.number, asset, static_cast<int>(MovementKind::deferred_tax)).next())
    return std::nullopt;
  return DeferredTaxTakenOver{unpack_date(row.number(0)), row.number(1)};
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
  if (movement == static_cast<int>(MovementKind::lapsed)) return CostChangeKind::lapsed;
  if (movement == static_cast<int>(MovementKind::restated)) return CostChangeKind::restated;
  return gross < 0 ? CostChangeKind::deducted : CostChangeKind::more;
}

// The number of the event that a correction undid; 0 of any other event.
std::int64_t undone_by(const Connection& connection, const Company& company, std::int64_t number) {
  const auto logged = find_event(connection, company, number);
  const auto* correction = logged ? std::get_if<Corrected>(&logged->event.body) : nullptr;
  if (correction == nullptr) return 0;
  const auto target = find_event(connection, company, correction->reverses);
  return target ? target->number : 0;
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
    changes.push_back({.date = unpack_date(rows.number(0)),
                       .event = rows.number(1),
                       .kind = kind,
                       .gross_fen = rows.number(3)});
  }
  for (CostChange& change : changes) change.undone = undone_by(connection, company, change.event);
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
