// SPDX-License-Identifier: Apache-2.0
#include "bench/obvious_design.h"

#include <sqlite3.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace rubiao::test {
namespace {

using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
using Query = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

void demand(bool holds, sqlite3* db) {
  if (!holds) throw std::runtime_error(sqlite3_errmsg(db));
}

Database open(const std::filesystem::path& file) {
  sqlite3* db = nullptr;
  const int answer = sqlite3_open_v2(
      file.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  Database opened(db, sqlite3_close);
  demand(answer == SQLITE_OK, db);
  return opened;
}

void run(const Database& db, const char* sql) {
  demand(sqlite3_exec(db.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK, db.get());
}

Query prepare(const Database& db, const std::string& sql) {
  sqlite3_stmt* query = nullptr;
  demand(sqlite3_prepare_v2(db.get(), sql.c_str(), -1, &query, nullptr) == SQLITE_OK, db.get());
  return {query, sqlite3_finalize};
}

void step(const Database& db, const Query& query, std::initializer_list<std::int64_t> values) {
  int at = 0;
  for (const std::int64_t value : values) sqlite3_bind_int64(query.get(), ++at, value);
  demand(sqlite3_step(query.get()) == SQLITE_DONE, db.get());
  sqlite3_reset(query.get());
}

}  // namespace

void build_obvious_design(const std::filesystem::path& file, std::int64_t assets) {
  const Database db = open(file);
  run(db,
      "PRAGMA journal_mode = WAL; CREATE TABLE asset (id INTEGER PRIMARY KEY, code TEXT, name TEXT, class "
      "TEXT, owner "
      "TEXT, cost_account TEXT, expense_account TEXT, cost_center INTEGER, bought INTEGER, available "
      "INTEGER, life "
      "INTEGER, method INTEGER, cost INTEGER, residual INTEGER, accumulated INTEGER, impairment INTEGER, "
      "carrying "
      "INTEGER, last_month INTEGER, state INTEGER, version INTEGER);"
      "CREATE TABLE line (id INTEGER PRIMARY KEY, asset INTEGER, month INTEGER, account TEXT, debit INTEGER, "
      "credit "
      "INTEGER, cost_center INTEGER);"
      "CREATE INDEX line_asset ON line (asset); CREATE INDEX line_month ON line (month, account);"
      "CREATE INDEX line_center ON line (cost_center, month); BEGIN");
  const Query insert = prepare(
      db,
      "INSERT INTO asset SELECT ?1, 'DS-' || ?1, '数据集 ' || ?1, '外购', '部门' || (?1 % 10), '170201', "
      "'660202', ?1 % 10, "
      "20240110, 20240110, 12 + ?1 * 7919 % 109, 1, 100000 + ?1 * 104729 % 100000000, 0, 0, 0, 0, 0, 1, 1");
  for (std::int64_t asset = 1; asset <= assets; ++asset) step(db, insert, {asset});
  run(db, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
}

std::int64_t amortise_by_obvious_design(const std::filesystem::path& file) {
  const Database db = open(file);
  run(db, "PRAGMA synchronous = FULL; PRAGMA cache_size = -131072; BEGIN IMMEDIATE");
  const Query read = prepare(db, "SELECT * FROM asset WHERE id > ? ORDER BY id LIMIT 10000");
  const Query debit = prepare(db,
                              "INSERT INTO line (asset, month, account, debit, credit, cost_center) VALUES "
                              "(?, 1, '660202', ?, 0, ?)");
  const Query credit = prepare(db,
                               "INSERT INTO line (asset, month, account, debit, credit, cost_center) VALUES "
                               "(?, 1, '170201', 0, ?, ?)");
  const Query update = prepare(db,
                               "UPDATE asset SET accumulated = accumulated + ?2, carrying = cost - "
                               "accumulated - ?2, last_month = 1 WHERE id = ?1");
  std::int64_t sum = 0;
  for (std::int64_t last = 0, more = 1; more != 0;) {
    more = 0;
    sqlite3_bind_int64(read.get(), 1, last);
    while (sqlite3_step(read.get()) == SQLITE_ROW) {
      last = sqlite3_column_int64(read.get(), 0);
      const std::int64_t life = sqlite3_column_int64(read.get(), 10);
      const std::int64_t charge = (2 * sqlite3_column_int64(read.get(), 12) + life) / (2 * life);
      const std::int64_t center = sqlite3_column_int64(read.get(), 7);
      step(db, debit, {last, charge, center});
      step(db, credit, {last, charge, center});
      step(db, update, {last, charge});
      sum += charge;
      ++more;
    }
    sqlite3_reset(read.get());
  }
  run(db, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
  return sum;
}

}  // namespace rubiao::test
