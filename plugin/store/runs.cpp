// SPDX-License-Identifier: Apache-2.0
#include "store/runs.h"

#include <cstdlib>
#include <map>

#include "formats/json.h"
#include "store/operations_log.h"

namespace rubiao::store {
namespace {

using formats::Json;

std::string to_json(const std::vector<Text>& words) {
  Json list = Json::array();
  for (const Text& text : words) list.push_back({{"zh", text.zh}, {"en", text.en}});
  return list.dump();
}

std::vector<Text> words_from(const std::string& json) {
  std::vector<Text> words;
  for (const Json& text : formats::parse_json(json, "run")) words.push_back({text.at("zh"), text.at("en")});
  return words;
}

std::optional<int> month_of(const std::optional<Period>& period) {
  return period ? std::optional(period->month_index()) : std::nullopt;
}

BatchEnd read_end(const Statement& row, int first) {
  return {.at = row.number(first),
          .outcome = row.text(first + 1),
          .companies = row.number(first + 2),
          .worked = row.number(first + 3),
          .failed = row.number(first + 4),
          .assets = row.number(first + 5),
          .charged_fen = row.number(first + 6),
          .vouchers = row.number(first + 7),
          .warnings = row.number(first + 8)};
}

// Rows that stand in no link of a chain are bound by the operational log, with the number and the digest of
// each. Company ?1, the row's number ?2.
struct Kept {
  std::string_view word;
  std::string_view row;
  std::string_view all;  // number first
};
constexpr Kept runs{"run ", "SELECT * FROM run WHERE company = ?1 AND run = ?2",
                    "SELECT run FROM run WHERE company = ?1 ORDER BY run"};
constexpr Kept batches{"batch ", "SELECT * FROM batch WHERE ?1 = 0 AND batch = ?2",
                       "SELECT batch FROM batch WHERE ?1 = 0 ORDER BY batch"};
constexpr Kept ends{"batch end ", "SELECT * FROM batch_end WHERE ?1 = 0 AND batch = ?2",
                    "SELECT batch FROM batch_end WHERE ?1 = 0 ORDER BY batch"};

// Of the row as it is; empty: there is none.
std::string digest_of(const Connection& connection, const Kept& kept, std::int64_t company,
                      std::int64_t number) {
  Statement row = connection.prepare(kept.row);
  return row.bind(company, number).next() ? to_hex(sha256(row.row(0))) : "";
}

void keep(Connection& connection, const Kept& kept, const Company& company, std::int64_t number,
          std::int64_t at, const std::string& user) {
  append_operation(connection, {at, company.code, user, std::string(kept.word) + std::to_string(number),
                                digest_of(connection, kept, company.number, number)});
}

// Records made before they were bound are known by their numbers: they come before the first that is.
void verify_kept(const Connection& connection, const Kept& kept, const Company& company,
                 std::vector<Finding>& findings) {
  std::map<std::int64_t, std::string> bound;
  Statement entries = connection.prepare(
      "SELECT substr(action, ?3), outcome FROM log_entry WHERE company = ?1 AND action GLOB ?2 ORDER BY "
      "entry");
  entries.bind(company.code, std::string(kept.word) + "[0-9]*",
               static_cast<std::int64_t>(kept.word.size()) + 1);
  while (entries.next()) bound[std::atoll(entries.text(0).c_str())] = entries.text(1);
  if (bound.empty()) return;
  const auto tell = [&](std::int64_t number, const Text& what) {
    findings.push_back({std::string(kept.word) + std::to_string(number), what});
  };
  for (const auto& [number, digest] : bound) {
    const std::string now = digest_of(connection, kept, company.number, number);
    if (now.empty()) tell(number, {"运行记录被删除", "the record of the run was deleted"});
    if (!now.empty() && now != digest) tell(number, {"运行记录被改动", "the record of the run was changed"});
  }
  Statement rows = connection.prepare(kept.all);
  rows.bind(company.number);
  while (rows.next())
    if (rows.number(0) >= bound.begin()->first && !bound.contains(rows.number(0)))
      tell(rows.number(0),
           {"运行记录不是程序写入的", "the record of the run was not written by the program"});
}

const Company no_company{};  // of the batches

std::int64_t last_number(const Connection& connection, const Company& company) {
  Statement row = connection.prepare("SELECT max(run) FROM run WHERE company = ?");
  row.bind(company.number).next();
  return row.number(0);
}

}  // namespace

void put_run(Connection& connection, const Company& company, const Run& run) {
  connection
      .prepare(
          "INSERT INTO run SELECT ?1, coalesce(max(run), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
          "?12, ?13, ?14 FROM run WHERE company = ?1")
      .bind(company.number, run.begun_at, run.ended_at, run.user, pack(run.as_of), run.outcome, run.months,
            run.assets, run.charged_fen, run.research_fen, run.interest_fen, run.grants_fen, run.vouchers,
            to_json(run.words))
      .run();
  const std::int64_t number = last_number(connection, company);
  keep(connection, runs, company, number, run.ended_at, run.user);
}

std::optional<Date> last_run_as_of(const Connection& connection, const Company& company) {
  Statement row = connection.prepare(
      "SELECT as_of FROM run WHERE company = ? AND outcome = 'ok' ORDER BY run DESC LIMIT 1");
  if (!row.bind(company.number).next()) return std::nullopt;
  return unpack_date(row.number(0));
}

std::vector<Run> last_runs(const Connection& connection, const Company& company, int most) {
  std::vector<Run> runs;
  Statement rows = connection.prepare(
      "SELECT run, begun_at, ended_at, user, as_of, outcome, months, assets, charged_fen, research_fen, "
      "interest_fen, grants_fen, vouchers, words FROM run WHERE company = ? ORDER BY run DESC LIMIT ?");
  rows.bind(company.number, most);
  while (rows.next()) {
    runs.push_back({.number = rows.number(0),
                    .begun_at = rows.number(1),
                    .ended_at = rows.number(2),
                    .user = rows.text(3),
                    .as_of = unpack_date(rows.number(4)),
                    .outcome = rows.text(5),
                    .months = rows.number(6),
                    .assets = rows.number(7),
                    .charged_fen = rows.number(8),
                    .research_fen = rows.number(9),
                    .interest_fen = rows.number(10),
                    .grants_fen = rows.number(11),
                    .vouchers = rows.number(12),
                    .words = words_from(rows.text(13))});
  }
  return runs;
}

std::int64_t begin_batch(Connection& connection, const BatchBegin& begin) {
  Transaction transaction(connection);
  const std::int64_t number = connection.number("SELECT coalesce(max(batch), 0) + 1 FROM batch");
  connection.prepare("INSERT INTO batch VALUES (?, ?, ?, ?, ?)")
      .bind(number, begin.at, begin.user, pack(begin.as_of), month_of(begin.from))
      .run();
  keep(connection, batches, no_company, number, begin.at, begin.user);
  transaction.commit();
  return number;
}

void end_batch(Connection& connection, std::int64_t batch, const BatchEnd& end) {
  Transaction transaction(connection);
  connection.prepare("INSERT INTO batch_end VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(batch, end.at, end.outcome, end.companies, end.worked, end.failed, end.assets, end.charged_fen,
            end.vouchers, end.warnings)
      .run();
  keep(connection, ends, no_company, batch, end.at, "");
  transaction.commit();
}

std::vector<Finding> verify_runs(const Connection& connection, const Company& company) {
  std::vector<Finding> findings;
  verify_kept(connection, runs, company, findings);
  verify_kept(connection, batches, no_company, findings);
  verify_kept(connection, ends, no_company, findings);
  return findings;
}

std::vector<Batch> last_batches(const Connection& connection, int most) {
  std::vector<Batch> batches;
  Statement rows = connection.prepare(
      "SELECT batch, begun_at, user, as_of, from_month, ended_at, outcome, companies, worked, failed, "
      "assets, "
      "charged_fen, vouchers, warnings FROM batch LEFT JOIN batch_end USING (batch) ORDER BY batch DESC "
      "LIMIT ?");
  rows.bind(most);
  while (rows.next()) {
    Batch batch{.number = rows.number(0),
                .begin = {rows.number(1), rows.text(2), unpack_date(rows.number(3)), std::nullopt},
                .end = std::nullopt};
    if (!rows.is_null(4)) batch.begin.from = Period::from_month_index(static_cast<int>(rows.number(4)));
    if (!rows.is_null(5)) batch.end = read_end(rows, 5);
    batches.push_back(std::move(batch));
  }
  return batches;
}

}  // namespace rubiao::store
