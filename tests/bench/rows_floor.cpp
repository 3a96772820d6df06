// SPDX-License-Identifier: Apache-2.0
#include "bench/rows_floor.h"

#include <sqlite3.h>

#include <array>
#include <stdexcept>
#include <string>

#include "bench/bench_support.h"

namespace rubiao::test {
namespace {

// Those that a month's end writes to.
constexpr std::array<const char*, 7> tables{"charge",  "amortised_month", "voucher", "voucher_line",
                                            "receipt", "chain_link",      "run"};

void run(sqlite3* db, const std::string& sql) {
  if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(db));
}

}  // namespace

double write_rows_of(const std::filesystem::path& before, const std::filesystem::path& after,
                     const std::filesystem::path& work) {
  copy_fresh(before, work);
  sqlite3* db = nullptr;
  if (sqlite3_open(work.c_str(), &db) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db));
  run(db, "ATTACH '" + after.string() +
              "' AS after; PRAGMA temp_store = MEMORY; PRAGMA journal_mode = WAL; "
              "PRAGMA synchronous = FULL; PRAGMA cache_size = -131072");
  for (const std::string table : tables)
    run(db, "CREATE TEMP TABLE new_" + table + " AS SELECT * FROM after." + table +
                " EXCEPT SELECT * FROM main." + table);
  const double time = seconds([&] {
    run(db, "BEGIN IMMEDIATE");
    for (const std::string table : tables)
      run(db, "INSERT INTO main." + table + " SELECT * FROM temp.new_" + table);
    // Every voucher goes through the outbox.
    run(db,
        "INSERT INTO main.outbox SELECT company, period, kind, sequence FROM temp.new_voucher; "
        "DELETE FROM main.outbox");
    run(db, "COMMIT; PRAGMA main.wal_checkpoint(TRUNCATE)");
  });
  sqlite3_close(db);
  return time;
}

}  // namespace rubiao::test
