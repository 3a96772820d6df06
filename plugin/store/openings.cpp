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

// SC-4a: what was taken over this year was deferred before it.
Fen deferred_income_taken_over(const Connection& connection, const Company& company, std::int64_t asset,
                               Date from, Date to) {
  Statement row = connection.prepare(
      "SELECT coalesce(sum(gross_fen), 0) FROM movement WHERE company = ? AND asset = ? AND kind = ? AND "
      "rule = 'SC-4a' AND date BETWEEN ? AND ?");
  row.bind(company.number, asset, static_cast<int>(MovementKind::grant_deferred), pack(from), pack(to))
      .next();
  return row.number(0);
}

}  // namespace

void load_opening(const Connection& connection, const Company& company, const StoredDataSet& stored, Date day,
                  Standing& standing) {
  const Period january(static_cast<int>(day.year()), 1);
  const Standing before = standing_of(connection, company, stored, january.plus_months(-1).last_day());
  const Fen taken_over =
      deferred_income_taken_over(connection, company, stored.asset, january.first_day(), day);
  standing.opening = {before.intangible, before.inventory, before.development,
                      add(before.grant.carrying(), taken_over),
                      first_year_of(connection, company, stored.asset)};
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
