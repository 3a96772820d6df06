// SPDX-License-Identifier: Apache-2.0
// The host's ledger: all or nothing, known keys, closed periods, and vouchers that nobody can change.
#include "posting.h"

#include <doctest/doctest.h>

#include "ledger_reading.h"
#include "temporary_home.h"

using namespace erp;

namespace {

Voucher amortisation(std::int32_t month, std::int32_t sequence, Fen amount = 10000) {
  return {.origin = Origin::plugin,
          .company = "C1",
          .period = {2024, month},
          .date = 20240000 + month * 100 + 28,
          .kind = "E12",
          .sequence = sequence,
          .memo = "摊销",
          .sha256 = std::string(64, 'a'),
          .lines = {{.account = "660202", .debit_fen = amount}, {.account = "170201", .credit_fen = amount}}};
}

std::vector<Posted> post_all(TemporaryLedger& home, const std::vector<Voucher>& vouchers) {
  std::vector<Posted> answers;
  post(home.ledger, vouchers, answers);
  return answers;
}

std::string post_failure(TemporaryLedger& home, const std::vector<Voucher>& vouchers) {
  return failure_of([&] { post_all(home, vouchers); });
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("numbers run without a gap within company and month, period 13 apart") {
  TemporaryLedger home;
  Voucher audit = amortisation(12, 1);
  audit.period = {2024, 13};
  audit.date = 20241231;
  const auto answers = post_all(home, {amortisation(1, 1), amortisation(1, 2), amortisation(2, 1), audit});
  CHECK(answers[0].number == "记-2024-01-0001");
  CHECK(answers[1].number == "记-2024-01-0002");
  CHECK(answers[2].number == "记-2024-02-0001");
  CHECK(answers[3].number == "记-2024-13-0001");
  CHECK(answers[3].answer == rubiao_posted_new);
}

TEST_CASE("the same key with the same digest exists, also in a closed period") {
  TemporaryLedger home;
  post_all(home, {amortisation(1, 1)});
  set_period_open(home.ledger, "C1", {2024, 1}, false, *find_user(home.ledger, "r"), 20240201);
  const auto answers = post_all(home, {amortisation(1, 1), amortisation(2, 1)});
  CHECK(answers[0].answer == rubiao_posted_exists);
  CHECK(answers[0].number == "记-2024-01-0001");
  CHECK(answers[1].answer == rubiao_posted_new);
  CHECK(home.count("voucher") == 2);
}

TEST_CASE("another digest under a key is a conflict, nothing is posted and the answers say which") {
  TemporaryLedger home;
  post_all(home, {amortisation(1, 1)});
  Voucher other = amortisation(1, 1, 20000);
  other.sha256 = std::string(64, 'b');
  std::vector<Posted> answers;
  const std::vector<Voucher> vouchers = {amortisation(2, 1), other};
  try {
    post(home.ledger, vouchers, answers);
    FAIL("a conflict was posted");
  } catch (const Failure& failure) {
    CHECK(failure.status() == rubiao_conflict);
  }
  CHECK(answers[0].answer == 0);
  CHECK(answers[1].answer == rubiao_posted_exists_with_different_content);
  CHECK(home.count("voucher") == 1);
}

TEST_CASE("what is wrong with any voucher is told together and nothing is posted") {
  TemporaryLedger home;
  set_period_open(home.ledger, "C1", {2024, 3}, false, *find_user(home.ledger, "r"), 20240201);
  Voucher accounts = amortisation(1, 1);
  accounts.lines[0].account = "9998";
  accounts.lines[1].account = "1701";
  Voucher unbalanced = amortisation(1, 2);
  unbalanced.lines[0].debit_fen = 9999;
  Voucher misdated = amortisation(1, 3);
  misdated.date = 20240201;
  Voucher nil = amortisation(1, 4, 0);
  const std::string words = post_failure(home, {accounts, unbalanced, misdated, nil, amortisation(3, 1),
                                                amortisation(2, 1), amortisation(2, 1)});
  CHECK(has(words, "Accounts missing, closed or headings: 1701, 9998."));
  CHECK(has(words, "[2024-01 E12 #2] found debits of 99.99 and credits of 100.00"));
  CHECK(has(words, "[2024-01 E12 #3] found date 2024-02-01; expected 2024-01-01 to 2024-01-31"));
  CHECK(has(words, "[2024-01 E12 #4] found account 660202: debit 0.00, credit 0.00"));
  CHECK(has(words, "[2024-03 E12 #1] found period 2024-03, which is closed"));
  CHECK(has(words, "[2024-02 E12 #1] found the same key twice"));
  CHECK(home.count("voucher") == 0);
}

TEST_CASE("a posted voucher can neither be changed, nor deleted, nor replaced") {
  TemporaryLedger home;
  post_all(home, {amortisation(1, 1)});
  for (const char* sql : {"UPDATE voucher SET memo = 'x'", "DELETE FROM voucher",
                          "UPDATE line SET debit = 1, credit = 0", "DELETE FROM line",
                          "INSERT OR REPLACE INTO line SELECT voucher, line, company, account, debit + 1, "
                          "credit, memo, cost_center, counterparty, rule FROM line WHERE line = 1"}) {
    CAPTURE(sql);
    CHECK(has(failure_of([&] { home.ledger.execute(sql); }), "posted"));
  }
  Statement row = home.ledger.query("SELECT sum(debit), sum(credit) FROM line");
  REQUIRE(row.step());
  CHECK(row.integer(0) == 10000);
  CHECK(row.integer(1) == 10000);
}

TEST_CASE("a red-letter voucher takes the balance back and leaves both in the turnover") {
  TemporaryLedger home;
  post_all(home, {amortisation(1, 1), amortisation(1, 2, -10000)});
  for (const AccountBalance& balance : trial_balance(home.ledger, "C1", 20240101, 20240131)) {
    CHECK(balance.closing_fen == 0);
    CHECK(balance.debit_fen == 0);
  }
}

TEST_CASE("the trial balance splits opening and turnover at the first day") {
  TemporaryLedger home;
  post_all(home, {amortisation(1, 1), amortisation(2, 1, 2500), amortisation(3, 1)});
  Fen sum = 0;
  for (const AccountBalance& balance : trial_balance(home.ledger, "C1", 20240201, 20240229)) {
    sum += balance.closing_fen;
    if (balance.account.code != "170201") continue;
    CHECK(balance.opening_fen == -10000);
    CHECK(balance.credit_fen == 2500);
    CHECK(balance.closing_fen == -12500);
  }
  CHECK(sum == 0);
}

TEST_CASE("only a reviewer opens or closes a period, and it is kept who did") {
  TemporaryLedger home;
  CHECK(has(failure_of([&] {
              set_period_open(home.ledger, "C1", {2024, 1}, false, *find_user(home.ledger, "p"), 20240201);
            }),
            "takes the role reviewer"));
  set_period_open(home.ledger, "C1", {2024, 1}, false, *find_user(home.ledger, "r"), 20240201);
  CHECK_FALSE(find_period(home.ledger, "C1", {2024, 1})->open);
  CHECK(home.count("period_change") == 1);
  CHECK(failure_of([&] { home.ledger.execute("DELETE FROM period_change"); }) != "");
}

TEST_CASE("a closed period is opened again by two persons, each time anew") {
  TemporaryLedger home;
  add_user(home.ledger, {"r2", "复核二", "reviewer"});
  const User first = *find_user(home.ledger, "r");
  const User second = *find_user(home.ledger, "r2");
  const auto open = [&](const User& user) {
    return set_period_open(home.ledger, "C1", {2024, 1}, true, user, 20240202);
  };
  for (int time = 0; time < 2; ++time) {
    set_period_open(home.ledger, "C1", {2024, 1}, false, first, 20240201);
    CHECK_FALSE(open(first));
    CHECK(has(failure_of([&] { (void)open(first); }), "another reviewer"));
    CHECK_FALSE(find_period(home.ledger, "C1", {2024, 1})->open);
    CHECK(open(second));
    CHECK(find_period(home.ledger, "C1", {2024, 1})->open);
  }
  CHECK(failure_of([&] { home.ledger.execute("DELETE FROM period_request"); }) != "");
}
