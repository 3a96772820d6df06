// SPDX-License-Identifier: Apache-2.0
#include "store/data_sets.h"

#include "formats/json.h"
#include "measurement/movement.h"
#include "store/event_log.h"

namespace rubiao::store {
namespace {

constexpr std::int64_t end_of_time = 99991231;

// Kinds of movements by which something comes on the books as an intangible asset or as development.
const std::string capitalised = [] {
  std::string kinds;
  using enum MovementKind;
  for (const MovementKind kind :
       {purchased, developed_internally, other_increase, opened, development_added, development_opened,
        moved_from_held_for_sale, restated, development_restated})
    kinds += (kinds.empty() ? "" : ", ") + std::to_string(static_cast<int>(kind));
  return kinds;
}();

constexpr std::string_view columns =
    "a.asset, a.id, d.name, d.content, d.route, d.purpose, d.stage, d.use, d.cost_center, d.registered_on, "
    "d.answers, "
    "d.feasible_on, d.intended_on, d.beneficial_on, d.resourced_on, d.measurable_on, d.available_on, "
    "d.life_months, d.indefinite, d.method, d.residual_fen, d.units_expected, d.rights_end, d.left_on, "
    "d.held_for_sale_on, "
    "d.restrictions, "
    "d.tax_initial, d.tax_life_months, d.tax_from, d.tax_cost_fen, d.project, d.cost_formula";

std::optional<Date> day(const Statement& row, int column) {
  const auto packed = row.optional_number(column);
  return packed ? std::optional(unpack_date(*packed)) : std::nullopt;
}

std::optional<std::int64_t> packed(const std::optional<Date>& date) {
  return date ? std::optional(pack(*date)) : std::nullopt;
}

std::int64_t bits_of(const Answers& answers) {
  return answers.controlled | answers.benefits_probable << 1 | answers.cost_measurable << 2 |
         answers.identifiable << 3 | answers.fulfils_contract << 4;
}

Answers answers_from(std::int64_t bits) {
  return {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0, (bits & 16) != 0};
}

std::string restrictions_as_text(const std::vector<Restriction>& restrictions) {
  formats::Json all = formats::Json::array();
  for (const Restriction& restriction : restrictions) {
    all.push_back({term(restriction.kind), restriction.registration, restriction.holder,
                   pack(restriction.registered_on), restriction.credit_line_fen, restriction.drawn_fen});
  }
  return all.dump();
}

std::vector<Restriction> restrictions_from(const std::string& text) {
  std::vector<Restriction> restrictions;
  for (const formats::Json& one : formats::parse_json(text, "data_set.restrictions")) {
    restrictions.push_back({.kind = parse_restriction_kind(one.at(0).get<std::string>(), "restrictions"),
                            .registration = one.at(1),
                            .holder = one.at(2),
                            .registered_on = unpack_date(one.at(3).get<std::int64_t>()),
                            .credit_line_fen = one.at(4),
                            .drawn_fen = one.at(5)});
  }
  return restrictions;
}

StoredDataSet read_data_set(const Statement& row) {
  DataSet data_set{.id = row.text(1),
                   .name = row.text(2),
                   .content = row.text(3),
                   .route = parse_route(row.text(4), "route"),
                   .purpose = parse_purpose(row.text(5), "purpose"),
                   .stage = parse_stage(row.text(6), "stage"),
                   .use = parse_use(row.text(7), "use"),
                   .cost_center = row.text(8),
                   .registered_on = unpack_date(row.number(9)),
                   .answers = {},
                   .conditions = {},
                   .available_on = day(row, 16),
                   .estimates = {.life_months = static_cast<int>(row.number(17)),
                                 .indefinite = row.number(18) != 0,
                                 .method = parse_method(row.text(19), "method"),
                                 .residual_fen = row.number(20),
                                 .units_expected = row.number(21)},
                   .rights_end = day(row, 22),
                   .left_on = day(row, 23),
                   .held_for_sale_on = day(row, 24),
                   .restrictions = restrictions_from(row.text(25))};
  if (!row.is_null(10)) data_set.answers = answers_from(row.number(10));
  FiveConditions conditions;
  for (int i = 0; i < 5; ++i) conditions.met_on[static_cast<std::size_t>(i)] = day(row, 11 + i);
  if (conditions != FiveConditions{}) data_set.conditions = conditions;
  data_set.project = row.text(30);
  data_set.cost_formula = parse_cost_formula(row.text(31), "cost_formula");
  if (!row.is_null(26)) {
    data_set.tax =
        TaxBase{parse_initial_difference(row.text(26), "initial_difference"),
                static_cast<int>(row.number(27)), unpack_date(row.number(28)), row.optional_number(29)};
  }
  return {row.number(0), std::move(data_set)};
}

std::int64_t ensure_asset(Connection& connection, const Company& company, const std::string& id) {
  Statement known = connection.prepare("SELECT asset FROM asset WHERE company = ? AND id = ?");
  if (known.bind(company.number, id).next()) return known.number(0);
  connection
      .prepare(
          "INSERT INTO asset (company, asset, id) SELECT ?1, coalesce(max(asset), 0) + 1, ?2 FROM asset "
          "WHERE company = ?1")
      .bind(company.number, id)
      .run();
  known.bind(company.number, id).next();
  return known.number(0);
}

std::int64_t next_version(const Connection& connection, const Company& company, std::int64_t asset) {
  Statement last = connection.prepare(
      "SELECT coalesce(max(version), 0) + 1 FROM data_set WHERE company = ? AND asset = ?");
  last.bind(company.number, asset).next();
  return last.number(0);
}

}  // namespace

std::optional<Date> last_change(const Connection& connection, const Company& company, std::int64_t asset) {
  return last_day_in_force(connection, company,
                           "SELECT event FROM data_set WHERE company = " + std::to_string(company.number) +
                               " AND asset = " + std::to_string(asset));
}

std::optional<StoredDataSet> find_data_set(const Connection& connection, const Company& company,
                                           const std::string& id, std::optional<Date> as_at) {
  Statement row = connection.prepare(
      "SELECT " + std::string(columns) +
      " FROM asset a JOIN data_set d USING (company, asset) WHERE a.company = ? AND a.id = ? "
      "AND d.valid_from <= ? ORDER BY d.version DESC LIMIT 1");
  if (!row.bind(company.number, id, as_at ? pack(*as_at) : end_of_time).next()) return std::nullopt;
  return read_data_set(row);
}

std::vector<StoredDataSet> all_data_sets(const Connection& connection, const Company& company,
                                         std::optional<Date> as_at) {
  Statement rows = connection.prepare(
      "SELECT " + std::string(columns) +
      " FROM asset a JOIN data_set d USING (company, asset) WHERE a.company = ?1 AND d.version = (SELECT "
      "max(version) FROM "
      "data_set v WHERE v.company = ?1 AND v.asset = a.asset AND v.valid_from <= ?2) ORDER BY a.asset");
  rows.bind(company.number, as_at ? pack(*as_at) : end_of_time);
  std::vector<StoredDataSet> all;
  while (rows.next()) all.push_back(read_data_set(rows));
  return all;
}

namespace {

// Of the index data_set_of_term; an older version may name another day than the last.
constexpr const char* ending_rights =
    " FROM data_set d JOIN asset a USING (company, asset) WHERE d.company = ?1 AND d.rights_end <= ?2 "
    "AND d.rights_end IS NOT NULL AND d.available_on IS NOT NULL AND d.left_on IS NULL AND d.version = "
    "(SELECT max(version) FROM data_set v WHERE v.company = ?1 AND v.asset = d.asset)";

}  // namespace

std::vector<std::string> perhaps_tested_yearly(const Connection& connection, const Company& company,
                                               std::int64_t most) {
  Statement rows = connection.prepare(
      "SELECT a.id FROM tested_yearly t JOIN asset a USING (company, asset) WHERE t.company = ? AND EXISTS "
      "(SELECT 1 FROM movement m WHERE m.company = t.company AND m.asset = t.asset AND m.kind IN (" +
      capitalised + ")) ORDER BY t.asset LIMIT ?");
  rows.bind(company.number, most);
  std::vector<std::string> ids;
  while (rows.next()) ids.push_back(rows.text(0));
  return ids;
}

bool tested_yearly_is_right(const Connection& connection, const Company& company) {
  Statement row = connection.prepare(
      "WITH expected AS (SELECT asset FROM data_set d WHERE company = ?1 AND (indefinite = 1 OR available_on "
      "IS NULL) AND left_on IS NULL AND version = (SELECT max(version) FROM data_set v WHERE v.company = ?1 "
      "AND v.asset = d.asset)), told AS (SELECT asset FROM tested_yearly WHERE company = ?1) "
      "SELECT 1 FROM (SELECT * FROM expected EXCEPT SELECT * FROM told) UNION ALL "
      "SELECT 1 FROM (SELECT * FROM told EXCEPT SELECT * FROM expected) LIMIT 1");
  return !row.bind(company.number).next();
}

std::vector<Ending> rights_ending(const Connection& connection, const Company& company, Date until,
                                  std::int64_t most) {
  Statement rows = connection.prepare("SELECT a.id, d.rights_end" + std::string(ending_rights) +
                                      " ORDER BY d.rights_end, d.asset LIMIT ?3");
  rows.bind(company.number, pack(until), most);
  std::vector<Ending> found;
  while (rows.next()) found.push_back({rows.text(0), unpack_date(rows.number(1))});
  return found;
}

std::int64_t count_rights_ending(const Connection& connection, const Company& company, Date until) {
  Statement row = connection.prepare("SELECT count(*)" + std::string(ending_rights));
  row.bind(company.number, pack(until)).next();
  return row.number(0);
}

std::optional<DataSet> data_set_before(const Connection& connection, const Company& company,
                                       std::int64_t asset, std::int64_t event) {
  Statement row = connection.prepare(
      "SELECT " + std::string(columns) +
      " FROM asset a JOIN data_set d USING (company, asset) WHERE a.company = ?1 AND a.asset = ?2 AND "
      "d.version "
      "= (SELECT version - 1 FROM data_set v WHERE v.company = ?1 AND v.asset = ?2 AND v.event = ?3)");
  if (!row.bind(company.number, asset, event).next()) return std::nullopt;
  return read_data_set(row).data_set;
}

std::int64_t put_data_set(Connection& connection, const Company& company, const DataSet& data_set,
                          std::int64_t event, Date valid_from) {
  const std::int64_t asset = ensure_asset(connection, company, data_set.id);
  const auto answers = data_set.answers ? std::optional(bits_of(*data_set.answers)) : std::nullopt;
  const FiveConditions conditions = data_set.conditions.value_or(FiveConditions{});
  const auto& met = conditions.met_on;
  const auto& tax = data_set.tax;
  const Estimates& estimates = data_set.estimates;
  using Text = std::optional<std::string>;
  using Number = std::optional<std::int64_t>;
  connection
      .prepare(
          "INSERT INTO data_set VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
          "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(company.number, asset, next_version(connection, company, asset), event, pack(valid_from),
            data_set.name, data_set.content, term(data_set.route), term(data_set.purpose),
            term(data_set.stage), term(data_set.use), term(data_set.cost_formula), data_set.cost_center,
            data_set.project, pack(data_set.registered_on), answers, packed(met[0]), packed(met[1]),
            packed(met[2]), packed(met[3]), packed(met[4]), packed(data_set.available_on),
            estimates.life_months, estimates.indefinite ? 1 : 0, term(estimates.method),
            estimates.residual_fen, estimates.units_expected, packed(data_set.rights_end),
            packed(data_set.left_on), packed(data_set.held_for_sale_on),
            restrictions_as_text(data_set.restrictions), tax ? Text(term(tax->initial)) : Text(),
            tax ? Number(tax->life_months) : Number(), tax ? Number(pack(tax->from)) : Number(),
            tax ? tax->cost_fen : Number())
      .run();
  const bool listed = (estimates.indefinite || !data_set.available_on) && !data_set.left_on;
  connection
      .prepare(listed ? "INSERT INTO tested_yearly VALUES (?, ?) ON CONFLICT DO NOTHING"
                      : "DELETE FROM tested_yearly WHERE company = ? AND asset = ?")
      .bind(company.number, asset)
      .run();
  return asset;
}

}  // namespace rubiao::store
