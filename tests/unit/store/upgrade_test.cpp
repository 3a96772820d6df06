// SPDX-License-Identifier: Apache-2.0
// A store of the version before is brought up to the present one when it is opened: nothing in it changes,
// and what is counted since is counted of the rows that were there.
#include <doctest/doctest.h>

#include "small_store.h"
#include "store/charges.h"
#include "store/runs.h"

namespace rubiao {
std::string_view embedded_ddl(std::string_view stem);  // schemas/store/
}

namespace rubiao::store {
namespace {

std::filesystem::path older_store() {
  const auto file = std::filesystem::temp_directory_path() / "rubiao-older-store.db";
  for (const char* beside : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + beside);
  Connection connection(file);
  connection.run(std::string(embedded_ddl("sqlite")));
  connection.run(
      "INSERT INTO company VALUES (1, 'C', 'sm3');"
      "INSERT INTO plan (key, from_month, amortisable_fen, life_months, first_month, pattern, residual_fen, "
      "units_expected, charged_before_fen, past_months, routing, gross_fen, impairment_fen, event, run_from) "
      "VALUES "
      "((1 << 43) | (1 << 11) | 1, 410, 100, 12, 408, 1, 0, 0, 0, 0, 1, 100, 0, 1, 410),"
      "((1 << 43) | (2 << 11) | 1, 412, 100, 12, 412, 5, 0, 10, 0, 0, 1, 100, 0, 2, 412);"
      "INSERT INTO usage VALUES (1, 2, 412, 3, 5), (1, 2, 413, 4, 5);"
      "INSERT INTO charge_correction VALUES (1, 2, 413, 4, 1, 0, 0, 1, 20240601);"
      "PRAGMA user_version = 4");
  return file;
}

}  // namespace

TEST_CASE("a store of version 4 is opened, and its plans and reports are counted") {
  const auto file = older_store();
  {
    Connection connection = open_store(file);
    CHECK(connection.number("PRAGMA user_version") == 6);
    const Company company = *find_company(connection, "C");
    const Bearing bearing = bearing_on_months(connection, company);
    CHECK(bearing.first_planned == 408);
    CHECK(bearing.counts == std::vector<MonthCount>{{410, 1}, {412, 2}});
    CHECK(plan_count(connection, company, 411) == 1);
    CHECK(tally_is_right(connection, company));
    CHECK(last_batches(connection, 5).empty());
  }
  CHECK(open_store(file).number("PRAGMA user_version") == 6);
  std::filesystem::remove(file);
}

TEST_CASE("a store of version 5 gets the indexes that came after it, and keeps what it has") {
  const auto file = older_store();
  {
    Connection connection(file);
    connection.run(std::string(embedded_ddl("runs")));
    connection.run("PRAGMA user_version = 5");
  }
  const Connection connection = open_store(file);
  CHECK(connection.number("PRAGMA user_version") == 6);
  CHECK(connection.number("SELECT count(*) FROM plan") == 2);
  CHECK(connection.number("SELECT count(*) FROM sqlite_master WHERE name IN ('tested_yearly', "
                          "'data_set_of_term')") == 2);
  std::filesystem::remove(file);
}

TEST_CASE("a tally that does not agree with its rows is found") {
  SmallStore small;
  Transaction transaction(small.connection);
  put_plan(small.connection, small.company, 1, {.from_month = 412, .plan = {100, 12, 412}}, 1, 1);
  put_usage(small.connection, small.company, 1, 412, 2, 7);
  put_charge_correction(small.connection, small.company, 1, {.month = 412, .charge_fen = 3}, 2, last_date);
  CHECK(plan_count(small.connection, small.company, 412) == 1);  // the report corrected its month itself
  CHECK(tally_is_right(small.connection, small.company));
  small.connection.run("UPDATE month_tally SET count = 2");
  CHECK_FALSE(tally_is_right(small.connection, small.company));
}

}  // namespace rubiao::store
