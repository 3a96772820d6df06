// SPDX-License-Identifier: Apache-2.0
#include "actions/books_against_ledger.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "actions/ledger_ties.h"
#include "store/vouchers.h"

namespace rubiao {
namespace {

const Text look_in_the_host{
    "在 ERP 中查明由谁改动，恢复原凭证或按红字更正程序处理；登记簿与链未变",
    "find out in the host who changed it, and put the voucher back or correct it by a "
    "red-letter one; register and chain are as they were"};

// Debit less credit: a host may show a red-letter line on the other side.
using ByAccount = std::map<std::string, Fen>;

template <typename Lines>
ByAccount sums_of(const Lines& lines) {
  ByAccount sums;
  for (const auto& line : lines)
    sums[line.account] = add(sums[line.account], line.debit_fen - line.credit_fen);
  std::erase_if(sums, [](const auto& sum) { return sum.second == 0; });
  return sums;
}

Fen sum_at(const ByAccount& sums, const std::string& account) {
  const auto found = sums.find(account);
  return found == sums.end() ? 0 : found->second;
}

// "660202 1,500.00", of the first account that differs; the day where none does.
struct Difference {
  std::string expected;
  std::string found;
};

std::optional<Difference> difference_of(const Voucher& voucher, std::span<const HostLine> host) {
  const ByAccount ours = sums_of(voucher.lines);
  const ByAccount theirs = sums_of(host);
  for (const ByAccount* sums : {&ours, &theirs})
    for (const auto& [account, sum] : *sums)
      if (sum_at(ours, account) != sum_at(theirs, account))
        return Difference{account + " " + to_grouped_text(sum_at(ours, account)),
                          account + " " + to_grouped_text(sum_at(theirs, account))};
  for (const HostLine& line : host)
    if (line.date != voucher.date) return Difference{to_text(voucher.date), to_text(line.date)};
  return std::nullopt;
}

// Accounts, amounts and the day; memos and cost centres the host may show in its own way.
void compare_lines(Books& books, const store::StoredVoucher& stored, Findings& findings) {
  const auto difference =
      difference_of(stored.voucher, books.host.ledger.lines(books.company.code, stored.receipt));
  if (!difference) return;
  findings.add("voucher " + to_text(stored.voucher.key),
               {"ERP 凭证 " + stored.receipt + " 与过账时不同：应为 " + difference->expected + "，实际 " +
                    difference->found,
                "the host's voucher " + stored.receipt + " is not as it was posted: expected " +
                    difference->expected + ", found " + difference->found},
               look_in_the_host);
}

// Vouchers of the month's end the next run makes again, and finds them there.
Text todo_beyond(const std::string& kind) {
  static const std::set<std::string> of_month_ends{"E12", "E05a", "E04a", "E11.2"};
  if (of_month_ends.contains(kind))
    return {
        "先运行 rubiao nightly，它会认出自己的凭证；仍在的，恢复与这本总账同时的备份",
        "run rubiao nightly first, which knows its own vouchers again; if it stays, restore the backup that "
        "belongs to this ledger"};
  return {
      "不要再登记；恢复与这本总账同时的备份，或先按 ERP 中的凭证补登记同一事项",
      "record nothing more; restore the backup that belongs to this ledger, or first enter the very events "
      "of the host's vouchers again"};
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

}  // namespace

void check_vouchers_in_ledger(Books& books, Findings& findings) {
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
    if (there && told.number == stored.receipt) {
      compare_lines(books, stored, findings);
      continue;
    }
    if (there) {
      findings.add("voucher " + key,
                   {"回执记为 " + stored.receipt + "，ERP 总账中是 " + told.number,
                    "its receipt says " + stored.receipt + ", the host's ledger " + told.number},
                   restore_and_ask);
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

void check_outbox(Books& books, Findings& findings) {
  std::vector<store::StoredVoucher> open;
  {
    const store::Looking look(books.store, books.staged);
    open = store::outbox_of(books.store, books.company);
  }
  for (const store::StoredVoucher& stored : open) {
    const std::string key = to_text(stored.voucher.key);
    const PostReceipt told = books.host.ledger.find(stored.voucher.key, stored.sha256);
    const auto period = books.host.ledger.find_period(books.company.code, stored.voucher.key.period);
    if (told.answer == PostAnswer::exists_with_different_content) {
      findings.add(
          "voucher " + key,
          {"尚未过账，而 ERP 总账中同一键下已有不同内容（" + told.number + "）",
           "waits to be posted, and the host's ledger has other content under its key (" + told.number + ")"},
          {"登记簿比总账旧：停止登记，恢复与这本总账同时的备份，再补登记其后的事项",
           "the register is older than the ledger: record nothing more, restore the backup that belongs "
           "to this ledger, and enter again what came after it"});
    } else if (period && !period->open) {
      findings.add("voucher " + key,
                   {"尚未过账，其会计期间已关闭", "waits to be posted, and its period is closed"},
                   {"由两人打开期间 " + to_text(stored.voucher.key.period) + "，再运行 rubiao nightly",
                    "have two persons open period " + to_text(stored.voucher.key.period) +
                        ", then run rubiao nightly"});
    } else {
      findings.add("voucher " + key, {"尚未过账", "waits to be posted"},
                   {"运行 rubiao nightly 重新过账；仍不成功的看其错误",
                    "run rubiao nightly again; it tells what stands in the way"});
    }
  }
}

void check_vouchers_beyond(Books& books, const rulebook::Rules& rules, Findings& findings) {
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
          todo_beyond(kind));
    }
  }
}

void check_ledger_balances(Books& books, Date day, Findings& findings) {
  Fen sum = 0;
  for (const HostAccount& account : books.host.ledger.trial_balance(books.company.code, day, day))
    sum = add(sum, account.closing_fen);
  if (sum != 0)
    findings.add("ledger",
                 {"ERP 总账借贷不平，相差 " + to_grouped_text(sum),
                  "the host's ledger does not balance, by " + to_grouped_text(sum)},
                 look_in_the_host);
  {
    const store::Looking look(books.store, books.staged);
    if (store::has_open_vouchers(books.store, books.company)) return;  // then they differ by what waits
  }
  for (const Tie& tie : ties_on(books, day)) {
    if (!tie.differs()) continue;
    const std::string register_says = to_grouped_text(tie.registered);
    const std::string ledger_says = to_grouped_text(tie.ledger.value_or(tie.at_least.value_or(0)));
    findings.add(
        "ledger",
        {tie.what.zh + "：登记簿 " + register_says + "，总账 " + ledger_says + " [INV-6]",
         tie.what.en + ": register " + register_says + ", ledger " + ledger_says + " [INV-6]"},
        {"以 ledger.reconcile 核对：期初余额、ERP 自行过账的凭证、未经本程序的手工分录",
         "see ledger.reconcile: opening balances, what the host posts itself, entries made by hand past "
         "this program"});
  }
}

}  // namespace rubiao
