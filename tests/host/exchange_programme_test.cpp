// SPDX-License-Identifier: Apache-2.0
// The exchange as a user runs it: what an export leaves behind when it cannot finish, what the status shows,
// the exit codes, and ledgers of before.
#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "exchange_fixture.h"
#include "programme.h"

using namespace erp;
namespace fs = std::filesystem;

namespace {

struct Company2024 : Programme {
  Company2024() : Programme(RUBIAO_ECHO_PLUGIN) {
    REQUIRE(run({"init", "--company", "C1", "--name", "甲公司", "--from-year", "2024"}).code == 0);
    REQUIRE(run({"user", "add", "p", "--name", "张三", "--roles", "preparer"}).code == 0);
    post_month(1);
  }

  void post_month(std::int32_t month) const {
    Database ledger((home.path / "home" / "ledger.db").string(), Database::Mode::write);
    std::vector<Posted> answers;
    post(ledger, std::vector{Exchange::amortisation(month, 10000)}, answers);
  }

  Ran exported(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"exchange", "export", "--user", "p", "--out", out()});
    return run(more);
  }
  Ran received(const std::string& rows, const std::string& language = "en") const {
    const std::string file = home.file("r.csv", receipt_header + rows);
    return run({"exchange", "receive", file, "--user", "p", "--lang", language});
  }
  std::string status() const { return run({"exchange", "status", "--format", "json", "--lang", "en"}).out; }
  std::string out() const { return (home.path / "out").string(); }
};

// A home as an earlier programme left it.
struct OldHome : Programme {
  explicit OldHome(bool with_exchange) : Programme(RUBIAO_ECHO_PLUGIN) {
    fs::create_directories(home.path / "home");
    Database ledger((home.path / "home" / "ledger.db").string(), Database::Mode::create);
    ledger.execute(embedded::ledger_sql);
    if (with_exchange) ledger.execute(embedded::exchange_sql);
    add_user(ledger, {"p", "张三", "preparer"});
    add_company(ledger, {"C1", "甲公司", "", ""}, 2024, 1);
    std::vector<Posted> answers;
    post(ledger, std::vector{Exchange::amortisation(1, 10000)}, answers);
    Voucher third = Exchange::amortisation(1, 300);
    third.sequence = 3;
    post(ledger, std::vector{third}, answers);
    if (!with_exchange) return;
    ledger.run("INSERT INTO exchange_batch VALUES ('C1', 1, 'p', 20240201)");
    ledger.run("INSERT INTO exchange_voucher SELECT 'C1', 1, id FROM voucher");
    for (const char* receipt :
         {"'E12/2024-01/1', 1, 1, 'posted', '记-1'", "'E12/2024-01/1', 1, 1, 'rejected', ''",
          "'E12/2024-01/1', 1, 1, 'posted', '记-200'", "'E12/2024-01/3', 2, 1, 'posted', '记-1'"})
      ledger.execute(
          "INSERT INTO exchange_receipt (company, key, voucher, batch, state, number, date, note, user, "
          "received) VALUES ('C1', " +
          std::string(receipt) + ", 0, '', 'p', 20240202)");
  }
};

}  // namespace

TEST_CASE("a contradiction ends with code 5, a slip of the pen with code 2, in both languages") {
  const Company2024 programme;
  REQUIRE(programme.exported().code == 0);
  REQUIRE(programme.received("E12/2024-01/1,1,已入账,记-0001,,,\n").code == 0);
  const Ran en = programme.received("E12/2024-01/1,1,已入账,记-0200,,,\n");
  CHECK(en.code == 5);
  CHECK(has(en.err,
            "r.csv:2:4 [ERP凭证号] found \"记-0200\"; expected the number told before, 记-0001 (batch 1)"));
  const Ran zh = programme.received("E12/2024-01/1,1,已入账,记-0200,,,\n", "zh");
  CHECK(zh.code == 5);
  CHECK(has(zh.err, "此前回执的凭证号 记-0001（第 1 批）"));
  CHECK(programme.received("E12/2024-01/1,1,又好,记-1,,,\n").code == 2);
}

TEST_CASE("the status and a batch written anew tell which copy must not be posted") {
  const Company2024 programme;
  REQUIRE(programme.exported().code == 0);
  REQUIRE(programme.received("E12/2024-01/1,1,被退回,,,,科目停用\n").code == 0);
  programme.post_month(2);
  CHECK(has(programme.exported({"--lang", "en"}).out, "1 that were rejected or withdrawn wait"));
  CHECK(has(programme.exported().out, "没有要导出的凭证。\n另有被退回或已撤销的 1 张"));
  REQUIRE(programme.exported({"--rejected"}).code == 0);
  CHECK(has(programme.status(), "rejected in batch 1 (科目停用)"));
  CHECK(has(programme.received("E12/2024-01/1,1,已入账,记-0001,,,\n").out,
            "its copy in batch 3 must not be posted"));
  CHECK(has(programme.status(), "posted as 记-0001 (batch 1); its copy in batch 3 must not be posted"));
  CHECK(has(programme.run({"exchange", "status"}).out, "第 3 批中的这一张不得再入账"));
  CHECK(has(programme.exported({"--batch", "3"}).out, "其中已入账的 1 张，不得再入账"));
  CHECK_FALSE(has(programme.exported({"--batch", "2"}).out, "不得再入账"));
  CHECK(
      has(programme.exported({"--batch", "3"}).out, "E12/2024-01/1：已入账为 记-0001（第 1 批），第 3 批中"));
}

TEST_CASE(
    "a new batch overwrites no file, for an ERP may have posted what is in it, and is then not on record") {
  const Company2024 programme;
  fs::create_directories(programme.out());
  for (const char* name : {"vouchers-C1-0001.csv", "receipts-C1-0001.csv"}) {
    const std::string file = programme.out() + "/" + name;
    std::ofstream(file) << "of another";
    const Ran refused = programme.exported({"--lang", "en"});
    CHECK(refused.code == 5);
    CHECK(has(refused.err, "There is a file " + file + " while this batch is new; nothing was handed over."));
    CHECK(has(programme.status(), "1 not handed over"));
    CHECK(read_file(file) == "of another");
    fs::remove(file);
  }
  CHECK(programme.exported().code == 0);
}

TEST_CASE("a batch is on record before its file appears, and the file can be written anew") {
  const Company2024 programme;
  REQUIRE(programme.exported().code == 0);
  const std::string file = programme.out() + "/vouchers-C1-0001.csv";
  const std::string bytes = read_file(file);
  fs::remove(file);
  fs::create_directories(file);  // the file cannot take its place
  const Ran failed = programme.exported({"--batch", "1", "--lang", "en"});
  CHECK(failed.code == 9);
  CHECK(has(failed.err, "Batch 1 is on record; then write its files with --batch 1."));
  CHECK_FALSE(fs::exists(file + ".part"));
  fs::remove(file);
  CHECK(programme.exported({"--batch", "1"}).code == 0);
  CHECK(read_file(file) == bytes);
  CHECK(has(programme.exported({"--batch", "1", "--rejected"}).err, "只能取其一"));
}

TEST_CASE("no file appears for a batch that the ledger could not commit") {
  const Company2024 programme;
  {
    Database ledger((programme.home.path / "home" / "ledger.db").string(), Database::Mode::write);
    ledger.execute(  // every new batch leaves a reference open that only COMMIT looks at
        "CREATE TABLE dangling (batch INTEGER REFERENCES voucher (id) DEFERRABLE INITIALLY DEFERRED);"
        "CREATE TRIGGER no_commit AFTER INSERT ON exchange_batch BEGIN INSERT INTO dangling VALUES (-1); "
        "END;");
  }
  CHECK(programme.exported().code == 9);
  CHECK(fs::is_empty(programme.out()));
  CHECK(has(programme.status(), "1 not handed over"));
}

TEST_CASE("an export that cannot write its file hands nothing over") {
  const Company2024 programme;
  fs::create_directories(programme.out() + "/vouchers-C1-0001.csv.part/x");  // in the way of the draft
  CHECK(programme.exported().code == 9);
  CHECK(has(programme.status(), "1 not handed over"));
  fs::remove_all(programme.out());
  CHECK(programme.exported().code == 0);
}

TEST_CASE("several that export at once hand each voucher over once") {
  Exchange exchange;
  std::vector<std::size_t> counts(4, 99);
  std::vector<std::thread> threads;
  for (std::size_t& count : counts)
    threads.emplace_back([&exchange, &count] {
      Database ledger((exchange.home.path / "ledger.db").string(), Database::Mode::write);
      WriteTransaction transaction(ledger);
      count = begin_batch(ledger, "C1", false, *find_user(ledger, "p"), 20240301).vouchers.size();
      transaction.commit();
    });
  for (std::thread& thread : threads) thread.join();
  std::ranges::sort(counts);
  CHECK(counts == std::vector<std::size_t>{0, 0, 0, 2});
  CHECK(exchange.count("exchange_voucher") == 2);
}

TEST_CASE("a ledger of before is brought up to date, and what it took in twice is shown") {
  const OldHome programme(true);
  const Ran status = programme.run({"exchange", "status", "--lang", "en", "--format", "json"});
  REQUIRE(status.code == 0);
  CHECK(has(status.out,
            "posted more than once in the ERP: 记-1 (batch 1); 记-200 (batch 1); reverse all but one"));
  CHECK(has(status.out, "记-1 is told for E12/2024-01/3 as well"));
  CHECK(has(status.out, "记-1 is told for E12/2024-01/1 as well"));
  Database ledger((programme.home.path / "home" / "ledger.db").string(), Database::Mode::write);
  Statement version = ledger.query("PRAGMA user_version");
  REQUIRE(version.step());
  CHECK(version.integer(0) == 4);
  for (const char* change : {"UPDATE exchange_receipt SET number = 'x'", "DELETE FROM exchange_receipt"})
    CHECK(failure_of([&] { ledger.run(change); }) != "");
  const std::string file = programme.home.file("r.csv", receipt_header + "E12/2024-01/1,1,已撤销,记-1,,,\n");
  CHECK(programme.run({"exchange", "receive", file, "--user", "p"}).code == 0);
  const std::string after = programme.run({"exchange", "status", "--lang", "en", "--format", "json"}).out;
  CHECK(has(after, "记-200"));
  CHECK_FALSE(has(after, "more than once"));
  CHECK_FALSE(has(after, "as well"));
}

TEST_CASE("a ledger from before the exchange is brought up to date") {
  const OldHome programme(false);
  CHECK(has(programme.run({"exchange", "status", "--lang", "en"}).out, "2 not handed over"));
}
