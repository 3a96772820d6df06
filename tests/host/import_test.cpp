// SPDX-License-Identifier: Apache-2.0
// Imports from CSV: each bad input is named with its place, everything at once, and nothing is posted; a good
// file is posted once.
#include <doctest/doctest.h>

#include "posting.h"
#include "temporary_home.h"
#include "trial_balance_import.h"
#include "voucher_import.h"

using namespace erp;

namespace {

const std::string header = "科目代码,科目名称,借方余额,贷方余额\n";
const std::string good = header + "1002,银行存款,\"1,000.00\",\n4001,实收资本,,1000\n";
const std::string voucher_header = "凭证号,日期,摘要,科目代码,借方金额,贷方金额,辅助核算\n";

std::string import_balances(TemporaryLedger& home, const std::string& bytes, std::int32_t date = 20231231) {
  return failure_of([&] { import_trial_balance(home.ledger, "C1", date, "tb.csv", bytes); });
}

std::string import_lines(TemporaryLedger& home, const std::string& lines) {
  return failure_of([&] { import_vouchers(home.ledger, "C1", "v.csv", voucher_header + lines); });
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a bad trial balance is refused with the place of every fault") {
  const struct {
    std::string name, bytes, expected;
  } cases[] = {
      {"unknown account", header + "9999,x,1,\n1002,y,,1\n",
       "tb.csv:2:1 [科目代码] found account 9999, which does not exist"},
      {"heading", header + "1701,x,1,\n1002,y,,1\n", "tb.csv:2:1 [科目代码] found account 1701, a heading"},
      {"three decimals", header + "1002,x,1.005,\n",
       "tb.csv:2:3 [借方余额] found \"1.005\"; expected at most two decimals"},
      {"no number", header + "1002,x,一百,\n", "tb.csv:2:3 [借方余额] found \"一百\"; expected an amount"},
      {"both sides", header + "1002,x,1,1\n", "tb.csv:2:4 [贷方余额] found \"1\"; expected only one side"},
      {"duplicate", header + "1002,x,1,\n1002,x,,1\n",
       "tb.csv:3:1 [科目代码] found \"1002\"; expected one line an account (it stands on line 2 too)"},
      {"unbalanced", header + "1002,x,1,\n4001,y,,2\n",
       "tb.csv found debits of 1.00, credits of 2.00, a difference of -1.00"},
      {"empty", header, "found no balances"},
      {"no bytes", "", "tb.csv:1 found columns"},
      {"wrong columns", "科目,名称\n1002,x\n",
       "tb.csv:1 found columns 科目,名称; expected code,name,debit,credit or 科目代码"},
      {"too few cells", header + "1002,x,1\n", "tb.csv:2 found 3 cells; expected 4 cells"},
      {"quotes", header + "1002,\"x\"y,1,\n", "tb.csv:2 found quotes that do not match"},
      {"open quote", header + "1002,\"x,1,\n", "tb.csv:2 found quotes that do not match"},
      {"broken UTF-8", header + "1002,银行\xE9\x93,1,\n",
       "tb.csv:2 found bytes that are neither UTF-8 nor GB18030"},
      {"long line", header + "1002," + std::string(1 << 20, 'x') + ",1,\n",
       "tb.csv:2 found a line of more than 1 MB"},
  };
  TemporaryLedger home;
  for (const auto& one : cases) {
    CAPTURE(one.name);
    const std::string words = import_balances(home, one.bytes);
    CHECK_MESSAGE(has(words, one.expected), words);
    CHECK(has(words, "nothing changed"));
    CHECK(home.count("voucher") == 0);
  }
}

TEST_CASE("all faults of a file are named at once, with the physical line of each") {
  TemporaryLedger home;
  const std::string words = import_balances(home, header + "1002,\"two\nlines\",1.234,\n\n9999,x,abc,\n");
  CHECK(has(words, "tb.csv:2:3"));
  CHECK(has(words, "tb.csv:5:1"));
  CHECK(has(words, "tb.csv:5:3"));
}

TEST_CASE("the opening date stands before the first period") {
  TemporaryLedger home;
  const std::string also_bad = import_balances(home, header + "9999,x,1.005,\n", 20240101);
  CHECK(has(also_bad, "[--date]"));
  CHECK(has(also_bad, "tb.csv:2:1"));
  CHECK(has(also_bad, "tb.csv:2:3"));
  CHECK(has(import_balances(home, good, 20240101),
            "[--date] found 2024-01-01; expected a day before the first period begins, 2024-01-01"));
}

TEST_CASE("the same trial balance again changes nothing, another one is a conflict") {
  TemporaryLedger home;
  CHECK(import_trial_balance(home.ledger, "C1", 20231231, "tb.csv", good).changed);
  const ImportReport again = import_trial_balance(home.ledger, "C1", 20231231, "tb.csv", good);
  CHECK_FALSE(again.changed);
  CHECK(has(again.message.en, "nothing changed"));
  const std::string other = header + "1002,x,7,\n4001,y,,7\n";
  CHECK(has(import_balances(home, other), "A voucher key is taken by other content"));
  CHECK(home.count("voucher") == 1);
  CHECK(home.count("line") == 2);
}

TEST_CASE("UTF-8 with byte order mark, GB18030, English columns in any order: one content") {
  const std::string gb18030 =
      "\xBF\xC6\xC4\xBF\xB4\xFA\xC2\xEB,\xBF\xC6\xC4\xBF\xC3\xFB\xB3\xC6,\xBD\xE8\xB7\xBD\xD3\xE0\xB6\xEE,"
      "\xB4\xFB\xB7\xBD\xD3\xE0\xB6\xEE\r\n1002,\xD2\xF8\xD0\xD0,1000,\r\n4001,\xD7\xCA\xB1\xBE,,1000\r\n";
  for (const std::string& bytes :
       {"\xEF\xBB\xBF" + good, gb18030, std::string("credit,debit,name,code\n,1000,x,1002\n1000,,y,4001")}) {
    TemporaryLedger home;
    import_trial_balance(home.ledger, "C1", 20231231, "tb.csv", good);
    CHECK_FALSE(import_trial_balance(home.ledger, "C1", 20231231, "tb.csv", bytes).changed);
  }
}

TEST_CASE(
    "what Excel adds to a table is no fault: empty cells beside and below it, separators of thousands") {
  const std::string excel =
      "\xEF\xBB\xBF科目代码,科目名称,借方余额,贷方余额,,\r\n"
      "1002,银行存款,\" 1,000.00 \",,,\r\n4001,实收资本,,\"1,000\", ,\r\n,,,,,\r\n";
  TemporaryLedger home;
  import_trial_balance(home.ledger, "C1", 20231231, "tb.csv", good);
  CHECK_FALSE(import_trial_balance(home.ledger, "C1", 20231231, "tb.csv", excel).changed);
  CHECK(has(import_balances(home, header + "1002,x,1,,,7\n"), "tb.csv:2 found 6 cells; expected 4 cells"));
  CHECK(has(import_balances(home, "code,name,debit,credit,,more\n"), "tb.csv:1 found columns"));
}

TEST_CASE("a bad voucher file is refused with the place of every fault") {
  TemporaryLedger home;
  set_period_open(home.ledger, "C1", {2024, 2}, false, *find_user(home.ledger, "r"), 20240301);
  const struct {
    std::string name, lines, expected;
  } cases[] = {
      {"unbalanced", "1,2024-01-05,a,1002,5,,\n1,2024-01-05,a,4001,,4,\n",
       "v.csv:2:1 [凭证号] found voucher 1 with debits of 5.00 and credits of 4.00"},
      {"closed", "1,2024-02-05,a,1002,5,,\n1,2024-02-05,a,4001,,5,\n",
       "v.csv:2:2 [日期] found \"2024-02-05\"; expected an open period"},
      {"outside", "1,2027-01-05,a,1002,5,,\n1,2027-01-05,a,4001,,5,\n",
       "v.csv:3:2 [日期] found \"2027-01-05\"; expected a date within"},
      {"no date", "1,5.1.2024,a,1002,5,,\n", "v.csv:2:2 [日期] found \"5.1.2024\"; expected a date such as"},
      {"two dates", "1,2024-01-05,a,1002,5,,\n1,2024-01-06,a,4001,,5,\n",
       "v.csv:3:2 [日期] found \"2024-01-06\"; expected the date of the voucher's first line, 2024-01-05"},
      {"nil line", "1,2024-01-05,a,1002,,,\n", "v.csv:2:6 [贷方金额] found \"\"; expected exactly one side"},
      {"no number", ",2024-01-05,a,1002,5,,\n", "v.csv:2:1 [凭证号] found \"\"; expected a voucher number"},
      {"heading", "1,2024-01-05,a,6602,5,,\n", "expected a leaf account: 660201, 660202, 660299"},
  };
  for (const auto& one : cases) {
    CAPTURE(one.name);
    const std::string words = import_lines(home, one.lines);
    CHECK_MESSAGE(has(words, one.expected), words);
    CHECK(home.count("voucher") == 0);
  }
}

TEST_CASE("vouchers are known by number and month, also in a period closed since") {
  TemporaryLedger home;
  const std::string january = "1,2024-01-05,a,1002,5,,\n1,2024-01-05,a,4001,,5,d\n";
  const std::string february = "1,2024-02-05,a,1002,6,,\n1,2024-02-05,a,4001,,6,\n";
  CHECK(import_lines(home, january + february) == "");
  set_period_open(home.ledger, "C1", {2024, 1}, false, *find_user(home.ledger, "r"), 20240301);
  CHECK_FALSE(import_vouchers(home.ledger, "C1", "v.csv", voucher_header + january).changed);
  CHECK(has(import_lines(home, "1,2024-02-05,b,1002,7,,\n1,2024-02-05,b,4001,,7,\n"),
            "taken by other content"));
  CHECK(home.count("voucher") == 2);
}

TEST_CASE("a file that numbers as this ledger does keeps its numbers") {
  TemporaryLedger home;
  CHECK(import_lines(home,
                     "记-2024-01-0007,2024-01-05,a,1002,5,,\n记-2024-01-0007,2024-01-05,a,4001,,5,\nX,2024-"
                     "01-06,a,1002,5,,\nX,2024-01-06,a,4001,,5,\n") == "");
  Statement rows = home.ledger.query("SELECT number FROM voucher ORDER BY ordinal");
  REQUIRE(rows.step());
  CHECK(rows.text(0) == "记-2024-01-0007");
  REQUIRE(rows.step());
  CHECK(rows.text(0) == "记-2024-01-0008");
  CHECK(has(
      import_lines(home, "记-2024-01-0008,2024-01-05,a,1002,5,,\n记-2024-01-0008,2024-01-05,a,4001,,5,\n"),
      "记-2024-01-0008 is taken"));
}
