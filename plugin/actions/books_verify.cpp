// SPDX-License-Identifier: Apache-2.0
// The doctor: proves the store against its chain, its vouchers against the host's ledger, and tells what
// waits and what to do. Nothing is changed.
#include <fmt/format.h>

#include <exception>
#include <map>
#include <new>
#include <set>

#include "actions/books_invariants.h"
#include "actions/registry.h"
#include "formats/text_encoding.h"
#include "store/charges.h"
#include "store/pending.h"
#include "store/verify.h"
#include "store/vouchers.h"

namespace rubiao {
namespace {

using formats::Json;

Table findings_table() {
  return {
      {"发现", "Findings"},
      {{"subject", {"对象", "subject"}}, {"what", {"发现", "found"}}, {"todo", {"怎么办", "what to do"}}}};
}

// What was meddled with may hold anything.
std::string readable(const std::string& text) {
  if (formats::is_valid_utf8(text)) return text;
  std::string shown;
  for (const char byte : text)
    shown += byte >= ' ' && byte < '\x7F' ? std::string(1, byte)
                                          : fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
  return shown;
}

// One row a finding, what to do beside it.
class Findings {
 public:
  explicit Findings(Language language) : language_(language) {}

  void add(const std::string& subject, const Text& what, const Text& todo) {
    table_.row({readable(subject), readable(what.in(language_)), todo.in(language_)});
    ++count_;
  }
  [[nodiscard]] std::int64_t count() const { return count_; }
  [[nodiscard]] const Table& table() const { return table_; }

 private:
  Language language_;
  Table table_ = findings_table();
  std::int64_t count_ = 0;
};

const Text restore{
    "不要再过账；以最近一份完好的备份恢复，与 ERP 总账核对，查明由谁改动",
    "post nothing more; restore the last good backup, compare it with the host's ledger, and find "
    "out who changed it"};

std::string integrity_of(const store::Connection& connection) {
  store::Statement check = connection.prepare("PRAGMA integrity_check(1)");
  return check.next() ? check.text(0) : "";
}

void check_chain(Books& books, const store::Verified& verified, Findings& findings) {
  const std::string state = integrity_of(books.store);
  if (state != "ok")
    findings.add("store", {"存储文件损坏：" + state, "the store's file is damaged: " + state}, restore);
  for (const store::Finding& found : verified.findings) findings.add(found.subject, found.what, restore);
  const std::int64_t more = verified.found - static_cast<std::int64_t>(verified.findings.size());
  if (more > 0)
    findings.add("…", {"还有 " + std::to_string(more) + " 项", std::to_string(more) + " more"}, restore);
  for (const store::Finding& found : store::verify_operations(books.store))
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
                 restore);
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
        restore);
}

// By it a month is found to be due.
void check_tally(Books& books, Findings& findings) {
  if (!store::tally_is_right(books.store, books.company))
    findings.add(
        "month_tally",
        {"摊销计划与用量报告的计数与其行不符，应提的月份可能被漏过",
         "the counts of plans and reports of usage do not agree with their rows: a month that is due may be "
         "passed over"},
        restore);
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

void check_ledger(Books& books, Findings& findings) {
  store::Statement span =
      books.store.prepare("SELECT min(period), max(period) FROM voucher WHERE company = ?");
  if (!span.bind(books.company.number).next() || span.is_null(0)) return;
  const auto vouchers = store::vouchers_between(books.store, books.company,
                                                Period::from_ordinal(static_cast<int>(span.number(0))),
                                                Period::from_ordinal(static_cast<int>(span.number(1))));
  for (const store::StoredVoucher& stored : vouchers) {
    if (stored.receipt.empty()) continue;
    const std::string key = to_text(stored.voucher.key);
    const PostReceipt told = books.host.ledger.find(stored.voucher.key, stored.sha256);
    const bool there = told.answer == PostAnswer::exists || told.answer == PostAnswer::created;
    if (there && told.number == stored.receipt) continue;
    if (there) {
      findings.add("voucher " + key,
                   {"回执记为 " + stored.receipt + "，ERP 总账中是 " + told.number,
                    "its receipt says " + stored.receipt + ", the host's ledger " + told.number},
                   restore);
      continue;
    }
    const bool other = told.answer == PostAnswer::exists_with_different_content;
    findings.add("voucher " + key,
                 other ? Text{"ERP 总账中该凭证内容不同（" + told.number + "）",
                              "the host's ledger has other content under it (" + told.number + ")"}
                       : Text{"有 ERP 的回执 " + stored.receipt + "，总账中却没有",
                              "the host gave the receipt " + stored.receipt + ", but its ledger has none"},
                 {"在 ERP 中查找 " + stored.receipt + "；被删除或改动的以备份恢复，或按红字更正程序处理",
                  "look for " + stored.receipt + " in the host; restore what was deleted or changed"});
  }
}

// Every kind of voucher that the rules may make.
std::set<std::string> kinds_of(const rulebook::Rules& rules) {
  std::set<std::string> kinds;
  const rulebook::Decider* templates = rules.edition().find("entry_template", rules.day());
  if (templates == nullptr) return kinds;
  for (const rulebook::Row& row : templates->table().rows)
    if (const auto* kind = std::get_if<std::string>(&row.outputs.front()); kind->starts_with('E'))
      kinds.insert(*kind);
  return kinds;
}

// The host's vouchers under keys that would come next: a store that was put back from a backup, that has lost
// what it had committed, or that was begun anew, does not know them, and would give their keys away again.
void check_beyond(Books& books, const rulebook::Rules& rules, Findings& findings) {
  constexpr int months_before = 24;
  constexpr int months_after = 3;
  std::map<std::pair<int, std::string>, int> last;
  std::set<std::string> kinds = kinds_of(rules);
  store::Statement keys = books.store.prepare(
      "SELECT period, kind, max(sequence) FROM voucher WHERE company = ? GROUP BY period, kind");
  keys.bind(books.company.number);
  while (keys.next()) {
    kinds.insert(keys.text(1));
    last[{static_cast<int>(keys.number(0)), keys.text(1)}] = static_cast<int>(keys.number(2));
  }
  const Period now = Period::of(rules.day());
  int first_period = now.plus_months(-months_before).ordinal();
  int last_period = now.plus_months(months_after).ordinal();
  if (!last.empty()) {
    first_period = std::min(first_period, last.begin()->first.first);
    last_period = std::max(last_period, last.rbegin()->first.first + months_after);
  }
  for (int period = first_period; period <= last_period; ++period) {
    for (const std::string& kind : kinds) {
      const auto known = last.find({period, kind});
      const VoucherKey next{books.company.code, Period::from_ordinal(period), kind,
                            known == last.end() ? 1 : known->second + 1};
      const PostReceipt told = books.host.ledger.find(next, Digest{});
      if (told.answer == PostAnswer::absent) continue;
      findings.add(
          "voucher " + to_text(next),
          {"ERP 总账中有（" + told.number +
               "），登记簿却不知道：存储丢失了已提交的内容，或是从较早的备份恢复的",
           "the host's ledger has it (" + told.number +
               "), the register does not: the store has lost what was committed, or is an older backup"},
          {"不要再登记；恢复与这本总账同时的备份，或按 ERP 中的凭证补登记其事项",
           "record nothing more; restore the backup that belongs to this ledger, or enter the events of the "
           "host's vouchers again"});
    }
  }
}

void check_open(Books& books, Findings& findings) {
  const std::size_t open = store::outbox_of(books.store, books.company).size();
  if (open > 0)
    findings.add(
        "outbox",
        {std::to_string(open) + " 张凭证尚未过账", std::to_string(open) + " voucher(s) are not posted yet"},
        {"运行 rubiao nightly 重新过账；仍不成功的看其错误",
         "run rubiao nightly again; it tells what stands in the way"});
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
    findings.add(subject, {"表中有不能读取的内容：" + what.zh, "a row cannot be read: " + what.en}, restore);
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

Result verify_books(Books& books, const Caller& caller, const Json&) {
  Findings findings(caller.language);
  store::Verified verified;
  {
    const store::Looking look(books.store, books.staged);
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
    prove("outbox", findings, [&] { check_open(books, findings); });
  }
  prove("vouchers", findings, [&] { check_ledger(books, findings); });
  prove("vouchers", findings, [&] { check_beyond(books, books.rules.at(caller.business_date), findings); });
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
          {"以链逐行验证事项、凭证、变动、计划和摊销是否被改动，与 ERP 总账核对凭证，列出未过账和未了结的，"
           "并说明怎么办；逐个数据集、逐类核对余额不为负、累计摊销与准备不超过成本。不改动任何内容。",
           "Proves by the chain, row by row, that events, vouchers, movements, plans and charges are as they "
           "were written, and of each data set and class that no balance is below zero and that amortisation "
           "and provision are within cost; compares the vouchers with the host's ledger; lists what is not "
           "posted or settled, and what to do. Changes nothing."},
      .roles = {Role::preparer, Role::reviewer, Role::auditor, Role::operator_},
      .changes = false,
      .is_long = true,
      .input = object_schema({}, {}),
      .outputs = {"message", "table"},
      .run = verify_books};
}

}  // namespace rubiao
