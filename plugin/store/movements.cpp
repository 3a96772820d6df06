// SPDX-License-Identifier: Apache-2.0
#include "store/movements.h"

#include <algorithm>
#include <map>

#include "posting/charged_months.h"
#include "store/charges.h"
#include "store/event_log.h"

namespace rubiao::store {
namespace {

// Every asset with its route, which never changes.
constexpr std::string_view routes =
    "(SELECT asset, route, min(event) FROM data_set WHERE company = ?1 GROUP BY asset) r";

Amounts amounts(const Statement& row, int first) {
  return {row.number(first), row.number(first + 1), row.number(first + 2)};
}

// Of the asset itself: not what was expensed, and not what is owed or deferred (measurement/movement.h).
constexpr std::string_view of_balances =
    "NOT BETWEEN 30 AND 39 AND kind NOT BETWEEN 51 AND 59 AND kind < 100";
constexpr std::string_view of_expensed_research = "= 31";
static_assert(static_cast<int>(MovementKind::research_expensed) == 31);

std::optional<Date> last_booked(const Connection& connection, const Company& company, std::int64_t asset) {
  Statement row = connection.prepare(
      "SELECT max(date) FROM movement WHERE company = ? AND asset = ? AND event IS NOT NULL AND kind <> 7 "
      "AND kind " +
      std::string(of_balances));
  row.bind(company.number, asset).next();
  return row.is_null(0) ? std::nullopt : std::optional(unpack_date(row.number(0)));
}

// The day of the last event that moved balances of these kinds and still stands.
std::optional<Date> last_moved(const Connection& connection, const Company& company, std::int64_t asset,
                               std::string_view kinds) {
  return last_day_in_force(connection, company,
                           "SELECT event FROM movement WHERE company = " + std::to_string(company.number) +
                               " AND asset = " + std::to_string(asset) + " AND kind " + std::string(kinds));
}

constexpr int last_month = 0x7FF;

// The plan that holds from its month on: the last that was made.
std::optional<AmortisationPlan> last_plan(const Connection& connection, const Company& company,
                                          std::int64_t asset) {
  return current_plan(connection, company, asset, last_month);
}

// The one before that with which it was held for sale: a way back that was taken back stands in between.
std::optional<AmortisationPlan> plan_before_held(const Connection& connection, const Company& company,
                                                 std::int64_t asset) {
  const std::vector<PlanVersion> plans = plans_of(connection, company, asset);
  Statement row = connection.prepare(
      "SELECT max(p.event) FROM movement p JOIN event e USING (company, event) WHERE p.company = ? AND "
      "p.asset = ? "
      "AND p.kind = ? AND e.kind = 'classified_held_for_sale'");
  row.bind(company.number, asset, static_cast<int>(MovementKind::moved_to_held_for_sale)).next();
  const auto stop = std::ranges::find(plans, row.optional_number(0).value_or(-1), &PlanVersion::event);
  if (stop == plans.end() || stop == plans.begin()) return std::nullopt;
  return std::prev(stop)->change.plan;
}

// What was moved to 持有待售资产 the last time up to the day: what moved later is not known then.
Amounts before_held(const Connection& connection, const Company& company, std::int64_t asset, Date day) {
  Statement row = connection.prepare(
      "SELECT gross_fen, amortisation_fen, impairment_fen FROM movement WHERE company = ? AND asset = ? AND "
      "kind = ? AND date <= ? ORDER BY movement DESC LIMIT 1");
  row.bind(company.number, asset, static_cast<int>(MovementKind::moved_to_held_for_sale), pack(day));
  return row.next() ? amounts(row, 0).negated() : Amounts{};
}

// The term of the index movement_of_month_ends (schemas/store/runs.sql), which only a query that has it word
// for word can use.
constexpr std::string_view of_month_ends = "m.kind IN (31, 32, 51, 52, 53, 55, 56, 57, 58)";

// Kinds come together: what is owed or deferred, its accrual, its payment, and its restatement if it has one.
std::vector<OpenAccrual> open_accruals(const Connection& connection, const Company& company,
                                       MovementKind first, MovementKind accrual, const std::string& amount,
                                       Period period) {
  std::vector<OpenAccrual> open;
  Statement rows = connection.prepare(
      "SELECT m.asset, a.id, (SELECT cost_center FROM data_set d WHERE d.company = ?1 AND d.asset = m.asset "
      "ORDER BY version DESC LIMIT 1), sum(CASE WHEN m.period <= ?4 THEN " +
      amount +
      " ELSE 0 END) AS open_fen FROM movement m INDEXED BY movement_of_month_ends JOIN asset a USING "
      "(company, asset) WHERE m.company = ?1 AND "
      "m.kind BETWEEN ?2 AND ?2 + 3 AND " +
      std::string(of_month_ends) +
      " GROUP BY m.asset HAVING open_fen <> 0 AND sum(m.kind = ?3 AND m.event IS NULL AND m.period >= ?4) = "
      "0 "
      "ORDER BY m.asset");
  rows.bind(company.number, static_cast<int>(first), static_cast<int>(accrual), period.ordinal());
  while (rows.next()) open.push_back({rows.number(0), rows.text(1), rows.text(2), rows.number(3)});
  return open;
}

// Movements with the place of their voucher among those of the event, in the order of vouchers_of_event().
constexpr std::string_view with_entry =
    "SELECT m.kind, m.gross_fen, m.amortisation_fen, m.impairment_fen, m.rule, (SELECT count(*) FROM voucher "
    "v WHERE "
    "v.company = m.company AND v.event = m.event AND (v.period, v.kind, v.sequence) < (m.period, "
    "m.voucher_kind, "
    "m.voucher_sequence) AND m.voucher_kind <> ''), a.id FROM movement m JOIN asset a USING (company, asset) "
    "WHERE "
    "m.company = ? ";

Movement movement_of(const Statement& row) {
  return {static_cast<MovementKind>(row.number(0)), amounts(row, 1), row.text(4),
          static_cast<std::size_t>(row.number(5))};
}

using Totals = std::map<std::pair<MovementKind, Column>, MovementTotal>;

MovementTotal& total_at(Totals& totals, MovementKind kind, Column column) {
  return totals.try_emplace({kind, column}, MovementTotal{kind, column, {}, {}}).first->second;
}

void add_movements(const Connection& connection, const Company& company, Date from, Date to, Totals& totals) {
  Statement rows = connection.prepare(
      "SELECT m.kind, r.route, m.date >= ?2 AND m.rule <> 'SC-4a', sum(m.gross_fen), "
      "sum(m.amortisation_fen), "
      "sum(m.impairment_fen) "
      "FROM movement m JOIN " +
      std::string(routes) +
      " ON r.asset = m.asset WHERE m.company = ?1 AND m.date <= ?3 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3");
  rows.bind(company.number, pack(from), pack(to));
  while (rows.next()) {
    MovementTotal& total = total_at(totals, static_cast<MovementKind>(rows.number(0)),
                                    column_of(parse_route(rows.text(1), "route")));
    const bool during = rows.number(2) != 0 && !is_opening(total.kind);
    (during ? total.during : total.before) += amounts(rows, 3);
  }
}

void add_charges(const Connection& connection, const Company& company, Date from, Date to, Totals& totals) {
  Statement rows = connection.prepare(
      "SELECT r.route, c.key >= ?3, sum(c.charge_fen) FROM charge c JOIN " + std::string(routes) +
      " ON r.asset = c.key & 4294967295 WHERE c.key BETWEEN ?2 AND ?4 GROUP BY 1, 2 ORDER BY 1, 2");
  const int first = Period::of(from).month_index();
  const int last = last_month_ended(to);
  rows.bind(company.number, charge_key(company, 0, 0), charge_key(company, first, 0),
            charge_key(company, last + 1, 0) - 1);
  while (rows.next()) {
    MovementTotal& total =
        total_at(totals, MovementKind::amortised, column_of(parse_route(rows.text(0), "route")));
    Amounts& part = rows.number(1) != 0 ? total.during : total.before;
    part.amortisation = add(part.amortisation, rows.number(2));
  }
}

// What was charged by month, into the balances; what events took back or caught up stands there already, as
// their movements.
void add_charged(const Connection& connection, const Company& company, std::int64_t asset, Date day,
                 Standing& standing) {
  if (const auto charge =
          last_charge(connection, company, asset, last_month_counted(connection, company, asset, day))) {
    standing.charged_month = standing.last_run_month = charge->month;
    standing.charged_fen = charge->accumulated_fen;
    standing.intangible.amortisation = add(standing.intangible.amortisation, charge->accumulated_fen);
  }
  const auto corrections = charge_corrections(connection, company, asset, day);
  if (corrections.empty()) return;
  for (const ChargeCorrection& correction : corrections)
    standing.charged_fen = add(standing.charged_fen, correction.charge_fen);
  const auto charges = standing_charges(connection, company, asset, day);
  standing.charged_month = charges.empty() ? std::nullopt : std::optional(charges.back().month);
}

}  // namespace

void put_movement(Connection& connection, const Company& company, std::int64_t asset,
                  const Movement& movement, const MovementOrigin& origin) {
  connection
      .prepare(
          "INSERT INTO movement SELECT ?1, ?2, coalesce(max(movement), 0) + 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
          "?10, ?11, ?12, ?13 "
          "FROM movement WHERE company = ?1 AND asset = ?2")
      .bind(company.number, asset, origin.event, origin.period.ordinal(), pack(origin.date),
            static_cast<int>(movement.kind), movement.delta.gross, movement.delta.amortisation,
            movement.delta.impairment, movement.rule, origin.voucher_kind, origin.voucher_sequence,
            origin.host_voucher)
      .run();
}

std::vector<Movement> movements_of_event(const Connection& connection, const Company& company,
                                         std::int64_t asset, std::int64_t event) {
  std::vector<Movement> movements;
  Statement rows =
      connection.prepare(std::string(with_entry) + "AND m.asset = ? AND m.event = ? ORDER BY m.movement");
  rows.bind(company.number, asset, event);
  while (rows.next()) movements.push_back(movement_of(rows));
  return movements;
}

std::vector<Date> taken_back_expense(const Connection& connection, const Company& company, std::int64_t asset,
                                     Period period) {
  std::vector<std::int64_t> corrections;
  std::vector<std::pair<std::int64_t, Date>> expensed;
  Statement rows = connection.prepare(
      "SELECT DISTINCT e.event, e.date, e.kind, m.period < ? FROM movement m JOIN event e USING (company, "
      "event) WHERE "
      "m.company = ? AND m.asset = ? AND m.kind IN (?, ?) ORDER BY e.event");
  rows.bind(period.ordinal(), company.number, asset, static_cast<int>(MovementKind::research_expensed),
            static_cast<int>(MovementKind::expensed));
  while (rows.next()) {
    if (rows.text(2) == "corrected") {
      corrections.push_back(rows.number(0));
    } else if (rows.number(3) != 0) {
      expensed.emplace_back(rows.number(0), unpack_date(rows.number(1)));
    }
  }
  const auto cancelled = cancelled_by(connection, company, corrections);
  std::vector<Date> days;
  for (const auto& [event, day] : expensed)
    if (cancelled.contains(event)) days.push_back(day);
  return days;
}

std::vector<std::pair<std::int64_t, Fen>> inventory_moved(const Connection& connection,
                                                          const Company& company, std::int64_t asset) {
  std::vector<std::pair<std::int64_t, Fen>> moved;
  Statement rows = connection.prepare(
      "SELECT event, sum(gross_fen) FROM movement WHERE company = ? AND asset = ? AND kind BETWEEN 10 AND 19 "
      "AND "
      "event IS NOT NULL GROUP BY event ORDER BY min(movement)");
  rows.bind(company.number, asset);
  while (rows.next()) moved.emplace_back(rows.number(0), rows.number(1));
  return moved;
}

std::vector<std::pair<std::string, Movement>> movements_by_event(const Connection& connection,
                                                                 const Company& company, std::int64_t event) {
  std::vector<std::pair<std::string, Movement>> movements;
  Statement rows =
      connection.prepare(std::string(with_entry) + "AND m.event = ? ORDER BY m.asset, m.movement");
  rows.bind(company.number, event);
  while (rows.next()) movements.emplace_back(rows.text(6), movement_of(rows));
  return movements;
}

std::string host_voucher_of_event(const Connection& connection, const Company& company, std::int64_t event) {
  Statement row = connection.prepare(
      "SELECT host_voucher FROM movement WHERE company = ? AND event = ? AND host_voucher <> '' LIMIT 1");
  return row.bind(company.number, event).next() ? row.text(0) : std::string{};
}

std::vector<std::int64_t> events_touching(const Connection& connection, const Company& company,
                                          std::int64_t asset) {
  std::vector<std::int64_t> events;
  Statement rows = connection.prepare(
      "SELECT event FROM movement WHERE company = ?1 AND asset = ?2 AND event IS NOT NULL "
      "UNION SELECT event FROM data_set WHERE company = ?1 AND asset = ?2 "
      "UNION SELECT event FROM usage WHERE company = ?1 AND asset = ?2 "
      "UNION SELECT event FROM plan WHERE key BETWEEN ?3 AND ?4 ORDER BY 1");
  rows.bind(company.number, asset, plan_key(company, asset, 0), plan_key(company, asset, 0x7FF));
  while (rows.next()) events.push_back(rows.number(0));
  return events;
}

Standing standing_of(const Connection& connection, const Company& company, const StoredDataSet& stored,
                     std::optional<Date> as_at) {
  const Date day = as_at.value_or(last_date);
  Standing standing;
  standing.data_set = stored.data_set;
  Statement rows = connection.prepare(
      "SELECT kind, sum(gross_fen), sum(amortisation_fen), sum(impairment_fen) FROM movement WHERE company = "
      "? AND asset = ? "
      "AND date <= ? GROUP BY kind ORDER BY kind");
  rows.bind(company.number, stored.asset, pack(day));
  while (rows.next()) {
    const Holding holding = holding_of(static_cast<MovementKind>(rows.number(0)));
    if (holding == Holding::intangible) standing.intangible += amounts(rows, 1);
    if (holding == Holding::inventory) standing.inventory += amounts(rows, 1);
    if (holding == Holding::development) standing.development += amounts(rows, 1);
    if (holding == Holding::held_for_sale) standing.held_for_sale += amounts(rows, 1);
    if (holding == Holding::instalments) standing.instalments += amounts(rows, 1);
    if (holding == Holding::grant) standing.grant += amounts(rows, 1);
    if (holding == Holding::fulfilment_cost) standing.fulfilment_cost += amounts(rows, 1);
    if (holding == Holding::obtaining_cost) standing.obtaining_cost += amounts(rows, 1);
    if (holding == Holding::tax_beside_profit) standing.tax_beside_profit += amounts(rows, 1);
    if (holding == Holding::deferred_tax) {
      if (!standing.deferred_tax) standing.deferred_tax.emplace();
      *standing.deferred_tax += amounts(rows, 1);
    }
  }
  standing.last_movement = last_moved(connection, company, stored.asset, of_balances);
  standing.last_booked = last_booked(connection, company, stored.asset);
  standing.last_expensed = last_moved(connection, company, stored.asset, of_expensed_research);
  standing.last_change = last_change(connection, company, stored.asset);
  add_charged(connection, company, stored.asset, day, standing);
  standing.plan = last_plan(connection, company, stored.asset);
  if (stored.data_set.held_for_sale_on) {
    standing.before_held = before_held(connection, company, stored.asset, day);
    standing.plan_before_held = plan_before_held(connection, company, stored.asset);
  }
  if (standing.plan) standing.usage = reported_usage(connection, company, stored.asset);
  return standing;
}

Fen released_in(const Connection& connection, const Company& company, std::int64_t asset, Period month) {
  Statement row = connection.prepare(
      "SELECT coalesce(sum(amortisation_fen), 0) FROM movement WHERE company = ? AND asset = ? AND kind = ? "
      "AND event IS NULL AND period = ?");
  row.bind(company.number, asset, static_cast<int>(MovementKind::grant_released), month.ordinal()).next();
  return row.number(0);
}

std::optional<Date> first_capitalised(const Connection& connection, const Company& company,
                                      std::int64_t asset) {
  Statement row = connection.prepare(
      "SELECT min(e.date) FROM movement m JOIN event e USING (company, event) WHERE "
      "m.company = ? AND m.asset = ? AND m.kind = ? AND m.gross_fen > 0 AND m.voucher_kind IS NOT 'E12' AND "
      "m.rule <> 'CM-5'");
  row.bind(company.number, asset, static_cast<int>(MovementKind::development_added)).next();
  return row.is_null(0) ? std::nullopt : std::optional(unpack_date(row.number(0)));
}

std::vector<MovementTotal> movement_totals(const Connection& connection, const Company& company, Date from,
                                           Date to) {
  Totals totals;
  add_movements(connection, company, from, to, totals);
  add_charges(connection, company, from, to, totals);
  std::vector<MovementTotal> list;
  for (const auto& [key, total] : totals) list.push_back(total);
  return list;
}

std::vector<OpenResearch> open_research(const Connection& connection, const Company& company,
                                        Period through) {
  std::vector<OpenResearch> open;
  Statement rows = connection.prepare(
      std::string(
          "SELECT m.asset, (SELECT cost_center FROM data_set d WHERE d.company = "
          "?1 AND d.asset = m.asset ORDER "
          "BY version DESC LIMIT 1), sum(m.gross_fen) AS open_fen FROM movement m "
          "INDEXED BY movement_of_month_ends WHERE m.company = ?1 AND m.kind BETWEEN ?2 AND ?3 AND ") +
      std::string(of_month_ends) +
      " AND m.period <= ?4 GROUP BY m.asset HAVING open_fen <> 0 ORDER BY m.asset");
  rows.bind(company.number, static_cast<int>(MovementKind::research_expensed),
            static_cast<int>(MovementKind::research_closed), through.ordinal());
  while (rows.next()) open.push_back({rows.number(0), rows.text(1), rows.number(2)});
  return open;
}

std::optional<Period> first_month_end_movement(const Connection& connection, const Company& company) {
  Statement row = connection.prepare("SELECT min(m.period) FROM movement m WHERE m.company = ? AND " +
                                     std::string(of_month_ends));
  row.bind(company.number).next();
  return row.is_null(0) ? std::nullopt : std::optional(Period::from_ordinal(static_cast<int>(row.number(0))));
}

std::vector<OpenAccrual> open_interest(const Connection& connection, const Company& company, Period period) {
  return open_accruals(connection, company, MovementKind::instalments_owed, MovementKind::interest_accrued,
                       "m.amortisation_fen", period);
}

std::vector<OpenAccrual> open_grants(const Connection& connection, const Company& company, Period period) {
  return open_accruals(connection, company, MovementKind::grant_deferred, MovementKind::grant_released,
                       "m.gross_fen - m.amortisation_fen", period);
}

std::vector<HistoryLine> history_of(const Connection& connection, const Company& company,
                                    std::int64_t asset) {
  std::vector<HistoryLine> lines;
  Statement rows = connection.prepare(
      "SELECT date, kind, gross_fen, amortisation_fen, impairment_fen, rule, voucher_kind, period, "
      "voucher_sequence, host_voucher "
      "FROM movement WHERE company = ? AND asset = ? ORDER BY date, movement");
  rows.bind(company.number, asset);
  while (rows.next()) {
    const std::string kind = rows.text(6);
    lines.push_back({unpack_date(rows.number(0)), static_cast<MovementKind>(rows.number(1)), amounts(rows, 2),
                     rows.text(5),
                     kind.empty() ? ""
                                  : to_text(VoucherKey{company.code,
                                                       Period::from_ordinal(static_cast<int>(rows.number(7))),
                                                       kind, static_cast<int>(rows.number(8))}),
                     rows.text(9)});
  }
  for (const Charge& charge : charges_of(connection, company, asset)) {
    lines.push_back({Period::from_month_index(charge.month).last_day(),
                     MovementKind::amortised,
                     {.amortisation = charge.charge_fen},
                     "AM-1",
                     "E12/" + to_text(Period::from_month_index(charge.month)),
                     ""});
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const HistoryLine& a, const HistoryLine& b) { return a.date < b.date; });
  return lines;
}

}  // namespace rubiao::store
