// SPDX-License-Identifier: Apache-2.0
// The command `rubiao nightly`, with the plugin of echo_plugin.c: who may run it, what becomes of its
// options, and what it tells while it runs and afterwards.
#include <doctest/doctest.h>

#include "civil_date.h"
#include "programme.h"

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

struct Ready : Programme {
  Ready() : Programme(RUBIAO_ECHO_PLUGIN) {
    REQUIRE(run({"init", "--company", "C1", "--name", "甲公司"}).code == 0);
    REQUIRE(run({"user", "add", "p", "--name", "张三", "--roles", "preparer"}).code == 0);
  }
};

}  // namespace

TEST_CASE("the nightly batch runs as batch, or as a user with the role operator") {
  const Ready programme;
  CHECK(has(programme.run({"nightly", "--as-of", "2024-03-31", "--company", "C1"}).out,
            "{'companies':['C1']}"));
  CHECK(has(programme.run({"nightly", "--as-of", "2024-03-31"}).out, "{}"));
  CHECK(has(programme.run({"nightly", "--as-of", "2024-03-31", "--from-period", "2024-02", "--dry-run"}).out,
            "{'dry_run':true,'from_period':'2024-02'}"));
  CHECK(programme.run({"nightly", "--as-of", "2024-03-31", "--from-period", "2024-13"}).code == 2);
  CHECK(programme.run({"nightly", "--as-of", "2024-03-31", "--progress", "loud"}).code == 2);
  CHECK(programme.run({"nightly", "--as-of", "2024-03-31", "--user", "p"}).code == 4);
  CHECK(programme.run({"nightly", "--as-of", "2024-03-31", "--company", "C9"}).code == 3);
  CHECK(programme.run({"nightly", "--as-of", "2024-02-30"}).code == 2);
  CHECK(programme.run({"nightly", "--as-of", erp::format_date(erp::today())}).code == 0);
  const Ran future = programme.run({"nightly", "--as-of", "2099-12-31", "--lang", "en"});
  CHECK(future.code == 2);
  CHECK(has(future.err, "[--as-of] found 2099-12-31; expected a day not after "));
}

TEST_CASE("metrics go to a file of their own, never over the books") {
  const Ready programme;
  const std::string ledger = (programme.home.path / "home" / "ledger.db").string();
  const std::string before = erp::read_file(ledger);
  const Ran refused = programme.run({"nightly", "--as-of", "2024-03-31", "--metrics", ledger});
  CHECK(refused.code == 2);
  CHECK(has(refused.err, ".prom"));
  CHECK(erp::read_file(ledger) == before);
}

TEST_CASE("the batch tells how far it is in JSON, what came of it in metrics and in the log") {
  const Ready programme;
  REQUIRE(programme.run({"init", "--company", "BAD", "--name", "乙公司"}).code == 0);
  const std::string metrics = (programme.home.path / "rubiao.prom").string();
  const auto text = [&](const std::string& name) {
    return erp::read_file((programme.home.path / name).string());
  };
  const Ran good =
      programme.run({"nightly", "--as-of", "2024-03-31", "--progress", "json", "--metrics", metrics});
  REQUIRE(good.code == 0);
  CHECK(has(good.err, R"("company":"C1","period":"2024-03","companies_done":1,"companies":2,"failed":0,)"
                      R"("assets":1000,"amount":"123.45","vouchers":1)"));
  CHECK(has(text("rubiao.prom"), "\nrubiao_nightly_exit_code 0\n"));
  CHECK(has(text("rubiao.prom"), "\nrubiao_nightly_amount_yuan 123.45\n"));
  const std::string success =
      text("rubiao.prom").substr(text("rubiao.prom").find("last_success_timestamp_seconds 1"), 42);
  const Ran bad =
      programme.run({"nightly", "--as-of", "2024-03-31", "--company", "BAD", "--metrics", metrics});
  CHECK(bad.code == 8);
  CHECK(has(text("rubiao.prom"), "\nrubiao_nightly_exit_code 8\n"));
  CHECK(has(text("rubiao.prom"), "\nrubiao_nightly_companies_failed 1\n"));
  CHECK(has(text("rubiao.prom"), success));  // of the run before
  CHECK(has(text("home/rubiao.log"), R"("event":"nightly ended","exit_code":8)"));
  // Refused before it begins: told all the same, or a monitor would see the run before.
  const Ran unknown =
      programme.run({"nightly", "--as-of", "2024-03-31", "--company", "NOBODY", "--metrics", metrics});
  CHECK(unknown.code == 3);
  CHECK(has(text("rubiao.prom"), "\nrubiao_nightly_exit_code 3\n"));
  CHECK(has(text("home/rubiao.log"), "NOBODY"));
  const Ran nameless = programme.run({"nightly", "--as-of", "2024-03-31", "--company", ""});
  CHECK(nameless.code == 2);  // an empty variable is not "all"
}
