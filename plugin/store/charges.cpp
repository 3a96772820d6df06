// SPDX-License-Identifier: Apache-2.0
#include "store/charges.h"

#include <algorithm>
#include <map>

#include "posting/charged_months.h"

namespace rubiao::store {
namespace {

// The months in which an asset may have been charged: from its first plan to the last month run.
struct Span {
  int first = 0;
  int last = -1;
};

Span charged_span(const Connection& connection, const Company& company, std::int64_t asset) {
  Span span;
  Statement plan = connection.prepare("SELECT min(first_month) FROM plan WHERE key BETWEEN ? AND ?");
  plan.bind(plan_key(company, asset, 0), plan_key(company, asset, 0x7FF)).next();
  if (plan.is_null(0)) return span;
  span.first = static_cast<int>(plan.number(0));
  Statement run =
      connection.prepare("SELECT coalesce(max(month), -1) FROM amortised_month WHERE company = ?");
  run.bind(company.number).next();
  span.last = static_cast<int>(run.number(0));
  return span;
}

// Counts a plan or a report of usage (schemas/store/runs.sql), or takes one back.
void tally(Connection& connection, const Company& company, int month, int count,
           std::optional<int> first_month) {
  connection
      .prepare(
          "INSERT INTO month_tally VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + "
          "excluded.count, "
          "first_month = coalesce(min(first_month, excluded.first_month), first_month, excluded.first_month)")
      .bind(company.number, month, count, first_month)
      .run();
}

bool has_row(const Connection& connection, std::string_view table, const Company& company, std::int64_t asset,
             int month, std::int64_t event) {
  return connection
      .prepare("SELECT 1 FROM " + std::string(table) +
               " WHERE company = ? AND asset = ? AND month = ? AND event = ?")
      .bind(company.number, asset, month, event)
      .next();
}

constexpr std::string_view corrections_of_asset =
    "SELECT month, charge_fen, released_fen, was_charged, charged FROM charge_correction WHERE company = ? "
    "AND "
    "asset = ? ";

ChargeCorrection read_correction(const Statement& row) {
  return {static_cast<int>(row.number(0)), row.number(1), row.number(2), row.number(3) != 0,
          row.number(4) != 0};
}

}  // namespace

std::optional<Charge> last_charge(const Connection& connection, const Company& company, std::int64_t asset,
                                  int through) {
  const Span span = charged_span(connection, company, asset);
  Statement row = connection.prepare("SELECT charge_fen, accumulated_fen FROM charge WHERE key = ?");
  for (int month = std::min(span.last, through); month >= span.first; --month) {
    if (row.bind(charge_key(company, month, asset)).next())
      return Charge{month, row.number(0), row.number(1)};
  }
  return std::nullopt;
}

std::vector<Charge> charges_of(const Connection& connection, const Company& company, std::int64_t asset) {
  const Span span = charged_span(connection, company, asset);
  Statement row = connection.prepare("SELECT charge_fen, accumulated_fen FROM charge WHERE key = ?");
  std::vector<Charge> charges;
  for (int month = span.first; month <= span.last; ++month) {
    if (row.bind(charge_key(company, month, asset)).next())
      charges.push_back({month, row.number(0), row.number(1)});
  }
  return charges;
}

std::vector<ChargeCorrection> charge_corrections(const Connection& connection, const Company& company,
                                                 std::int64_t asset, Date through) {
  std::vector<ChargeCorrection> corrections;
  Statement rows =
      connection.prepare(std::string(corrections_of_asset) + "AND date <= ? ORDER BY event, month");
  rows.bind(company.number, asset, pack(through));
  while (rows.next()) corrections.push_back(read_correction(rows));
  return corrections;
}

std::vector<ChargeCorrection> charge_corrections_of_event(const Connection& connection,
                                                          const Company& company, std::int64_t asset,
                                                          std::int64_t event) {
  std::vector<ChargeCorrection> corrections;
  Statement rows = connection.prepare(std::string(corrections_of_asset) + "AND event = ? ORDER BY month");
  rows.bind(company.number, asset, event);
  while (rows.next()) corrections.push_back(read_correction(rows));
  return corrections;
}

void put_charge_correction(Connection& connection, const Company& company, std::int64_t asset,
                           const ChargeCorrection& correction, std::int64_t event, Date date) {
  connection.prepare("INSERT INTO charge_correction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(company.number, asset, correction.month, event, correction.charge_fen, correction.released_fen,
            correction.was_charged ? 1 : 0, correction.charged ? 1 : 0, pack(date))
      .run();
  if (has_row(connection, "usage", company, asset, correction.month, event))
    tally(connection, company, correction.month, -1, std::nullopt);
}

int last_month_counted(const Connection& connection, const Company& company, std::int64_t asset, Date day) {
  const int month = Period::of(day).month_index();
  const int ended = last_month_ended(day);
  if (ended == month) return month;
  Statement row = connection.prepare(
      "SELECT 1 FROM charge_correction WHERE company = ? AND asset = ? AND month = ? AND date <= ?");
  return row.bind(company.number, asset, month, pack(day)).next() ? month : ended;
}

std::vector<MonthCharge> standing_charges(const Connection& connection, const Company& company,
                                          std::int64_t asset, Date day) {
  struct Month {
    MonthCharge charge;
    bool stands = false;
  };
  std::map<int, Month> months;
  const int last = last_month_counted(connection, company, asset, day);
  for (const Charge& charge : charges_of(connection, company, asset))
    if (charge.month <= last) months[charge.month] = {{charge.month, charge.charge_fen}, true};
  for (const ChargeCorrection& correction : charge_corrections(connection, company, asset, day)) {
    Month& month = months[correction.month];
    month.charge.month = correction.month;
    month.charge.charge_fen = add(month.charge.charge_fen, correction.charge_fen);
    month.charge.released_fen = add(month.charge.released_fen, correction.released_fen);
    month.stands = correction.charged;
  }
  std::vector<MonthCharge> standing;
  for (const auto& [number, month] : months)
    if (month.stands) standing.push_back(month.charge);
  return standing;
}

std::int64_t ensure_routing(Connection& connection, const Company& company, const DataSet& data_set) {
  Statement known = connection.prepare(
      "SELECT routing FROM routing WHERE company = ? AND use = ? AND route = ? AND cost_center = ? AND "
      "project = ?");
  if (known
          .bind(company.number, term(data_set.use), term(data_set.route), data_set.cost_center,
                data_set.project)
          .next())
    return known.number(0);
  connection
      .prepare(
          "INSERT INTO routing SELECT ?1, coalesce(max(routing), 0) + 1, ?2, ?3, ?4, ?5 FROM routing WHERE "
          "company = ?1")
      .bind(company.number, term(data_set.use), term(data_set.route), data_set.cost_center, data_set.project)
      .run();
  known.bind(company.number, term(data_set.use), term(data_set.route), data_set.cost_center, data_set.project)
      .next();
  return known.number(0);
}

std::vector<ChargeGroup> routings(const Connection& connection, const Company& company) {
  std::vector<ChargeGroup> groups(1);
  Statement rows = connection.prepare(
      "SELECT use, route, cost_center, project FROM routing WHERE company = ? ORDER BY routing");
  rows.bind(company.number);
  while (rows.next()) {
    groups.push_back(
        {parse_use(rows.text(0), "use"), parse_route(rows.text(1), "route"), rows.text(2), rows.text(3), 0});
  }
  return groups;
}

void put_plan(Connection& connection, const Company& company, std::int64_t asset, const PlanChange& change,
              std::int64_t routing, std::int64_t event) {
  Statement last = connection.prepare("SELECT count(*) FROM plan WHERE key BETWEEN ? AND ?");
  last.bind(plan_key(company, asset, 0), plan_key(company, asset, 0x7FF)).next();
  const auto version = static_cast<int>(last.number(0)) + 1;
  const AmortisationPlan& plan = change.plan;
  connection
      .prepare(
          "INSERT INTO plan (key, from_month, amortisable_fen, life_months, first_month, pattern, "
          "residual_fen, "
          "units_expected, charged_before_fen, past_months, routing, gross_fen, impairment_fen, event, "
          "run_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(plan_key(company, asset, version), change.from_month, plan.amortisable_fen, plan.life_months,
            plan.first_month, static_cast<int>(plan.pattern), plan.residual_fen, plan.units_expected,
            plan.charged_before_fen, plan.past_months, routing, change.standing.gross,
            change.standing.impairment, event, std::max(change.from_month, change.run_from))
      .run();
  tally(connection, company, std::max(change.from_month, change.run_from), 1, plan.first_month);
}

AmortisationPlan read_plan(const Statement& row, int first) {
  return {.amortisable_fen = row.number(first),
          .life_months = static_cast<int>(row.number(first + 1)),
          .first_month = static_cast<int>(row.number(first + 2)),
          .pattern = static_cast<Pattern>(row.number(first + 3)),
          .residual_fen = row.number(first + 4),
          .units_expected = row.number(first + 5),
          .charged_before_fen = row.number(first + 6),
          .past_months = static_cast<int>(row.number(first + 7))};
}

std::optional<AmortisationPlan> current_plan(const Connection& connection, const Company& company,
                                             std::int64_t asset, int month) {
  Statement row = connection.prepare("SELECT " + std::string(plan_terms) +
                                     " FROM plan WHERE key BETWEEN ? AND ? AND from_month <= ? ORDER BY key "
                                     "DESC LIMIT 1");
  if (!row.bind(plan_key(company, asset, 0), plan_key(company, asset, 0x7FF), month).next())
    return std::nullopt;
  return read_plan(row, 0);
}

std::vector<PlanVersion> plans_of(const Connection& connection, const Company& company, std::int64_t asset) {
  std::vector<PlanVersion> plans;
  Statement rows = connection.prepare("SELECT " + std::string(plan_terms) +
                                      ", from_month, gross_fen, impairment_fen, event FROM plan WHERE key "
                                      "BETWEEN ? AND ? ORDER BY key");
  rows.bind(plan_key(company, asset, 0), plan_key(company, asset, 0x7FF));
  while (rows.next()) {
    plans.push_back({{.from_month = static_cast<int>(rows.number(8)),
                      .plan = read_plan(rows, 0),
                      .standing = {.gross = rows.number(9), .impairment = rows.number(10)}},
                     rows.number(11)});
  }
  return plans;
}

std::optional<Usage> usage_of_event(const Connection& connection, const Company& company, std::int64_t asset,
                                    std::int64_t event) {
  Statement row =
      connection.prepare("SELECT month, units FROM usage WHERE company = ? AND asset = ? AND event = ?");
  if (!row.bind(company.number, asset, event).next()) return std::nullopt;
  return Usage{static_cast<int>(row.number(0)), row.number(1)};
}

std::int64_t plan_count(const Connection& connection, const Company& company, int month) {
  Statement row =
      connection.prepare("SELECT coalesce(sum(count), 0) FROM month_tally WHERE company = ? AND month <= ?");
  row.bind(company.number, month).next();
  return row.number(0);
}

void put_usage(Connection& connection, const Company& company, std::int64_t asset, int month,
               std::int64_t event, std::int64_t units) {
  connection.prepare("INSERT INTO usage VALUES (?, ?, ?, ?, ?)")
      .bind(company.number, asset, month, event, units)
      .run();
  if (!has_row(connection, "charge_correction", company, asset, month, event))
    tally(connection, company, month, 1, std::nullopt);
}

std::vector<Usage> reported_usage(const Connection& connection, const Company& company, std::int64_t asset) {
  std::vector<Usage> usage;
  Statement rows = connection.prepare(
      "SELECT u.month, sum(u.units) FROM usage u LEFT JOIN event e USING (company, event) WHERE u.company = "
      "? AND "
      "u.asset = ? GROUP BY u.month HAVING sum(CASE e.kind WHEN 'corrected' THEN -1 ELSE 1 END) > 0 ORDER BY "
      "u.month");
  rows.bind(company.number, asset);
  while (rows.next()) usage.push_back({static_cast<int>(rows.number(0)), rows.number(1)});
  return usage;
}

std::optional<int> first_planned_month(const Connection& connection, const Company& company) {
  Statement row = connection.prepare("SELECT min(first_month) FROM month_tally WHERE company = ?");
  row.bind(company.number).next();
  return row.is_null(0) ? std::nullopt : std::optional(static_cast<int>(row.number(0)));
}

std::optional<std::int64_t> plans_at_last_run(const Connection& connection, const Company& company,
                                              int month) {
  Statement row =
      connection.prepare("SELECT max(plans) FROM amortised_month WHERE company = ? AND month = ?");
  row.bind(company.number, month).next();
  return row.optional_number(0);
}

Bearing bearing_on_months(const Connection& connection, const Company& company) {
  Bearing bearing;
  Statement rows = connection.prepare(
      "SELECT month, count, first_month FROM month_tally WHERE company = ? ORDER BY month");
  rows.bind(company.number);
  while (rows.next()) {
    bearing.counts.emplace_back(static_cast<int>(rows.number(0)), rows.number(1));
    if (rows.is_null(2)) continue;
    const int first = static_cast<int>(rows.number(2));
    bearing.first_planned = std::min(bearing.first_planned.value_or(first), first);
  }
  return bearing;
}

bool tally_is_right(const Connection& connection, const Company& company) {
  Statement row = connection.prepare(
      "WITH counted AS (SELECT run_from AS month, 1 AS one, first_month FROM plan WHERE key BETWEEN ?1 << 43 "
      "AND "
      "((?1 + 1) << 43) - 1 UNION ALL SELECT u.month, 1, NULL FROM usage u WHERE u.company = ?1 AND NOT "
      "EXISTS "
      "(SELECT 1 FROM charge_correction c WHERE c.company = u.company AND c.asset = u.asset AND c.month = "
      "u.month AND "
      "c.event = u.event)), expected AS (SELECT month, sum(one) AS count, min(first_month) AS first_month "
      "FROM counted "
      "GROUP BY month), told AS (SELECT month, count, first_month FROM month_tally WHERE company = ?1 AND "
      "count <> 0) "
      "SELECT 1 FROM (SELECT * FROM expected EXCEPT SELECT * FROM told) UNION ALL SELECT 1 FROM (SELECT * "
      "FROM told "
      "EXCEPT SELECT * FROM expected) LIMIT 1");
  return !row.bind(company.number).next();
}

std::vector<MonthCount> plans_at_last_runs(const Connection& connection, const Company& company) {
  std::vector<MonthCount> counts;
  Statement rows = connection.prepare(
      "SELECT month, max(plans) FROM amortised_month WHERE company = ? GROUP BY month ORDER BY month");
  rows.bind(company.number);
  while (rows.next()) counts.emplace_back(static_cast<int>(rows.number(0)), rows.number(1));
  return counts;
}

std::int64_t asset_count(const Connection& connection, const Company& company) {
  Statement row = connection.prepare("SELECT coalesce(max(asset), 0) FROM asset WHERE company = ?");
  row.bind(company.number).next();
  return row.number(0);
}

void put_amortised_month(Connection& connection, const Company& company, const AmortisedMonth& done) {
  connection.prepare("INSERT INTO amortised_month VALUES (?, ?, ?, ?, ?, ?)")
      .bind(company.number, done.month, done.plans, done.assets, done.missed, done.sum_fen)
      .run();
}

std::optional<std::int64_t> last_amortised_month(const Connection& connection, const Company& company) {
  Statement row = connection.prepare("SELECT max(month) FROM amortised_month WHERE company = ?");
  row.bind(company.number).next();
  return row.optional_number(0);
}

std::int64_t missed_assets(const Connection& connection, const Company& company, int month) {
  const int january = month - month % 12;
  Statement told = connection.prepare(
      "SELECT coalesce(max(missed), 0) FROM amortised_month WHERE company = ? AND month BETWEEN ? AND ?");
  told.bind(company.number, january, month).next();
  Statement corrected = connection.prepare(
      "SELECT count(DISTINCT asset) FROM movement WHERE company = ? AND kind = 63 AND rule = 'E26' AND "
      "amortisation_fen > 0 AND period >= ?");  // restated, as a literal for its index
  corrected.bind(company.number, Period::from_month_index(january).ordinal()).next();
  return std::max<std::int64_t>(0, told.number(0) - corrected.number(0));
}

}  // namespace rubiao::store
