// SPDX-License-Identifier: Apache-2.0
// A voucher must not stand in a closed ERP's books twice: what was posted once stays posted whatever else is
// answered, a second number is refused, and a number belongs to one voucher.
#include <doctest/doctest.h>

#include "exchange_file.h"
#include "exchange_fixture.h"

using namespace erp;

namespace {

// The first voucher came back rejected and went again with batch 2.
struct SentAgain : Exchange {
  SentAgain() {
    hand_over();
    REQUIRE(receive("E12/2024-01/1,1,被退回,,,,科目停用\n") == "");
    REQUIRE(hand_over(true).number == 2);
  }
};

std::string in_chinese(Exchange& exchange, const std::string& rows) {
  try {
    import_receipts(exchange.ledger, "C1", "r.csv", receipt_header + rows, *find_user(exchange.ledger, "p"),
                    20240302);
    return "";
  } catch (const Failure& failure) {
    return describe(failure, Language::zh);
  }
}

rubiao_status status_of(Exchange& exchange, const std::string& rows) {
  try {
    import_receipts(exchange.ledger, "C1", "r.csv", receipt_header + rows, *find_user(exchange.ledger, "p"),
                    20240302);
    return rubiao_ok;
  } catch (const Failure& failure) {
    return failure.status();
  }
}

}  // namespace

TEST_CASE("that an earlier batch was posted is a fact, and the copy that went again must not be posted") {
  SentAgain exchange;
  CHECK(exchange.remark(0) == "rejected in batch 1 (科目停用)");
  CHECK(exchange.receive("E12/2024-01/1,1,已入账,记-0001,2024-01-31,100.00,\n") == "");
  CHECK(has(exchange.states(), "E12/2024-01/1 posted 记-0001 batch 2\n"));
  const std::string warning = "posted as 记-0001 (batch 1); its copy in batch 2 must not be posted";
  CHECK(exchange.remark(0) == warning);
  CHECK(has(exchange.last.message.en, "E12/2024-01/1: " + warning));
  CHECK(has(exchange.last.message.zh, "已入账为 记-0001（第 1 批），第 2 批中的这一张不得再入账"));
  // An ERP that answers the copy with the number that it has: all is well.
  CHECK(exchange.receive("E12/2024-01/1,2,已入账,记-0001,2024-01-31,,\n") == "");
  CHECK(exchange.remark(0) == "");
}

TEST_CASE("no rejection undoes a posting, and what is posted is never handed over again") {
  SentAgain exchange;
  REQUIRE(exchange.receive("E12/2024-01/1,1,已入账,记-0001,,,\n") == "");
  CHECK(exchange.receive("E12/2024-01/1,2,被退回,,,,外部凭证号重复\n") == "");
  CHECK(exchange.last.changed);
  CHECK(has(exchange.states(), "E12/2024-01/1 posted 记-0001 batch 2\n"));
  const std::string remark =
      "rejected in batch 2 (外部凭证号重复): posted as 记-0001 (batch 1), it is not handed over again";
  CHECK(exchange.remark(0) == remark);
  CHECK(has(exchange.last.message.en, remark));
  CHECK(exchange.hand_over(true).vouchers.empty());
  CHECK(exchange.receive("E12/2024-01/1,1,被退回,,,,又退回\n") == "");  // nor does the same batch
  CHECK(has(exchange.states(), "E12/2024-01/1 posted 记-0001 batch 2\n"));
  CHECK(has(exchange.remark(0), "又退回"));
  CHECK(exchange.hand_over(true).vouchers.empty());
}

TEST_CASE("a refused copy may tell the number that is posted already") {
  SentAgain exchange;
  REQUIRE(exchange.receive("E12/2024-01/1,1,已入账,记-0001,,,\n") == "");
  CHECK(exchange.receive("E12/2024-01/1,2,被退回,记-0001,,,外部凭证号重复\n") == "");
  CHECK(has(exchange.states(), "E12/2024-01/1 posted 记-0001 batch 2\n"));
}

TEST_CASE("a second number for a key is a double posting, told with both numbers and what to do") {
  SentAgain exchange;
  REQUIRE(exchange.receive("E12/2024-01/1,1,已入账,记-0001,2024-01-31,,\n") == "");
  const std::string second = "E12/2024-01/1,2,已入账,记-0200,,,\n";
  const std::string failure = exchange.receive(second);
  CHECK(has(failure,
            "r.csv:2:4 [ERP凭证号] found \"记-0200\"; expected the number told before, 记-0001 (batch 1)"));
  CHECK(has(failure, "E12/2024-01/1 may be posted twice in the ERP: reverse 记-0200 there"));
  CHECK(has(in_chinese(exchange, second),
            "发现：“记-0200”；应为：此前回执的凭证号 记-0001（第 1 批）；处理：E12/2024-01/1 可能在 ERP "
            "中入账两次：在 ERP 中冲销 记-0200"));
  CHECK(status_of(exchange, second) == rubiao_conflict);
  CHECK(status_of(exchange, "E12/2024-01/1,2,好,,,,\n") == rubiao_invalid_input);
  // ERPs number by the month: the same number in another month is another voucher.
  CHECK(has(exchange.receive("E12/2024-01/1,2,已入账,记-0001,2024-02-01,,\n"), "may be posted twice"));
  CHECK(exchange.count("exchange_receipt") == 2);
}

TEST_CASE("a number of the ERP is one voucher's") {
  Exchange exchange;
  Voucher same_month = Exchange::amortisation(1, 300);
  same_month.sequence = 3;
  exchange.post_voucher(same_month);
  exchange.hand_over();
  const std::string two = "E12/2024-01/1,1,已入账,记-0001,,,\nE12/2024-01/3,1,已入账,记-1,2024-01-31,,\n";
  CHECK(has(exchange.receive(two),
            "r.csv:3:4 [ERP凭证号] found \"记-1\"; expected a number of E12/2024-01/3's own; 记-1 is "
            "that of E12/2024-01/1 (line 2); to do: see in the ERP whose number it is"));
  CHECK(exchange.count("exchange_receipt") == 0);
  CHECK(exchange.receive("E12/2024-01/1,1,已入账,记-0001,,,\n") == "");
  CHECK(has(exchange.receive("E12/2024-01/3,1,已入账,记-0001,,,\n"),
            "r.csv:2:4 [ERP凭证号] found \"记-0001\"; expected a number of E12/2024-01/3's own; 记-0001 is "
            "that of E12/2024-01/1; to do"));
  CHECK(has(in_chinese(exchange, two), "应为：E12/2024-01/3 自己的凭证号；记-1 已是 E12/2024-01/1 的"));
  CHECK(status_of(exchange, two) == rubiao_conflict);
  CHECK(exchange.receive("E12/2024-02/1,1,已入账,记-0001,,,\n") == "");  // a month numbers anew
  CHECK(exchange.receive("E12/2024-01/3,1,已入账,记-0010,,,\n") == "");
}

TEST_CASE("receipts of another company answer nothing here, though their keys are the same") {
  Exchange exchange;
  exchange.hand_over();
  const auto receive = [&](const std::string& cell) {
    return failure_of([&] {
      erp::import_receipts(
          exchange.ledger, "C1", "r.csv",
          "凭证键,批次,状态,ERP凭证号,ERP凭证日期,金额合计,说明,公司\nE12/2024-01/1,1,已入账,记-7,,,," +
              cell + "\n",
          *erp::find_user(exchange.ledger, "p"), 20250102);
    });
  };
  const std::string other = receive("C2");
  CHECK(has(other, "r.csv:2:8 [公司] found \"C2\"; expected company C1"));
  CHECK_FALSE(has(exchange.states(), "posted 记-7"));
  CHECK(receive("C1") == "");
  CHECK(has(exchange.states(), "E12/2024-01/1 posted 记-7"));
  CHECK(receipt_form({.code = "C1"}, exchange.hand_over(), erp::Language::zh).find("公司") !=
        std::string::npos);
}

TEST_CASE("dates come as spreadsheets write them, and not from the future; texts have an end") {
  Exchange exchange;
  exchange.hand_over();
  CHECK(has(exchange.receive("E12/2024-01/1,1,已入账,记-7,2025/2/1,,\n"),
            "expected a day not after 2025-01-31"));
  CHECK(has(exchange.receive("E12/2024-01/1,1,已入账,记-7,2024/13/1,,\n"),
            "expected a date such as 2024-01-31"));
  CHECK(has(exchange.receive("E12/2024-01/1,1,已入账," + std::string(201, '1') + ",,,\n"),
            "200 bytes at most"));
  CHECK(exchange.receive("E12/2024-01/1,1,已入账,记-7,2024/1/31,,\n") == "");
  CHECK(has(exchange.states(), "E12/2024-01/1 posted 记-7"));
}

TEST_CASE("the thirteenth period has numbers of its own") {
  Exchange exchange;
  exchange.post_voucher(Exchange::amortisation(12, 500));
  Voucher audit = Exchange::amortisation(13, 700);
  audit.date = 20241231;
  exchange.post_voucher(audit);
  exchange.hand_over();
  CHECK(exchange.receive(
            "E12/2024-12/1,1,已入账,记-1,2024-12-31,,\nE12/2024-13/1,1,已入账,记-1,2024-12-31,,\n") == "");
}

TEST_CASE("a key that no voucher has keeps no number from the right one") {
  Exchange exchange;
  exchange.hand_over();
  CHECK(exchange.receive("E21/2024-01/1,1,已入账,记-0001,,,\n") == "");
  CHECK(exchange.receive("E12/2024-01/1,1,已入账,记-0001,,,\n") == "");
  CHECK(unmatched_receipts(exchange.ledger, "C1").size() == 1);
}

TEST_CASE("an unmatched posting is not hidden by a later rejection") {
  Exchange exchange;
  CHECK(exchange.receive("E21/2024-01/1,1,已入账,记-0001,,,\n") == "");
  CHECK(exchange.receive("E21/2024-01/1,1,被退回,,,,\n") == "");
  const auto unmatched = unmatched_receipts(exchange.ledger, "C1");
  REQUIRE(unmatched.size() == 2);
  CHECK(unmatched[0].number == "记-0001");
}

TEST_CASE("only withdrawing its number undoes a posting, and then the right one or another copy may come") {
  Exchange exchange;
  exchange.hand_over();
  const std::string told = "E12/2024-01/1,1,已入账,记-2,,,\nE12/2024-02/1,1,已入账,记-1,,,\n";
  REQUIRE(exchange.receive(told) == "");
  CHECK(has(
      exchange.receive("E12/2024-01/1,1,已撤销,记-9,,,\n"),
      "r.csv:2:4 [ERP凭证号] found \"记-9\"; expected 记-2 (batch 1); to do: give the number to withdraw"));
  CHECK(has(exchange.receive("E12/2024-01/1,1,已撤销,,,,\n"), "r.csv:2:4 [ERP凭证号]"));
  const std::string withdrawn = "E12/2024-01/1,1,已撤销,记-2,,,写错\nE12/2024-02/1,1,withdrawn,记-1,,,冲销\n";
  CHECK(exchange.receive(withdrawn) == "");
  CHECK(has(exchange.states(), "E12/2024-01/1 withdrawn"));
  CHECK(exchange.remark(0) == "记-2 (batch 1) was withdrawn");
  CHECK(exchange.receive(told) == "");  // an old file again
  CHECK_FALSE(exchange.last.changed);
  CHECK(has(exchange.last.message.en, "E12/2024-01/1: 记-2 (batch 1) was withdrawn."));
  CHECK(has(exchange.states(), "E12/2024-01/1 withdrawn"));
  CHECK(exchange.receive("E12/2024-01/1,1,已入账,记-1,,,\n") == "");
  CHECK(exchange.receive(withdrawn) == "");
  CHECK_FALSE(exchange.last.changed);
  CHECK(has(exchange.states(), "E12/2024-01/1 posted 记-1 batch 1"));
  const Batch again = exchange.hand_over(true);
  REQUIRE(again.vouchers.size() == 1);
  CHECK(again.vouchers[0].key == "E12/2024-02/1");
  CHECK(has(exchange.states(), "E12/2024-02/1 sent  batch 2"));
  CHECK(exchange.receive("E12/2024-02/1,2,已入账,记-1,,,\n") == "");
}

TEST_CASE("a number withdrawn further up in a file is free for the voucher whose it is") {
  Exchange exchange;
  Voucher same_month = Exchange::amortisation(1, 300);
  same_month.sequence = 3;
  exchange.post_voucher(same_month);
  exchange.hand_over();
  REQUIRE(exchange.receive("E12/2024-01/1,1,已入账,记-1,,,\n") == "");
  CHECK(exchange.receive("E12/2024-01/1,1,已撤销,记-1,,,写错\nE12/2024-01/3,1,已入账,记-1,,,\n") == "");
  CHECK(has(exchange.states(), "E12/2024-01/1 withdrawn"));
  CHECK(has(exchange.states(), "E12/2024-01/3 posted 记-1 batch 1"));
}

TEST_CASE("a number is withdrawn with the batch that it was told for; what went again waits on") {
  SentAgain exchange;
  REQUIRE(exchange.receive("E12/2024-01/1,1,已入账,记-1,,,\n") == "");
  CHECK(has(exchange.receive("E12/2024-01/1,2,已撤销,记-1,,,\n"),
            "r.csv:2:2 [批次] found \"2\"; expected the batch that this number was told for, 1"));
  CHECK(exchange.receive("E12/2024-01/1,1,已撤销,记-1,,,\n") == "");
  CHECK(has(exchange.states(), "E12/2024-01/1 sent  batch 2"));
  CHECK(has(exchange.receive("E12/2024-01/1,1,已撤销,记-2,,,\n"), "a voucher that is posted"));
}

TEST_CASE("leading zeros and blanks make no other number") {
  CHECK(plain_number("记-0001") == "记-1");
  CHECK(plain_number("记 - 1") == "记-1");
  CHECK(plain_number("000") == "0");
  CHECK(plain_number("0100000012") == "100000012");
  CHECK(plain_number("转-10-0020") == "转-10-20");
  CHECK(plain_number("记-100") != plain_number("记-1"));
}
