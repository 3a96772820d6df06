// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite.h"

#include <sqlite3.h>

#include <string>
#include <unordered_map>

#include "base/error.h"
#include "store/charge_feed.h"

namespace rubiao::store {
namespace {

void check(sqlite3* connection, int answer) {
  if (answer != SQLITE_OK) throw_store_error(connection);
}

}  // namespace

void throw_store_error(sqlite3* connection) {
  const int code = sqlite3_errcode(connection);
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
    throw Error(Status::busy, Problem{.message = {"存储正被另一个进程写入",
                                                  "the store is being written by another process"},
                                      .todo = {"稍后重试", "try again later"}});
  }
  const std::string words = sqlite3_errmsg(connection);
  const bool full = code == SQLITE_FULL;
  throw Error(Status::store_failed,
              Problem{.message = {"存储写入或读取失败：" + words, "the store failed: " + words},
                      .todo = full ? Text{"清理磁盘空间后重试；已写入的内容不受影响",
                                          "free disk space and run again; what was written is safe"}
                                   : Text{"检查磁盘与文件权限后重试",
                                          "check the disk and the file's permissions, then run again"}});
}

class IdleStatements {
 public:
  IdleStatements() = default;
  IdleStatements(const IdleStatements&) = delete;
  IdleStatements& operator=(const IdleStatements&) = delete;
  ~IdleStatements() {
    for (const auto& [sql, statement] : idle_) sqlite3_finalize(statement);
  }

  // Nothing if there is none of this text.
  sqlite3_stmt* take(const std::string& sql) {
    const auto found = idle_.find(sql);
    if (found == idle_.end()) return nullptr;
    sqlite3_stmt* statement = found->second;
    idle_.erase(found);
    return statement;
  }

  void put_back(sqlite3_stmt* statement) {
    if (idle_.size() >= most) {
      sqlite3_finalize(statement);
      return;
    }
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    idle_.emplace(sqlite3_sql(statement), statement);
  }

 private:
  static constexpr std::size_t most = 400;
  std::unordered_multimap<std::string, sqlite3_stmt*> idle_;
};

void Statement::PutBack::operator()(sqlite3_stmt* statement) const {
  idle->put_back(statement);
}

Statement::Statement(sqlite3* connection, std::shared_ptr<IdleStatements> idle, std::string_view sql)
    : statement_(idle->take(std::string(sql)), PutBack{idle}) {
  if (statement_) return;
  sqlite3_stmt* statement = nullptr;
  check(connection, sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()),
                                       SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
  statement_.reset(statement);
}

bool Statement::next() {
  const int answer = sqlite3_step(statement_.get());
  if (answer == SQLITE_ROW) return true;
  if (answer != SQLITE_DONE) throw_store_error(sqlite3_db_handle(statement_.get()));
  return false;
}

void Statement::run() {
  next();
  reset();
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) const {
  return std::string(bytes(column));
}

std::string_view Statement::bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::string Statement::row(int first) const {
  std::string all;
  for (int column = first; column < sqlite3_column_count(statement_.get()); ++column) {
    const int type = sqlite3_column_type(statement_.get(), column);
    const std::string_view value = type == SQLITE_NULL ? std::string_view() : bytes(column);
    all += std::to_string(type) + ":" + std::to_string(value.size()) + ":";
    all += value;
  }
  return all;
}

std::optional<std::int64_t> Statement::optional_number(int column) const {
  return is_null(column) ? std::nullopt : std::optional(number(column));
}

void Statement::set(int at, std::int64_t value) {
  check(sqlite3_db_handle(statement_.get()), sqlite3_bind_int64(statement_.get(), at, value));
}

void Statement::set(int at, std::string_view text) {
  check(sqlite3_db_handle(statement_.get()),
        sqlite3_bind_text64(statement_.get(), at, text.empty() ? "" : text.data(), text.size(),
                            SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::set(int at, std::span<const std::uint8_t> blob) {
  check(sqlite3_db_handle(statement_.get()),
        sqlite3_bind_blob64(statement_.get(), at, blob.data(), blob.size(), SQLITE_TRANSIENT));
}

void Statement::set(int at, std::nullopt_t) {
  check(sqlite3_db_handle(statement_.get()), sqlite3_bind_null(statement_.get(), at));
}

void Connection::Close::operator()(sqlite3* handle) const {
  sqlite3_close_v2(handle);
}

Connection::Connection(const std::filesystem::path& file, int busy_ms)
    : idle_(std::make_shared<IdleStatements>()) {
  // Our copy of SQLite is nobody else's: it need not count its memory under a lock.
  static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)uncounted;  // refused, and then of no harm, where a test has begun to use it
  sqlite3* handle = nullptr;
  const int answer = sqlite3_open_v2(
      file.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(handle);
  check(handle, answer);
  sqlite3_busy_timeout(handle, busy_ms);
  run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema "
      "= OFF; PRAGMA cache_size = -32768;");
}

void Connection::run(const std::string& script) {
  check(handle_.get(), sqlite3_exec(handle_.get(), script.c_str(), nullptr, nullptr, nullptr));
}

std::filesystem::path Connection::file() const {
  const char* name = sqlite3_db_filename(handle_.get(), "main");
  return name == nullptr ? "" : name;
}

ChargeFeed& Connection::charge_feed() {
  if (!feed_) feed_ = std::make_shared<ChargeFeed>(handle_.get());
  return *feed_;
}

std::int64_t Connection::number(std::string_view sql) const {
  Statement statement = prepare(sql);
  return statement.next() ? statement.number(0) : 0;
}

Transaction::Transaction(Connection& connection) : connection_(connection) {
  connection_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (open_) sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  connection_.run("COMMIT");
  open_ = false;
}

void Transaction::roll_back() {
  connection_.run("ROLLBACK");
  open_ = false;
}

Attempt::Attempt(Connection& connection) : connection_(connection) {
  connection_.run("SAVEPOINT attempt");
}

Attempt::~Attempt() {
  if (open_)
    sqlite3_exec(connection_.handle(), "ROLLBACK TO attempt; RELEASE attempt", nullptr, nullptr, nullptr);
}

void Attempt::keep() {
  connection_.run("RELEASE attempt");
  open_ = false;
}

}  // namespace rubiao::store
