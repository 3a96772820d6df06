// SPDX-License-Identifier: Apache-2.0
// The settings of a ledger file are made here: WAL, every commit on the disk before it is answered, foreign
// keys and triggers in force also for REPLACE.
#include "sqlite.h"

#include "failure.h"

namespace erp {

namespace {

// The usual troubles of a file have words of ours; what a trigger says is in both languages already.
Text words_of(int code, const std::string& file, const std::string& sqlite_words) {
  switch (code & 0xFF) {
    case SQLITE_CANTOPEN:
      return {"无法打开 " + file + "；请检查文件夹和文件的权限",
              file + " cannot be opened; check the permissions of the folder and the file"};
    case SQLITE_READONLY:
      return {file + " 只读；请检查文件夹和文件的权限",
              file + " is read-only; check the permissions of the folder and the file"};
    case SQLITE_FULL:
      return {file + " 所在的磁盘已满；请腾出空间", "the disk of " + file + " is full; make room"};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return {file + " 已损坏；请从备份恢复", file + " is damaged; restore it from a backup"};
    case SQLITE_IOERR:
      return {file + " 读写出错；请检查磁盘", "reading or writing " + file + " failed; check the disk"};
    default:
      return {sqlite_words, sqlite_words};
  }
}

[[noreturn]] void fail(sqlite3* database, int code, const std::string& file) {
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
    throw Failure(rubiao_busy, {"总账正被另一程序写入，请稍后再试。",
                                "The ledger is being written by another programme, try again."});
  const Text words =
      words_of(code, file, database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code));
  throw Failure(rubiao_store_failed,
                {"总账数据库出错：" + words.zh + "。", "The ledger database failed: " + words.en + "."});
}

[[noreturn]] void fail(sqlite3* database, int code) {
  const char* file = database != nullptr ? sqlite3_db_filename(database, "main") : nullptr;
  fail(database, code, file != nullptr ? file : "ledger.db");
}

void check(sqlite3* database, int code) {
  if (code != SQLITE_OK) fail(database, code);
}

int open_flags(Database::Mode mode) {
  if (mode == Database::Mode::create) return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  return mode == Database::Mode::write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
}

}  // namespace

Statement::Statement(sqlite3* database, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  check(database,
        sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr));
  statement_.reset(statement);
}

void Statement::bind(int at, std::int64_t value) {
  check(sqlite3_db_handle(statement_.get()), sqlite3_bind_int64(statement_.get(), at, value));
}

void Statement::bind(int at, std::string_view value) {
  // An empty view may hold a null pointer, which SQLite would bind as NULL.
  const char* data = value.data() != nullptr ? value.data() : "";
  check(sqlite3_db_handle(statement_.get()),
        sqlite3_bind_text64(statement_.get(), at, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(sqlite3_db_handle(statement_.get()), code);
  return false;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) const {
  const void* data = sqlite3_column_text(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return data == nullptr ? "" : std::string(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

Database::Database(const std::string& path, Mode mode) {
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &database, open_flags(mode), nullptr);
  database_.reset(database);
  if (code != SQLITE_OK) fail(database, code, path);
  sqlite3_busy_timeout(database, 10'000);
  if (mode != Mode::read) execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  execute("PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;");
}

void Database::execute(const std::string& script) {
  check(database_.get(), sqlite3_exec(database_.get(), script.c_str(), nullptr, nullptr, nullptr));
}

WriteTransaction::WriteTransaction(Database& database)
    : database_(database), nested_(database.in_transaction()) {
  database_.execute(nested_ ? "SAVEPOINT part" : "BEGIN IMMEDIATE");
}

WriteTransaction::~WriteTransaction() {
  if (!open_) return;
  try {
    database_.execute(nested_ ? "ROLLBACK TO part; RELEASE part" : "ROLLBACK");
  } catch (const std::exception&) {
    // SQLite has already rolled back on its own (disk full, I/O error); there is nothing left to undo.
  }
}

void WriteTransaction::commit() {
  database_.execute(nested_ ? "RELEASE part" : "COMMIT");
  open_ = false;
}

}  // namespace erp
