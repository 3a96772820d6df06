// SPDX-License-Identifier: Apache-2.0
// A thin hold on SQLite's C interface: connections and statements that close themselves, and errors that
// become Error(store_failed). No other file includes sqlite3.h but pending.cpp, which uses its session
// extension, charge_feed.cpp, which is a table to it, and backup.cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace rubiao::store {

// Statements of a connection that nobody holds just now, by their text: preparing one costs more than most of
// them take to run.
class IdleStatements;
class ChargeFeed;

class Statement {
 public:
  Statement(sqlite3* connection, std::shared_ptr<IdleStatements> idle, std::string_view sql);

  // Parameters in order, from 1; bind() takes them all.
  template <typename... Values>
  Statement& bind(const Values&... values) {
    reset();
    int at = 0;
    (set(++at, values), ...);
    return *this;
  }

  // Steps once: true while there is a row.
  bool next();
  // Runs a statement that gives no rows.
  void run();

  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::string_view bytes(int column) const;  // until the next step
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::optional<std::int64_t> optional_number(int column) const;
  // The columns from `first` on, each with its type and length, so that no two rows read alike: for digests.
  [[nodiscard]] std::string row(int first) const;

  void set(int at, std::int64_t value);
  void set(int at, int value) { set(at, static_cast<std::int64_t>(value)); }
  void set(int at, std::string_view text);
  void set(int at, const std::string& text) { set(at, std::string_view(text)); }
  void set(int at, const char* text) { set(at, std::string_view(text)); }
  void set(int at, std::span<const std::uint8_t> blob);
  void set(int at, std::nullopt_t);
  template <typename Value>
  void set(int at, const std::optional<Value>& value) {
    value ? set(at, *value) : set(at, std::nullopt);
  }
  void reset();

 private:
  struct PutBack {
    std::shared_ptr<IdleStatements> idle;
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, PutBack> statement_;
};

class Connection {
 public:
  // Opens or makes the file: WAL, synchronous FULL, foreign keys, a busy wait of `busy_ms`.
  explicit Connection(const std::filesystem::path& file, int busy_ms = 5000);

  void run(const std::string& script);
  [[nodiscard]] Statement prepare(std::string_view sql) const { return {handle_.get(), idle_, sql}; }
  [[nodiscard]] std::int64_t number(std::string_view sql) const;
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }
  [[nodiscard]] std::filesystem::path file() const;  // empty: in memory
  [[nodiscard]] ChargeFeed& charge_feed();

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::shared_ptr<ChargeFeed> feed_;  // before the handle, which it must outlive
  std::unique_ptr<sqlite3, Close> handle_;
  std::shared_ptr<IdleStatements> idle_;
};

// BEGIN IMMEDIATE … COMMIT; rolls back unless commit() was reached.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();
  void roll_back();

 private:
  Connection& connection_;
  bool open_ = true;
};

// Part of a transaction that may fail by itself: what it wrote is taken back unless keep() was reached.
class Attempt {
 public:
  explicit Attempt(Connection& connection);
  ~Attempt();
  Attempt(const Attempt&) = delete;
  Attempt& operator=(const Attempt&) = delete;
  void keep();

 private:
  Connection& connection_;
  bool open_ = true;
};

// Throws Error(store_failed), or Error(busy), for the connection's last error.
[[noreturn]] void throw_store_error(sqlite3* connection);

}  // namespace rubiao::store
