// SPDX-License-Identifier: Apache-2.0
// The exchange of vouchers with a closed ERP: each is handed over once, a batch can be written anew to the
// byte, the answer is matched by key, and what does not fit is told with its place.
#include <doctest/doctest.h>

#include "exchange_file.h"
#include "exchange_fixture.h"
#include "formats/xml_schema.h"

using namespace erp;

namespace {

std::string faults_of_xml(const std::string& xml) {
  std::ifstream file(RUBIAO_EXCHANGE_SCHEMA, std::ios::binary);
  const std::string schema(std::istreambuf_iterator<char>(file), {});
  REQUIRE(!schema.empty());
  std::string faults;
  for (const auto& problem : rubiao::formats::check_against_schema(xml, "v.xml", {{"vouchers.xsd", schema}}))
    faults += rubiao::render(problem, rubiao::Language::en) + "\n";
  return faults;
}

}  // namespace

TEST_CASE("a voucher is handed over once, and its batch can be written anew to the byte") {
  Exchange exchange;
  const Batch first = exchange.hand_over();
  CHECK(first.number == 1);
  CHECK(first.vouchers.size() == 2);
  CHECK(exchange.hand_over().vouchers.empty());
  CHECK(exchange.count("exchange_batch") == 1);
  const Company company = *find_company(exchange.ledger, "C1");
  const auto again = find_batch(exchange.ledger, "C1", 1);
  REQUIRE(again);
  CHECK(exchange_csv(exchange.ledger, company, *again, Language::zh) ==
        exchange_csv(exchange.ledger, company, first, Language::zh));
  CHECK(exchange_xml(exchange.ledger, company, *again) == exchange_xml(exchange.ledger, company, first));
  CHECK_FALSE(find_batch(exchange.ledger, "C1", 2));
}

TEST_CASE("the table has a row a line, under the headings that ERPs know, red letters negative") {
  Exchange exchange;
  const Company company = *find_company(exchange.ledger, "C1");
  const std::string csv = exchange_csv(exchange.ledger, company, exchange.hand_over(), Language::zh);
  CHECK(csv.starts_with(
      "\xEF\xBB\xBF凭证日期,会计年度,会计期间,凭证字,凭证号,附件数,分录序号,摘要,科目编码,科目名称,"));
  CHECK(has(csv, "2024-01-28,2024,1,记,1,0,1,摊销 <A&B>,660202,"));
  CHECK(has(csv, ",CNY,100.00,,数据部,,制单,E12/2024-01/1,,"));
  CHECK(has(csv, ",CNY,,-25.50,,,制单,E12/2024-02/1,E12 CAS6:17,"));
}

TEST_CASE("the XML keeps to its schema, whatever stands in a memo") {
  Exchange exchange;
  const Company company = *find_company(exchange.ledger, "C1");
  const std::string xml = exchange_xml(exchange.ledger, company, exchange.hand_over());
  CHECK(faults_of_xml(xml) == "");
  CHECK(has(xml, "memo=\"摊销 &lt;A&amp;B&gt;\""));
  CHECK(has(xml, "credit=\"-25.50\""));
  std::string wrong = xml;
  wrong.replace(wrong.find("debit=\"100.00\""), 14, "debit=\"100.0\"");
  CHECK(faults_of_xml(wrong) != "");
}

TEST_CASE("a receipt is matched by its key, twice the same is once, an unknown key is shown") {
  Exchange exchange;
  exchange.hand_over();
  const std::string rows =
      "E12/2024-01/1,1,已入账,记-7,2024-01-31,100.00,\nE12/2024-02/1,1,被退回,,,,科目停用\n"
      "E99/2024-01/1,1,已入账,记-9,,,\n";
  CHECK(exchange.receive(rows) == "");
  CHECK(exchange.last.changed);
  CHECK(has(exchange.last.message.en, "3 receipts taken in, 0 known already. 1 of them match no voucher"));
  CHECK(exchange.states() == "E12/2024-01/1 posted 记-7 batch 1\nE12/2024-02/1 rejected  batch 1\n");
  REQUIRE(unmatched_receipts(exchange.ledger, "C1").size() == 1);
  CHECK(unmatched_receipts(exchange.ledger, "C1")[0].key == "E99/2024-01/1");
  CHECK(exchange.receive(rows) == "");
  CHECK_FALSE(exchange.last.changed);
}

TEST_CASE("the width of a character, and what nobody sees, make no other number") {
  Exchange exchange;
  exchange.hand_over();
  CHECK(exchange.receive("E12/2024-01/1,1,已入账,记-7,2024-01-31,100.00,\n") == "");
  CHECK(exchange.receive("Ｅ12/2024-01/1\xE2\x80\x8B,1,已入账,记－７\xEF\xBB\xBF　,2024-01-31,100.00,\n") ==
        "");
  CHECK_FALSE(exchange.last.changed);
  CHECK(exchange.states().starts_with("E12/2024-01/1 posted 记-7 batch 1\n"));
}

TEST_CASE("what came back rejected is handed over again, and waits for a receipt of its own") {
  Exchange exchange;
  exchange.hand_over();
  const std::string rejected = "E12/2024-02/1,1,被退回,,,,科目停用\n";
  CHECK(exchange.receive(rejected) == "");
  CHECK(exchange.hand_over(true).vouchers.size() == 1);
  CHECK(has(exchange.states(), "E12/2024-02/1 sent  batch 2"));
  CHECK_FALSE(exchanged_vouchers(exchange.ledger, "C1")[1].standing.answer);
  CHECK(exchange.hand_over(true).vouchers.empty());
  CHECK(exchange.receive("E12/2024-02/1,2,被退回,,,,科目停用\n") == "");  // for the same reason once more
  CHECK(has(exchange.states(), "E12/2024-02/1 rejected  batch 2"));
  CHECK(exchange.receive("E12/2024-02/1,2,已入账,记-8,,,\n") == "");
  CHECK(has(exchange.states(), "E12/2024-02/1 posted 记-8 batch 2"));
}

TEST_CASE("an answer to an earlier batch undoes nothing of a later one") {
  Exchange exchange;
  exchange.hand_over();
  const std::string rejected = "E12/2024-02/1,1,被退回,,,,科目停用\n";
  CHECK(exchange.receive(rejected) == "");
  CHECK(exchange.hand_over(true).number == 2);
  CHECK(exchange.receive(rejected) == "");
  CHECK_FALSE(exchange.last.changed);
  CHECK(exchange.receive("E12/2024-02/1,1,被退回,,,,迟到\n") == "");
  CHECK(has(exchange.states(), "E12/2024-02/1 sent  batch 2"));
  CHECK(exchange.receive("E12/2024-02/1,2,已入账,记-2,,,\n") == "");
  CHECK(exchange.receive(rejected) == "");
  CHECK(has(exchange.states(), "E12/2024-02/1 posted 记-2 batch 2"));
  CHECK(exchange.hand_over(true).vouchers.empty());
}

TEST_CASE("a voucher that never went, or not with that batch, has no receipt") {
  Exchange exchange;
  CHECK(has(exchange.receive("E12/2024-01/1,1,已入账,记-7,,,\n"),
            "r.csv:2:2 [批次] found \"1\"; expected a voucher that was"));
  exchange.hand_over();
  CHECK(has(exchange.receive("E12/2024-01/1,7,已入账,记-7,,,\n"),
            "r.csv:2:2 [批次] found \"7\"; expected a batch that it"));
  CHECK(has(exchange.receive("E12/2024-01/1,,已入账,记-7,,,\n"), "r.csv:2:2 [批次]"));
  CHECK(exchange.count("exchange_receipt") == 0);
}

TEST_CASE("a receipt that came before its voucher is matched when it comes again") {
  Exchange exchange;
  const std::string early = "E12/2024-03/1,1,已入账,记-9,,,\n";
  CHECK(exchange.receive(early) == "");
  CHECK(unmatched_receipts(exchange.ledger, "C1").size() == 1);
  exchange.post_voucher(Exchange::amortisation(3, 700));
  CHECK(has(exchange.remark(2), "a receipt from before it was handed over has it posted as 记-9 (batch 1)"));
  exchange.hand_over();
  CHECK(has(exchange.remark(2), "do not post it again if it is there"));
  CHECK(exchange.receive(early) == "");
  CHECK(has(exchange.states(), "E12/2024-03/1 posted 记-9 batch 1"));
  CHECK(unmatched_receipts(exchange.ledger, "C1").empty());
}

TEST_CASE("what does not fit is told with its place, and nothing is taken in") {
  Exchange exchange;
  exchange.hand_over();
  CHECK(exchange.receive("E12/2024-01/1,1,已入账,记-7,,,\n") == "");
  const struct {
    std::string rows, expected;
  } cases[] = {
      {"E12/2024-01/1,1,已入账,记-8,,,\n",
       "r.csv:2:4 [ERP凭证号] found \"记-8\"; expected the number told before, 记-7"},
      {"E12/2024-02/1,1,已入账,记-8,,99.00,\n",
       "r.csv:2:6 [金额合计] found \"99.00\"; expected the voucher's total, -25.50"},
      {"E12/2024-02/1,1,好,记-8,,,\n",
       "r.csv:2:3 [状态] found \"好\"; expected posted, rejected or withdrawn"},
      {"E12/2024-02/1,1,posted,,,,\n", "r.csv:2:4 [ERP凭证号]"},
      {"E12/2024-02/1,1,已入账,记-8,昨天,,\n", "r.csv:2:5 [ERP凭证日期] found \"昨天\"; expected a date"},
      {"E12/2024-02/1,1,已入账,记-8,1999-05-27,,\n",
       "r.csv:2:5 [ERP凭证日期] found \"1999-05-27\"; expected a day not before 2024-02-01"},
      {"E12/2024-02/1,1,已入账,记-\x1b[31m8,,,\n", "expected text without control characters"},
      {"E12/2024-02/1,1,被退回,,,,\nE12/2024-02/1,1,已入账,记-8,,,\n", "r.csv:3:1 [凭证键]"},
      {",1,已入账,记-8,,,\n", "r.csv:2:1 [凭证键]"},
      {"E12/2024-02/1,1,,,,,科目停用\n", "r.csv:2:3 [状态] found \"\""},
      {"E12/2024-02/1,1,,,2024-02-28,,\n", "r.csv:2:3 [状态] found \"\""},
      {"E12/2024-02/1,1,被退回,记-8,,,\n",
       "r.csv:2:4 [ERP凭证号] found \"记-8\"; expected nothing: what was rejected has no number"},
  };
  for (const auto& one : cases) {
    CAPTURE(one.rows);
    const std::string failure = exchange.receive(one.rows);
    CAPTURE(failure);
    CHECK(has(failure, one.expected));
  }
  CHECK(exchange.count("exchange_receipt") == 1);
  CHECK(exchange.receive("E12/2024-02/1,1,,,,-25.50,\n") == "");  // not answered yet
  CHECK_FALSE(exchange.last.changed);
}

TEST_CASE("what was handed over and answered is never changed") {
  Exchange exchange;
  exchange.hand_over();
  CHECK(exchange.receive("E12/2024-01/1,1,已入账,记-7,,,\n") == "");
  for (const char* change : {"UPDATE exchange_batch SET date = 1", "UPDATE exchange_receipt SET number = 'x'",
                             "DELETE FROM exchange_receipt"})
    CHECK(failure_of([&] { exchange.ledger.run(change); }) != "");
}
