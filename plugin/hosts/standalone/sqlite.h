// SPDX-License-Identifier: Apache-2.0
// SQLite behind three small types: a database, a statement with bound values, a transaction. Every failure of
// SQLite becomes a Failure in words. What the tables mean is ledger.sql's and the ledger files' affair.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace erp {

class Statement {
 public:
  bool step();  // true: a row
  std::int64_t integer(int column) const;
  std::string text(int column) const;

 private:
  friend class Database;
  Statement(sqlite3* database, std::string_view sql);
  void bind(int at, std::int64_t value);
  void bind(int at, std::string_view value);

  struct Finalise {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalise> statement_;
};

class Database {
 public:
  enum class Mode { create, write, read };
  Database(const std::string& path, Mode mode);

  void execute(const std::string& script);

  // Values are std::int64_t (or narrower integers) and texts, bound in order.
  template <typename... Values>
  Statement query(std::string_view sql, const Values&... values) {
    Statement statement(database_.get(), sql);
    int at = 0;
    (statement.bind(++at, values), ...);
    return statement;
  }
  template <typename... Values>
  void run(std::string_view sql, const Values&... values) {
    query(sql, values...).step();
  }

  std::int64_t last_row() const { return sqlite3_last_insert_rowid(database_.get()); }
  bool in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  std::unique_ptr<sqlite3, Close> database_;
};

// All or nothing. Inside another transaction it is a savepoint, so that a refused part leaves the rest
// untouched.
class WriteTransaction {
 public:
  explicit WriteTransaction(Database& database);
  ~WriteTransaction();
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;

  void commit();

 private:
  Database& database_;
  bool nested_;
  bool open_ = true;
};

}  // namespace erp
