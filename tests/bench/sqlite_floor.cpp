// SPDX-License-Identifier: Apache-2.0
#include "bench/sqlite_floor.h"

#include <openssl/evp.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

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

// The plans and last month's charges go in step: every asset has one of each.
MonthTotals write_charges(sqlite3* db, std::int64_t month) {
  const std::int64_t company = std::int64_t{1} << 43;
  sqlite3_stmt* plans =
      prepare(db,
              "SELECT key, from_month, amortisable_fen, life_months, first_month, pattern, routing, "
              "gross_fen, impairment_fen FROM plan WHERE key BETWEEN ? AND ? ORDER BY key");
  sqlite3_stmt* before =
      prepare(db, "SELECT key, accumulated_fen FROM charge WHERE key BETWEEN ? AND ? ORDER BY key");
  sqlite3_stmt* insert = prepare(db, "INSERT INTO charge VALUES (?, ?, ?, ?, ?)");
  sqlite3_bind_int64(plans, 1, company);
  sqlite3_bind_int64(plans, 2, company * 2 - 1);
  sqlite3_bind_int64(before, 1, company | (month - 1) << 32);
  sqlite3_bind_int64(before, 2, company | ((month << 32) - 1));
  MonthTotals totals;
  std::vector<std::int64_t> groups(64);
  Chain chain(db);
  while (sqlite3_step(plans) == SQLITE_ROW && sqlite3_step(before) == SQLITE_ROW) {
    std::array<std::int64_t, 9> plan{};
    for (int i = 0; i < 9; ++i) plan[static_cast<std::size_t>(i)] = sqlite3_column_int64(plans, i);
    const std::int64_t asset = plan[0] >> 11 & 0xFFFFFFFF;
    const std::int64_t accumulated = sqlite3_column_int64(before, 1);
    const std::int64_t months = month - plan[4] + 1;
    const std::int64_t through =
        months >= plan[3] ? plan[2] : std::min(plan[2], (2 * plan[2] + plan[3]) / (2 * plan[3]) * months);
    const std::array<std::int64_t, 5> row = {company | month << 32 | asset, through - accumulated, through,
                                             plan[7], plan[8]};
    for (int i = 0; i < 5; ++i) sqlite3_bind_int64(insert, i + 1, row[static_cast<std::size_t>(i)]);
    demand(sqlite3_step(insert) == SQLITE_DONE, db);
    sqlite3_reset(insert);
    chain.add({asset, row[1], row[2], row[3], row[4]});
    groups.at(static_cast<std::size_t>(plan[6])) += row[1];
    totals.sum_fen += row[1];
    ++totals.charged;
  }
  chain.close();
  for (sqlite3_stmt* statement : {plans, before, insert}) sqlite3_finalize(statement);
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
