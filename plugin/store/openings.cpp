// SPDX-License-Identifier: Apache-2.0
#include "store/openings.h"

namespace rubiao::store {
namespace {

std::optional<int> first_year_of(const Connection& connection, const Company& company, std::int64_t asset) {
  Statement row = connection.prepare(
      "SELECT date, max(rule = 'SC-4a') FROM movement WHERE company = ? AND asset = ? AND gross_fen > 0 "
      "GROUP BY date ORDER BY date LIMIT 1");
  row.bind(company.number, asset);
  const bool taken_over = !row.next() || row.number(1) != 0;
  if (taken_over) return std::nullopt;
  return static_cast<int>(unpack_date(row.number(0)).year());
}

// What was taken over this year stood before it (SC-4a), and so did what an error of an earlier year
// restates; of a holding that is no class of the tables.
Amounts stood_before(const Connection& connection, const Company& company, std::int64_t asset,
                     MovementKind first, MovementKind restated, Date from, Date to) {
  Statement row = connection.prepare(
      "SELECT coalesce(sum(gross_fen), 0), coalesce(sum(amortisation_fen), 0) FROM movement WHERE company = "
      "?1 "
      "AND asset = ?2 AND (kind = ?4 OR (kind BETWEEN ?3 AND ?4 AND rule = 'SC-4a')) AND date BETWEEN ?5 AND "
      "?6");
  row.bind(company.number, asset, static_cast<int>(first), static_cast<int>(restated), pack(from), pack(to))
      .next();
  return {.gross = row.number(0), .amortisation = row.number(1)};
}

}  // namespace

void load_opening(const Connection& connection, const Company& company, const StoredDataSet& stored, Date day,
                  Standing& standing) {
  const Period january(static_cast<int>(day.year()), 1);
  const Standing before = standing_of(connection, company, stored, january.plus_months(-1).last_day());
  Amounts grant = before.grant;
  grant += stood_before(connection, company, stored.asset, MovementKind::grant_deferred,
                        MovementKind::grant_restated, january.first_day(), day);
  Amounts deferred_tax = before.deferred_tax.value_or(Amounts{});
  deferred_tax += stood_before(connection, company, stored.asset, MovementKind::deferred_tax,
                               MovementKind::deferred_tax_restated, january.first_day(), day);
  standing.opening = {before.intangible, before.inventory, before.development,
                      grant.carrying(),  deferred_tax,     first_year_of(connection, company, stored.asset)};
  standing.charged_before_year_fen = before.charged_fen;
  Statement rows = connection.prepare(
      "SELECT kind, sum(gross_fen), sum(amortisation_fen), sum(impairment_fen) FROM movement "
      "WHERE company = ? AND asset = ? AND date BETWEEN ? AND ? GROUP BY kind");
  rows.bind(company.number, stored.asset, pack(january.first_day()), pack(day));
  while (rows.next()) {
    const auto kind = static_cast<MovementKind>(rows.number(0));
    if (!is_opening(kind)) continue;
    const Holding holding = holding_of(kind);
    Amounts& opening = holding == Holding::intangible  ? standing.opening.intangible
                       : holding == Holding::inventory ? standing.opening.inventory
                                                       : standing.opening.development;
    opening += {rows.number(1), rows.number(2), rows.number(3)};
  }
}

Fen restated_between(const Connection& connection, const Company& company, MovementKind kind, Date from,
                     Date to) {
  Statement row = connection.prepare(
      "SELECT coalesce(sum(gross_fen - amortisation_fen - impairment_fen), 0) FROM movement WHERE company = "
      "? AND kind = ? AND date BETWEEN ? AND ?");
  row.bind(company.number, static_cast<int>(kind), pack(from), pack(to)).next();
  return row.number(0);
}

}  // namespace rubiao::store
