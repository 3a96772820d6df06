// SPDX-License-Identifier: Apache-2.0
// The doctor: proves the store against its chain and against the host's ledger (books_against_ledger.h), and
// tells what waits and what to do. Nothing is changed.
#include <exception>
#include <new>

#include "actions/books_against_ledger.h"
#include "actions/books_invariants.h"
#include "actions/registry.h"
#include "store/charges.h"
#include "store/pending.h"
#include "store/runs.h"
#include "store/verify.h"

namespace rubiao {
namespace {

using formats::Json;

std::string integrity_of(const store::Connection& connection) {
  store::Statement check = connection.prepare("PRAGMA integrity_check(1)");
  return check.next() ? check.text(0) : "";
}

// The file itself, before what is written in it.
void check_file(Books& books, Findings& findings) {
  const std::string state = integrity_of(books.store);
  if (state != "ok")
    findings.add("store", {"存储文件损坏：" + state, "the store's file is damaged: " + state},
                 restore_and_ask);
}

void check_chain(Books& books, const store::Verified& verified, Findings& findings) {
  for (const store::Finding& found : verified.findings)
    findings.add(found.subject, found.what, restore_and_ask);
  const std::int64_t more = verified.found - static_cast<std::int64_t>(verified.findings.size());
  if (more > 0)
    findings.add("…", {"还有 " + std::to_string(more) + " 项", std::to_string(more) + " more"},
                 restore_and_ask);
  std::vector<store::Finding> operations = store::verify_operations(books.store);
  for (store::Finding& found : store::verify_runs(books.store, books.company))
    operations.push_back(std::move(found));
  for (const store::Finding& found : operations)
    findings.add(
        found.subject, found.what,
        {"操作日志不影响账面；查明由谁改动", "the books do not rest on it; find out who changed it"});
}

// The sums of a month as they were told at its run, against its rows.
void check_months(Books& books, Findings& findings) {
  store::Statement months = books.store.prepare(
      "SELECT month, sum(sum_fen), sum(assets) FROM amortised_month WHERE company = ? GROUP BY month");
  store::Statement rows = books.store.prepare(
      "SELECT coalesce(sum(charge_fen), 0), count(*) FROM charge WHERE key BETWEEN ? AND ?");
  months.bind(books.company.number);
  while (months.next()) {
    const int month = static_cast<int>(months.number(0));
    rows.bind(store::charge_key(books.company, month, 0), store::charge_key(books.company, month + 1, 0) - 1)
        .next();
    if (rows.number(0) == months.number(1) && rows.number(1) == months.number(2)) continue;
    findings.add("month " + to_text(Period::from_month_index(month)),
                 {"当月摊销行之和与运行时的合计不符", "its charges do not add up to what its runs told"},
                 restore_and_ask);
  }
}

// By it the month's end finds what is tested every year (IM-2).
void check_tested_yearly(Books& books, Findings& findings) {
  if (!store::tested_yearly_is_right(books.store, books.company))
    findings.add(
        "tested_yearly",
        {"应逐年测试的数据资源清单与登记簿不符，月末可能漏提示",
         "the list of what is tested every year does not agree with the register: the month's end may "
         "miss some"},
        restore_and_ask);
}

// By it a month is found to be due.
void check_tally(Books& books, Findings& findings) {
  if (!store::tally_is_right(books.store, books.company))
    findings.add(
        "month_tally",
        {"摊销计划与用量报告的计数与其行不符，应提的月份可能被漏过",
         "the counts of plans and reports of usage do not agree with their rows: a month that is due may be "
         "passed over"},
        restore_and_ask);
}

// INV-7. What the chain holds may be whole and yet say what no books can.
void check_amounts(Books& books, Findings& findings) {
  for (const Problem& problem : check_balances(books)) {
    const std::string basis = " [" + problem.rule + "; " + problem.articles + "]";
    findings.add("data set " + problem.found, {problem.message.zh + basis, problem.message.en + basis},
                 {"不要披露；以 register.movements 查看其变动，找出重复的事项并红字冲销",
                  "do not publish; look at its movements (register.movements) and take back what was "
                  "recorded twice"});
  }
}

void check_tokens(Books& books, Findings& findings) {
  for (const store::PendingToken& pending : store::pending_tokens(books.store)) {
    if (pending.company != books.company.code) continue;
    findings.add(
        "token " + pending.token, {"一个 ERP 事务没有了结", "a transaction of the host is not settled"},
        {"重新打开程序，由它询问 ERP；仍在的，由人核对其凭证是否已在总账",
         "open the program again and it asks the host; if it stays, compare its vouchers with the ledger"});
  }
}

Table summary_of(const store::Verified& verified, std::int64_t findings, Language language) {
  Table table({"账簿体检", "Proof of the books"},
              {{"what", {"项目", "what"}}, {"count", {"数量", "count"}, "integer"}});
  const auto row = [&](const char* zh, const char* en, std::int64_t count) {
    table.row({Text{zh, en}.in(language), count});
  };
  row("链上的环", "links of the chain", verified.head.links);
  row("事项", "events", verified.events);
  row("凭证", "vouchers", verified.vouchers);
  row("摊销行", "rows of charges", verified.charges);
  row("发现", "findings", findings);
  table.note({"链头 " + to_hex(verified.head.digest), "head of the chain " + to_hex(verified.head.digest)});
  return table;
}

// Rows that were meddled with may say nothing that can be read or added up: that is found, and the proof of
// the rest goes on. A stop that was asked for, and a host that fails, are no findings.
template <typename Check>
void prove(const char* subject, Findings& findings, const Check& check) {
  const auto unreadable = [&](const Text& what) {
    findings.add(subject, {"表中有不能读取的内容：" + what.zh, "a row cannot be read: " + what.en},
                 restore_and_ask);
  };
  try {
    check();
  } catch (const Error& error) {
    if (error.status() == Status::cancelled || error.status() == Status::host_failed ||
        error.status() == Status::busy)
      throw;
    unreadable({render(error, Language::zh), render(error, Language::en)});
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    unreadable({error.what(), error.what()});
  }
}

void prove_against_ledger(Books& books, const Caller& caller, Findings& findings) {
  prove("outbox", findings, [&] { check_outbox(books, findings); });
  prove("vouchers", findings, [&] { check_vouchers_in_ledger(books, findings); });
  prove("vouchers", findings,
        [&] { check_vouchers_beyond(books, books.rules.at(caller.business_date), findings); });
  prove("ledger", findings, [&] { check_ledger_balances(books, caller.business_date, findings); });
}

Result verify_books(Books& books, const Caller& caller, const Json& input) {
  Findings findings(caller.language);
  store::Verified verified;
  {
    const store::Looking look(books.store, books.staged);
    prove("store", findings, [&] { check_file(books, findings); });
    prove("chain", findings, [&] {
      verified = store::verify(books.store, books.company, [&](std::uint64_t done, std::uint64_t total) {
        books.host.progress.step(books.company.code, done, total);
      });
      check_chain(books, verified, findings);
    });
    prove("months", findings, [&] { check_months(books, findings); });
    prove("month_tally", findings, [&] { check_tally(books, findings); });
    prove("tested_yearly", findings, [&] { check_tested_yearly(books, findings); });
    prove("data sets", findings, [&] { check_amounts(books, findings); });
    prove("tokens", findings, [&] { check_tokens(books, findings); });
  }
  if (!input.value("register_only", false)) prove_against_ledger(books, caller, findings);
  Result result(caller.language);
  if (findings.count() > 0) {
    result.message({"发现 " + std::to_string(findings.count()) + " 项",
                    std::to_string(findings.count()) + " finding(s)"},
                   "warning");
    result.table(findings.table());
  } else {
    result.message({"未发现问题", "nothing found"});
  }
  result.table(summary_of(verified, findings.count(), caller.language));
  return result;
}

}  // namespace

Action books_verify() {
  return {
      .id = "books.verify",
      .menu = {{"数据资源", "Data resources"}, {"审计", "Audit"}},
      .title = {"账簿体检", "Proof of the books"},
      .help =
          {"以链逐行验证事项、凭证、变动、计划和摊销是否被改动，与 ERP "
           "总账逐张核对凭证（科目、金额、日期）和余额，列出未过账和未了结的，"
           "并说明怎么办；逐个数据集、逐类核对余额不为负、累计摊销与准备不超过成本。不改动任何内容。",
           "Proves by the chain, row by row, that events, vouchers, movements, plans and charges are as they "
           "were written, and of each data set and class that no balance is below zero and that amortisation "
           "and provision are within cost; compares vouchers (accounts, amounts, day) and balances with the "
           "host's ledger; lists what is not posted or settled, and what to do. Changes nothing."},
      .roles = {Role::preparer, Role::reviewer, Role::auditor, Role::operator_},
      .changes = false,
      .is_long = true,
      .input = object_schema({{"register_only", property("boolean", "只验证登记簿，不与总账核对",
                                                         "the register alone, without the ledger")}},
                             {}),
      .outputs = {"message", "table"},
      .run = verify_books};
}

}  // namespace rubiao
