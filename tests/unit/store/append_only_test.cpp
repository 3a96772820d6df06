// SPDX-License-Identifier: Apache-2.0
// What has been written stays: the triggers refuse to change or delete a row of any table but the outbox and
// pending.
#include <doctest/doctest.h>

#include "small_store.h"
#include "store/charges.h"
#include "store/operations_log.h"

namespace rubiao::store {

TEST_CASE("no row of the append-only tables can be changed or deleted") {
  SmallStore small;
  {
    Transaction transaction(small.connection);
    write_one_of_each(small.connection, small.company, 1);
    put_plan(small.connection, small.company, 1, {.from_month = 412, .plan = {100, 12, 412}}, 1, 1);
    small.connection.run("INSERT INTO charge VALUES (1, 1, 1, 1, 0)");
    transaction.commit();
  }
  put_operation(small.connection, {.company = "C", .user = "李敏", .action = "record", .outcome = "ok"});
  for (const char* table : {"event", "verdict", "decision", "asset", "data_set", "movement", "plan", "charge",
                            "voucher", "voucher_line", "receipt", "chain_link", "log_entry"}) {
    CAPTURE(table);
    const std::string name = table;
    const std::string column = name == "plan" || name == "charge" ? "key"
                               : name == "log_entry"              ? "entry"
                                                                  : "company";
    REQUIRE(small.count(name) > 0);
    const std::int64_t rows = small.count(name);
    CHECK(status_of([&] {
            small.connection.run("UPDATE " + name + " SET " + column + " = " + column + " + 1");
          }) == Status::store_failed);
    CHECK(status_of([&] { small.connection.run("DELETE FROM " + name); }) == Status::store_failed);
    CHECK(small.count(name) == rows);
  }
}

TEST_CASE("a store of another version is not opened") {
  const auto file = std::filesystem::temp_directory_path() / "rubiao-other-version.db";
  std::filesystem::remove(file);
  { Connection(file).run("PRAGMA user_version = 99"); }
  CHECK(status_of([&] { (void)open_store(file); }) == Status::version_mismatch);
  std::filesystem::remove(file);
}

TEST_CASE("a transaction that is not committed leaves nothing") {
  SmallStore small;
  {
    const Transaction transaction(small.connection);
    write_one_of_each(small.connection, small.company, 1);
  }
  CHECK(small.count("event") == 0);
  CHECK(small.count("voucher") == 0);
  CHECK(chain_head(small.connection, small.company).links == 0);
}

}  // namespace rubiao::store
