// SPDX-License-Identifier: Apache-2.0
#include "store/runs.h"

#include "formats/json.h"

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
  transaction.commit();
  return number;
}

void end_batch(Connection& connection, std::int64_t batch, const BatchEnd& end) {
  Transaction transaction(connection);
  connection.prepare("INSERT INTO batch_end VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(batch, end.at, end.outcome, end.companies, end.worked, end.failed, end.assets, end.charged_fen,
            end.vouchers, end.warnings)
      .run();
  transaction.commit();
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
