// SPDX-License-Identifier: Apache-2.0
#include "bench/sqlite_floor.h"

#include <openssl/evp.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

#include "measurement/amortisation.h"

namespace rubiao::test {
namespace {

constexpr std::size_t rows_a_link = 10'000;

void demand(bool holds, sqlite3* db) {
  if (!holds) throw std::runtime_error(sqlite3_errmsg(db));
}

sqlite3_stmt* prepare(sqlite3* db, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  demand(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) == SQLITE_OK, db);
  return statement;
}

void run(sqlite3* db, const char* sql) {
  demand(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK, db);
}

class Chain {
 public:
  explicit Chain(sqlite3* db)
      : db_(db),
        insert_(prepare(
            db, "INSERT INTO chain_link SELECT 1, coalesce(max(link), 0) + 1, 'charge', ? FROM chain_link")) {
    EVP_DigestInit_ex2(context_, sm3_, nullptr);
    bytes_.reserve(rows_a_link * 5);
  }
  ~Chain() {
    sqlite3_finalize(insert_);
    EVP_MD_CTX_free(context_);
    EVP_MD_free(sm3_);
  }
  Chain(const Chain&) = delete;
  Chain& operator=(const Chain&) = delete;

  void add(const std::array<std::int64_t, 5>& row) {
    bytes_.insert(bytes_.end(), row.begin(), row.end());
    if (bytes_.size() == rows_a_link * row.size()) close();
  }

  void close() {
    EVP_DigestUpdate(context_, head_.data(), head_.size());
    EVP_DigestUpdate(context_, bytes_.data(), bytes_.size() * sizeof(std::int64_t));
    EVP_DigestFinal_ex(context_, head_.data(), nullptr);
    EVP_DigestInit_ex2(context_, nullptr, nullptr);
    sqlite3_bind_blob(insert_, 1, head_.data(), static_cast<int>(head_.size()), SQLITE_STATIC);
    demand(sqlite3_step(insert_) == SQLITE_DONE, db_);
    sqlite3_reset(insert_);
    bytes_.clear();
  }

 private:
  sqlite3* db_;
  sqlite3_stmt* insert_;
  EVP_MD* sm3_ = EVP_MD_fetch(nullptr, "SM3", nullptr);
  EVP_MD_CTX* context_ = EVP_MD_CTX_new();
  std::array<unsigned char, 32> head_{};
  std::vector<std::int64_t> bytes_;
};

using Row = std::array<std::int64_t, 5>;

// Ten thousand rows as a table that SQLite reads: the quickest way in that was measured.
struct Feed {
  std::vector<Row> rows;

  static constexpr auto at = [](sqlite3_vtab_cursor* cursor) -> std::size_t& {
    return *reinterpret_cast<std::size_t*>(cursor + 1);
  };
  struct Table {
    sqlite3_vtab vtab;
    Feed* feed;
  };
  static const std::vector<Row>& rows_of(sqlite3_vtab_cursor* cursor) {
    return reinterpret_cast<Table*>(cursor->pVtab)->feed->rows;
  }

  static const sqlite3_module& module() {
    static const sqlite3_module whole = [] {
      sqlite3_module made{};
      made.xConnect = [](sqlite3* db, void* feed, int, const char* const*, sqlite3_vtab** table, char**) {
        *table = &(new Table{{}, static_cast<Feed*>(feed)})->vtab;
        return sqlite3_declare_vtab(db, "CREATE TABLE feed (a, b, c, d, e)");
      };
      made.xDisconnect = [](sqlite3_vtab* table) {
        return delete reinterpret_cast<Table*>(table), SQLITE_OK;
      };
      made.xBestIndex = [](sqlite3_vtab*, sqlite3_index_info*) { return SQLITE_OK; };
      made.xOpen = [](sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
        *cursor = static_cast<sqlite3_vtab_cursor*>(
            sqlite3_malloc(static_cast<int>(sizeof(sqlite3_vtab_cursor) + sizeof(std::size_t))));
        return SQLITE_OK;
      };
      made.xClose = [](sqlite3_vtab_cursor* cursor) { return sqlite3_free(cursor), SQLITE_OK; };
      made.xFilter = [](sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) {
        at(cursor) = 0;
        return SQLITE_OK;
      };
      made.xNext = [](sqlite3_vtab_cursor* cursor) { return ++at(cursor), SQLITE_OK; };
      made.xEof = [](sqlite3_vtab_cursor* cursor) { return at(cursor) >= rows_of(cursor).size() ? 1 : 0; };
      made.xColumn = [](sqlite3_vtab_cursor* cursor, sqlite3_context* context, int column) {
        sqlite3_result_int64(context, rows_of(cursor)[at(cursor)][static_cast<std::size_t>(column)]);
        return SQLITE_OK;
      };
      made.xRowid = [](sqlite3_vtab_cursor*, sqlite3_int64*) { return SQLITE_OK; };
      return made;
    }();
    return whole;
  }
};

AmortisationPlan plan_in(sqlite3_stmt* row) {
  return {.amortisable_fen = sqlite3_column_int64(row, 1),
          .life_months = sqlite3_column_int(row, 2),
          .first_month = sqlite3_column_int(row, 3),
          .pattern = static_cast<Pattern>(sqlite3_column_int(row, 4)),
          .residual_fen = sqlite3_column_int64(row, 5),
          .units_expected = sqlite3_column_int64(row, 6)};
}

// The plans, last month's charges and the reports of usage go in step: every asset has one of each of the
// first two. The arithmetic is the product's: what it costs beside SQLite is measured by itself (P12).
MonthTotals write_charges(sqlite3* db, int month) {
  const std::int64_t company = std::int64_t{1} << 43;
  const std::int64_t base = company | std::int64_t{month} << 32;
  sqlite3_stmt* plans =
      prepare(db,
              "SELECT key, amortisable_fen, life_months, first_month, pattern, residual_fen, "
              "units_expected, routing, gross_fen, impairment_fen FROM plan WHERE key BETWEEN ? AND "
              "? ORDER BY key");
  sqlite3_stmt* before =
      prepare(db, "SELECT key, accumulated_fen FROM charge WHERE key BETWEEN ? AND ? ORDER BY key");
  sqlite3_stmt* usage =
      prepare(db, "SELECT asset, month, units FROM usage WHERE company = 1 ORDER BY asset, month");
  Feed feed;
  demand(sqlite3_create_module(db, "feed", &Feed::module(), &feed) == SQLITE_OK, db);
  sqlite3_stmt* insert = prepare(db, "INSERT INTO charge SELECT * FROM feed");
  sqlite3_bind_int64(plans, 1, company);
  sqlite3_bind_int64(plans, 2, company * 2 - 1);
  sqlite3_bind_int64(before, 1, base - (std::int64_t{1} << 32));
  sqlite3_bind_int64(before, 2, base - 1);
  MonthTotals totals;
  std::vector<std::int64_t> groups(256);
  Chain chain(db);
  bool more_usage = sqlite3_step(usage) == SQLITE_ROW;
  const auto put = [&] {
    demand(sqlite3_step(insert) == SQLITE_DONE, db);
    sqlite3_reset(insert);
    feed.rows.clear();
  };
  while (sqlite3_step(plans) == SQLITE_ROW && sqlite3_step(before) == SQLITE_ROW) {
    const AmortisationPlan plan = plan_in(plans);
    const std::int64_t asset = sqlite3_column_int64(plans, 0) >> 11 & 0xFFFFFFFF;
    std::int64_t used = 0;
    for (; more_usage && sqlite3_column_int64(usage, 0) <= asset;
         more_usage = sqlite3_step(usage) == SQLITE_ROW)
      if (sqlite3_column_int64(usage, 0) == asset && sqlite3_column_int(usage, 1) <= month)
        used += sqlite3_column_int64(usage, 2);
    const std::int64_t through = amortised_through(plan, month, used);
    const Row row = {base | asset, through - sqlite3_column_int64(before, 1), through,
                     sqlite3_column_int64(plans, 8), sqlite3_column_int64(plans, 9)};
    feed.rows.push_back(row);
    chain.add({asset, row[1], row[2], row[3], row[4]});
    if (feed.rows.size() == rows_a_link) put();
    groups.at(static_cast<std::size_t>(sqlite3_column_int64(plans, 7))) += row[1];
    totals.sum_fen += row[1];
    ++totals.charged;
  }
  put();
  chain.close();
  for (sqlite3_stmt* statement : {plans, before, usage, insert}) sqlite3_finalize(statement);
  return totals;
}

}  // namespace

MonthTotals amortise_with_bare_sqlite(const std::filesystem::path& store, int month) {
  sqlite3* db = nullptr;
  demand(
      sqlite3_open_v2(store.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) == SQLITE_OK,
      db);
  run(db,
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -131072; BEGIN IMMEDIATE");
  const MonthTotals totals = write_charges(db, month);
  run(db, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
  sqlite3_close(db);
  return totals;
}

}  // namespace rubiao::test
