// SPDX-License-Identifier: Apache-2.0
#include "store/company.h"

#include "base/error.h"

namespace rubiao {
std::string_view embedded_ddl(std::string_view stem);  // schemas/store/, built in by CMake
}

namespace rubiao::store {
namespace {

constexpr std::int64_t first_version = 4;
constexpr std::int64_t with_runs = 5;  // schemas/store/runs.sql
constexpr std::int64_t store_version = 6;

// Makes the tables, or adds what an older store lacks; answers the version that it has then.
std::int64_t bring_up(Connection& connection) {
  const std::int64_t found = connection.number("PRAGMA user_version");  // another process may have been first
  if (found != 0 && found != first_version && found != with_runs) return found;
  if (found == 0) connection.run(std::string(embedded_ddl("sqlite")));
  if (connection.number("SELECT count(*) FROM pending") > 0) {
    throw Error(
        Status::busy,
        Problem{.message = {"存储中有一笔尚未了结的主机事务，不能升级",
                            "a host transaction in the store is not settled, so it cannot be brought up to "
                            "this version"},
                .todo = {"先用原来的版本打开一次，由它了结",
                         "open it once with the version before, which settles it"}});
  }
  if (found != with_runs) connection.run(std::string(embedded_ddl("runs")));
  connection.run(std::string(embedded_ddl("duties")));
  connection.run("PRAGMA user_version = " + std::to_string(store_version));
  return store_version;
}

Company read_company(const Statement& row) {
  return {row.number(0), row.text(1), row.text(2) == "sm3" ? HashAlgorithm::sm3 : HashAlgorithm::sha256};
}

}  // namespace

Connection open_store(const std::filesystem::path& file) {
  Connection connection(file);
  std::int64_t version = connection.number("PRAGMA user_version");
  if (version < store_version) {
    Transaction transaction(connection);
    version = bring_up(connection);
    transaction.commit();
  }
  if (version == store_version) return connection;
  throw Error(Status::version_mismatch,
              Problem{.message = {"存储文件的版本不符", "the store has another version"},
                      .file = file.string(),
                      .found = std::to_string(version),
                      .expected = {std::to_string(store_version), std::to_string(store_version)},
                      .todo = {"使用与存储相符的程序版本", "use the version of the program that made it"}});
}

std::optional<Company> find_company(const Connection& connection, const std::string& code) {
  Statement rows = connection.prepare("SELECT company, code, chain FROM company WHERE code = ?");
  if (!rows.bind(code).next()) return std::nullopt;
  return read_company(rows);
}

Company ensure_company(Connection& connection, const std::string& code) {
  if (auto known = find_company(connection, code)) return *known;
  connection
      .prepare(
          "INSERT INTO company (company, code, chain) SELECT coalesce(max(company), 0) + 1, ?, 'sm3' FROM "
          "company")
      .bind(code)
      .run();
  return *find_company(connection, code);
}

std::vector<Company> all_companies(const Connection& connection) {
  std::vector<Company> companies;
  Statement rows = connection.prepare("SELECT company, code, chain FROM company ORDER BY company");
  while (rows.next()) companies.push_back(read_company(rows));
  return companies;
}

std::int64_t pack(Date date) {
  return static_cast<int>(date.year()) * 10000 + static_cast<int>(static_cast<unsigned>(date.month())) * 100 +
         static_cast<int>(static_cast<unsigned>(date.day()));
}

Date unpack_date(std::int64_t packed) {
  return {std::chrono::year{static_cast<int>(packed / 10000)},
          std::chrono::month{static_cast<unsigned>(packed / 100 % 100)},
          std::chrono::day{static_cast<unsigned>(packed % 100)}};
}

}  // namespace rubiao::store
