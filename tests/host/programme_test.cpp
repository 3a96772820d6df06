// SPDX-License-Identifier: Apache-2.0
// The programme from end to end, with the plugin of echo_plugin.c behind the public header: set-up, forms,
// every kind of output, posting through the ledger service, the host's transaction, the exit codes.
#include "programme.h"

#include <doctest/doctest.h>

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// A home with company C1, the users p (preparer) and r (reviewer).
struct Ready : Programme {
  Ready() : Programme(RUBIAO_ECHO_PLUGIN) {
    REQUIRE(
        run({"init", "--company", "C1", "--name", "甲公司", "--from-year", "2024", "--years", "2"}).code ==
        0);
    REQUIRE(run({"user", "add", "p", "--name", "张三", "--roles", "preparer"}).code == 0);
    REQUIRE(run({"user", "add", "r", "--name", "李四", "--roles", "reviewer"}).code == 0);
  }

  Ran post(const std::string& mode, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {"run", "echo.post", "--set",      "mode=" + mode, "--user",
                                          "p",   "--date",    "2024-01-31", "--lang",       "en"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }

  std::string vouchers() const { return run({"ledger", "vouchers", "--format", "csv"}).out; }
};

}  // namespace

TEST_CASE("init makes a home once, adds companies, refuses one that exists") {
  Programme programme(RUBIAO_ECHO_PLUGIN);
  CHECK(programme.run({"ledger", "accounts"}).code == 3);
  CHECK(programme.run({"init"}).code == 0);
  CHECK(has(programme.run({"init"}).out, "未作更改"));
  CHECK(programme.run({"init", "--company", "C1", "--name", "甲"}).code == 0);
  CHECK(programme.run({"init", "--company", "C1", "--name", "甲"}).code == 5);
  CHECK(programme.run({"init", "--company", "../x", "--name", "乙"}).code == 2);
  CHECK(programme.run({"init", "--company", "C2", "--name", "乙"}).code == 0);
  const Ran several = programme.run({"ledger", "accounts", "--lang", "en"});
  CHECK(several.code == 2);
  CHECK(has(several.err, "several companies"));
  CHECK(has(programme.run({"user", "list"}).out, "batch  夜间批处理  批处理"));
}

TEST_CASE("a company's profile is shown, and what init left out is added later") {
  const Ready programme;
  const Ran before = programme.run({"company", "--format", "csv", "--lang", "en"});
  CHECK(before.code == 0);
  CHECK(has(before.out, "Name,甲公司\r\nName in English,\r\nCredit code,\r\n"));
  CHECK(programme.run({"company", "--credit-code", "123"}).code == 2);
  CHECK(programme.run({"company", "--credit-code", ""}).code == 2);
  CHECK(programme.run({"company", "--company", "C9", "--name-en", "Nine"}).code == 3);
  const Ran after = programme.run({"company", "--credit-code", "91990100MABJ000127", "--format", "csv"});
  CHECK(has(after.out, "英文名称,\r\n统一社会信用代码,91990100MABJ000127\r\n"));
  CHECK(programme.run({"company", "--name-en", "Company One"}).code == 0);
  const Ran both = programme.run({"company", "--format", "csv"});
  CHECK(has(both.out, "英文名称,Company One\r\n统一社会信用代码,91990100MABJ000127\r\n"));
}

TEST_CASE("the manifest becomes a menu and a form") {
  const Programme programme(RUBIAO_ECHO_PLUGIN);
  const Ran menu = programme.run({"actions"});
  CHECK(has(menu.out, "测试\n  回显\n    echo.show"));
  CHECK(has(menu.out, "  过账\n    echo.post         过一张凭证  [经办；更改数据]"));
  const Ran form = programme.run({"actions", "echo.show", "--lang", "en"});
  CHECK(has(form.out, "nested.amount"));
  CHECK(has(form.out, "string rubiao-amount"));
  CHECK(has(form.out, "required"));
  const Ran unknown = programme.run({"actions", "echo.shout", "--lang", "en"});
  CHECK(unknown.code == 3);
  CHECK(has(unknown.err, "Near it: echo.show, echo.post"));
}

TEST_CASE("every kind of output is printed, as text, JSON and CSV") {
  const Ready programme;
  const std::vector<std::string> call = {
      "run",   "echo.show", "--set", "text=数据",          "--set",  "count=3", "--set", "flag=true",
      "--set", "tags=a,b",  "--set", "nested.amount=1.50", "--user", "p"};
  const Ran text = programme.run(call);
  REQUIRE_MESSAGE(text.code == 0, text.err);
  CHECK(has(text.out, "注意：roles preparer"));
  CHECK(has(text.out, "-1,234,567.50\n"));
  CHECK(has(text.out, "附注\n"));
  CHECK(has(text.out, "text: 数据\ncount: 3\nflag: true\ntags:\n  - a\n  - b\nnested:\n  amount: 1.50\n"));
  CHECK(has(text.out, "documents/C1/echo.txt"));
  CHECK(programme.home_file("documents/C1/echo.txt") == "first last");

  std::vector<std::string> as_csv = call;
  as_csv.insert(as_csv.end(), {"--format", "csv"});
  const Ran csv = programme.run(as_csv);
  CHECK(csv.out == "\xEF\xBB\xBF名称,金额\r\n'=SUM(A1),-1234567.50\r\n数据资源,\r\n");
  CHECK(has(csv.err, "roles preparer"));
  CHECK_FALSE(has(csv.err, "nested"));

  std::vector<std::string> as_json = call;
  as_json.insert(as_json.end(), {"--format", "json"});
  CHECK(has(programme.run(as_json).out,
            R"({"text":"数据","count":3,"flag":true,"tags":["a","b"],"nested":{"amount":"1.50"}})"));
}

TEST_CASE("a document name of the plugin never leaves its folder") {
  const Ready programme;
  const Ran ran = programme.run({"run", "echo.show", "--set", "text=escape", "--user", "p", "--lang", "en"});
  CHECK(ran.code == 8);
  CHECK(has(ran.err, "the host said: Not a usable document name"));
  CHECK_FALSE(std::filesystem::exists(programme.home.path / "home/documents/escape.txt"));
}

TEST_CASE("a voucher is posted once, with the host's number") {
  const Ready programme;
  const Ran first = programme.post("plain");
  REQUIRE_MESSAGE(first.code == 0, first.err);
  CHECK(has(first.out, "answer 1 记-2024-01-0001; found 2"));
  CHECK(has(first.out, "  Dr 660202  管理费用"));
  CHECK(has(first.out, "    Cr 170201  累计摊销"));
  CHECK(has(programme.post("plain").out, "answer 2 记-2024-01-0001; found 2"));
  CHECK(programme.post("different").code == 5);
  CHECK(has(programme.vouchers(), "记-2024-01-0001,2024-01-31,plugin,T01 #1,摊销,100.00\r\n"));
  const Ran sheet = programme.run({"ledger", "balance-sheet", "--date", "2024-12-31", "--format", "csv"});
  CHECK(has(sheet.out, "  无形资产,-100.00,"));
  CHECK(has(sheet.out, "  未分配利润,-100.00,"));
  CHECK(
      has(programme.run({"ledger", "voucher", "记-2024-01-0001"}).out, "贷 170201  累计摊销—数据资源(外购)"));
  CHECK(has(programme.run({"ledger", "voucher", "记-2024-01-0001"}).out,
            "记-2024-01-0001  T01 #1  2024-01-31  摊销\n"));
  CHECK(has(
      programme
          .run({"ledger", "trial-balance", "--from", "2024-01-01", "--to", "2024-01-31", "--format", "csv"})
          .out,
      "660202,管理费用—数据资源摊销,,100.00,,100.00\r\n"));
}

TEST_CASE("a ledger with the plugin's vouchers is not opened with another store") {
  const Ready programme;
  const std::filesystem::path store = programme.home.path / "home/rubiao.db";
  REQUIRE(programme.post("plain").code == 0);
  std::filesystem::rename(store, programme.home.path / "backup");
  const Ran missing = programme.post("plain");
  CHECK(missing.code == 9);
  CHECK(has(missing.err, "restore rubiao.db from the backup that belongs to this ledger"));
  CHECK_FALSE(std::filesystem::exists(store));
  programme.home.file("home/rubiao.db", "");
  const Ran empty = programme.run({"nightly", "--as-of", "2024-03-31"});
  CHECK(empty.code == 9);
  CHECK(has(empty.err, "请从与这本总账同时备份的文件恢复 rubiao.db"));
  CHECK(programme.run({"ledger", "vouchers"}).code == 0);
  std::filesystem::rename(programme.home.path / "backup", store);
  CHECK(programme.post("plain").code == 0);
}

TEST_CASE("a listing reads in the user's language, a file keeps the words of the ledger") {
  const Ready programme;
  REQUIRE(programme.post("plain").code == 0);
  CHECK(has(programme.run({"ledger", "vouchers"}).out, "2024-01-31  入表  T01 #1  摊销  100.00"));
  CHECK(has(programme.run({"ledger", "vouchers", "--lang", "en"}).out, "2024-01-31  plugin"));
  CHECK(has(programme.vouchers(), ",plugin,"));
  CHECK(has(programme.run({"user", "list"}).out, "张三        经办\n"));
  CHECK(has(programme.run({"user", "list", "--format", "csv"}).out, "p,张三,preparer\r\n"));
}

TEST_CASE("the balance sheet has the company's name in the reader's language, if there is one") {
  const Ready programme;
  CHECK(has(programme.run({"ledger", "balance-sheet", "--lang", "en"}).out, "Balance sheet 甲公司"));
  REQUIRE(programme.run({"company", "--name-en", "Company One"}).code == 0);
  CHECK(has(programme.run({"ledger", "balance-sheet", "--lang", "en"}).out, "Balance sheet Company One "));
  CHECK(has(programme.run({"ledger", "balance-sheet"}).out, "资产负债表 甲公司 "));
}

TEST_CASE("days before the books, and spans that end before they begin, are refused") {
  const Ready programme;
  CHECK(programme.run({"ledger", "balance-sheet", "--date", "2023-12-31"}).code == 0);
  const Ran before = programme.run({"ledger", "balance-sheet", "--date", "2023-12-30", "--lang", "en"});
  CHECK(before.code == 2);
  CHECK(has(before.err, "expected no day before 2023-12-31"));
  CHECK(programme.run({"ledger", "trial-balance", "--to", "2022-12-31"}).code == 2);
  const Ran span = programme.run({"ledger", "trial-balance", "--from", "2024-05-01", "--to", "2024-02-01"});
  CHECK(span.code == 2);
  CHECK(has(span.err, "截止日早于起始日"));
}

TEST_CASE("what the host refuses comes back in its own words") {
  const Ready programme;
  const Ran unknown = programme.post("unknown");
  CHECK(unknown.code == 8);
  CHECK(has(unknown.err, "Accounts missing, closed or headings: 9998, 9999."));
  CHECK(has(programme.post("unbalanced").err, "found debits of 99.99 and credits of 100.00"));
  CHECK(programme.run({"ledger", "close", "2024-01", "--user", "p"}).code == 4);
  programme.home.file("home/rubiao.db", "books");  // what only the plugin reads
  const Ran closed = programme.run({"ledger", "close", "2024-01", "--user", "r"});
  CHECK(closed.code == 0);
  CHECK(has(closed.err, "not run yet"));  // what the plugin has to say of it
  CHECK(has(programme.run({"ledger", "periods"}).out, "2024-01  2024-01-01  2024-01-31  已关闭"));
  CHECK(has(programme.post("plain").err, "period 2024-01, which is closed"));
  CHECK(programme.run({"ledger", "open", "2024-01", "--user", "r"}).code == 0);
  CHECK(has(programme.post("plain").err, "period 2024-01, which is closed"));
  CHECK(programme.run({"ledger", "open", "2024-01", "--user", "r"}).code == 4);
  CHECK(programme.run({"user", "add", "r2", "--name", "复核二", "--roles", "reviewer"}).code == 0);
  CHECK(programme.run({"ledger", "open", "2024-01", "--user", "r2"}).code == 0);
  CHECK(programme.post("plain").code == 0);
}

TEST_CASE("in the host's transaction the plugin prepares, the host commits, the plugin commits") {
  const Ready programme;
  const Ran ran = programme.post("plain", {"--transaction"});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  // Inside the transaction the voucher is posted but not yet found: find() tells what is committed.
  CHECK(has(ran.out, "answer 1 记-2024-01-0001; found 4"));
  const std::string log = programme.home_file("rubiao.log");
  CHECK(has(log, R"("text":"prepare")"));
  CHECK(log.find(R"("text":"commit")") > log.find(R"("text":"prepare")"));
  CHECK_FALSE(has(log, "rollback"));
  CHECK(has(programme.vouchers(), "记-2024-01-0001"));
}

TEST_CASE("when the plugin refuses to prepare nothing is posted and both roll back") {
  const Ready programme;
  const Ran ran = programme.post("refuse", {"--transaction"});
  CHECK(ran.code == 1);
  CHECK(has(ran.err, "prepare refused"));
  CHECK(has(programme.home_file("rubiao.log"), R"("text":"rollback")"));
  CHECK_FALSE(has(programme.vouchers(), "记-2024-01-0001"));
  CHECK(programme.post("unknown", {"--transaction"}).code == 8);
  CHECK_FALSE(has(programme.home_file("rubiao.log"), R"("text":"commit")"));
}

TEST_CASE("only files named on the command line are served") {
  const Ready programme;
  const std::string file = programme.home.file("events.jsonl", "{\"a\": 1}");
  const Ran ran = programme.run({"import", "events", file, "--user", "p"});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  CHECK(has(ran.out, "{\"a\": 1}"));
  const Ran other =
      programme.run({"import", "events", file, "--set", "ask=passwd", "--user", "p", "--lang", "en"});
  CHECK(other.code == 8);
  CHECK(has(other.err, "/etc/passwd was not named on the command line"));
  CHECK(programme.run({"import", "events", "nowhere.jsonl", "--user", "p"}).code == 3);
}

TEST_CASE("report takes the year and the last month of an interim report") {
  const Ready programme;
  const Ran year = programme.run({"report", "2024", "--user", "p"});
  CHECK(year.code == 0);
  CHECK(year.out == "{\"year\":2024}\n");
  CHECK(programme.run({"report", "2024", "--through-month", "6", "--user", "p"}).out ==
        "{\"year\":2024,\"through_month\":6}\n");
  CHECK(programme.run({"report", "2024-06", "--user", "p"}).code == 2);
  const Ran bare = programme.run({"report", "--user", "p", "--lang", "en"});
  CHECK(bare.code == 2);
  CHECK(has(bare.err, "Usage: rubiao report YEAR [--through-month N] [--out DIR]"));
}

TEST_CASE("vouchers are imported by a preparer and by nobody else") {
  const Ready programme;
  const std::string file = programme.home.file("v.csv",
                                               "number,date,memo,account,debit,credit,auxiliary\n"
                                               "1,2024-01-05,a,1002,5,,\n1,2024-01-05,a,4001,,5,\n");
  CHECK(programme.run({"import", "vouchers", file}).code == 4);
  CHECK(programme.run({"import", "vouchers", file, "--user", "nobody"}).code == 4);
  const Ran reviewer = programme.run({"import", "vouchers", file, "--user", "r", "--lang", "en"});
  CHECK(reviewer.code == 4);
  CHECK(has(reviewer.err, "User r lacks the role preparer"));
  CHECK_FALSE(has(programme.vouchers(), "记-2024-01-0001"));
  CHECK(programme.run({"import", "vouchers", file, "--user", "p"}).code == 0);
  CHECK(has(programme.vouchers(), "记-2024-01-0001"));
}

TEST_CASE("after an interrupt nothing is said to stay done that was not done") {
  const Ready programme;
  const std::string file = programme.home.file("events.jsonl", "{}");
  const std::vector<std::string> call = {"import", "events", file, "--set", "ask=interrupt", "--user", "p"};
  const Ran ran = programme.run(call);
  CHECK(ran.code == 7);
  CHECK(ran.err == "已按要求停止：什么也没有记入，登记簿和账簿未变；可以重新执行。\n");
  const Ran transaction = programme.post("interrupt", {"--transaction"});
  CHECK(transaction.code == 7);
  CHECK(has(transaction.err, "nothing was taken in and nothing changed"));
  // Of an action that may work in steps, the plugin knows what was done.
  CHECK(has(programme.post("interrupt").err, "what was done stays done"));
  const Ran stopped = programme.post("terminate");
  CHECK(stopped.code == 7);
  CHECK(has(stopped.err, "what was done stays done"));
}

TEST_CASE("a user who does not exist is refused, as are unknown commands and options") {
  const Ready programme;
  CHECK(programme.run({"run", "echo.show", "--set", "text=a", "--user", "nobody"}).code == 4);
  CHECK(programme.run({"run", "echo.show", "--set", "count=x", "--user", "p"}).code == 2);
  const Ran twice = programme.run(
      {"run", "echo.show", "--set", "text=a", "--set", "text=b", "--user", "p", "--lang", "en"});
  CHECK(twice.code == 2);
  CHECK(has(twice.err, "[text] found text=a and text=b; expected every field once"));
  CHECK(programme.run({"runn"}).code == 2);
  CHECK(programme.run({"actions", "--colour"}).code == 2);
  CHECK(programme.run({"actions", "--years", "3"}).code == 2);
  CHECK(has(programme.run({"help", "ledger", "--lang", "en"}).out, "rubiao ledger balance-sheet"));
  CHECK(programme.run({"help"}).code == 0);
  CHECK(has(programme.run({"help", "echo.show"}).out, "echo.show"));
  CHECK(programme.run({"help", "nothing"}).code == 3);
}

TEST_CASE("what a user or a file says cannot steer the terminal") {
  const Ready programme;
  const Ran unknown = programme.run({"ledger", "voucher", "\x1b[31m1\n2", "--lang", "en"});
  CHECK(unknown.code == 3);
  CHECK(has(unknown.err, "There is no voucher  [31m1"));
  CHECK_FALSE(has(unknown.err, "\x1b"));
  const std::string file = programme.home.file("v.csv",
                                               "number,date,memo,account,debit,credit,auxiliary\n"
                                               "1,2024-01-05,a\x1b[2J,1002,5,,\n1,2024-01-05,b,4001,,5,\n");
  REQUIRE(programme.run({"import", "vouchers", file, "--user", "p"}).code == 0);
  for (const char* format : {"text", "json", "csv"})
    for (const char* command : {"vouchers", "voucher"}) {
      CAPTURE(format);
      std::vector<std::string> call = {"ledger", command, "--format", format};
      if (call[1] == "voucher") call.insert(call.begin() + 2, "记-2024-01-0001");
      const Ran ran = programme.run(call);
      CHECK(ran.code == 0);
      CHECK(has(ran.out, "[2J"));
      CHECK_FALSE(has(ran.out, "\x1b"));
    }
}

TEST_CASE("a word that several commands begin with lists them") {
  const Programme programme(RUBIAO_ECHO_PLUGIN);
  for (const char* word : {"user", "import", "ledger"}) {
    CAPTURE(word);
    const Ran zh = programme.run({word});
    CHECK(zh.code == 2);
    CHECK(has(zh.err, std::string("请补全命令 rubiao ") + word + "，可用的有：\n  rubiao " + word + " "));
    CHECK(programme.run({word, "--help"}).code == 0);
  }
  const Ran unknown = programme.run({"user", "remove", "--lang", "en"});
  CHECK(unknown.code == 2);
  CHECK(has(unknown.err, "There is no command user remove; there are:\n  rubiao user add ID"));
  CHECK(has(unknown.err, "  rubiao user list\n      list the users\n"));
  CHECK(has(programme.run({"ledger", "--help"}).out, "rubiao ledger close"));
  CHECK(has(programme.run({"--help"}).out, "rubiao nightly"));
}

TEST_CASE("vouchers go to a closed ERP and its receipts come back") {
  const Programme programme(RUBIAO_ECHO_PLUGIN);
  REQUIRE(programme.run({"init", "--company", "C1", "--name", "甲公司"}).code == 0);
  REQUIRE(programme.run({"user", "add", "p", "--name", "张三", "--roles", "preparer"}).code == 0);
  const std::string out = (programme.home.path / "out").string();
  CHECK(has(programme.run({"exchange", "export", "--user", "p", "--out", out}).out, "没有要导出的凭证"));
  CHECK(has(programme.run({"exchange", "export", "--user", "p", "--form", "txt"}).err,
            "--form 应为 csv 或 xml"));
  CHECK(has(programme.run({"exchange", "export", "--user", "p", "--batch", "7"}).err, "没有批次 7"));
  CHECK(programme.run({"exchange", "export"}).code == 4);
  const std::string file = programme.home.file(
      "r.csv", "凭证键,批次,状态,ERP凭证号,ERP凭证日期,金额合计,说明\nE1/2024-01/1,1,已入账,5,,,\n");
  CHECK(has(programme.run({"exchange", "receive", file, "--user", "p"}).out, "其中 1 张没有对应的凭证"));
  CHECK(has(programme.run({"exchange", "status"}).out, "没有对应凭证的回执"));
}

TEST_CASE("a user id holds no blank") {
  const Programme programme(RUBIAO_ECHO_PLUGIN);
  REQUIRE(programme.run({"init"}).code == 0);
  const Ran ran = programme.run({"user", "add", "zhang san", "--name", "张三", "--roles", "preparer"});
  CHECK(ran.code != 0);
  CHECK(has(ran.err, "用户编号“zhang san”含有空白"));
}

TEST_CASE("a plugin of a later minor version, whose structs have grown, works as the present one does") {
  const Programme programme(RUBIAO_NEWER_PLUGIN);
  REQUIRE(
      programme.run({"init", "--company", "C1", "--name", "甲公司", "--from-year", "2024", "--years", "2"})
          .code == 0);
  REQUIRE(programme.run({"user", "add", "p", "--name", "张三", "--roles", "preparer"}).code == 0);
  const Ran posted = programme.run({"run", "echo.post", "--user", "p", "--date", "2024-01-31"});
  CHECK(posted.code == 0);
  CHECK(has(posted.out, "answer 1 记-2024-01-0001; found 2"));
  CHECK(has(programme.run({"ledger", "vouchers"}).out, "100.00"));
}

TEST_CASE("a plugin of another version, or none, is refused in words") {
  const Ran wrong = Programme(RUBIAO_WRONG_ABI_PLUGIN).run({"actions", "--lang", "en"});
  CHECK(wrong.code == 10);
  CHECK(has(wrong.err, "its ABI is 99.0, the host needs 1.x."));
  const Ran missing = Programme("/nonexistent.so").run({"actions", "--lang", "en"});
  CHECK(missing.code == 3);
  CHECK(has(missing.err, "cannot be loaded"));
}
