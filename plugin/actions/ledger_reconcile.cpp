// SPDX-License-Identifier: Apache-2.0
// Reconciles what the host posts itself: for every event booked under posted_by: host, the lines that the
// rules call for against the lines of the host's voucher, account by account. A line that is missing, differs
// in amount or is not expected is named. And the balances of the register against the ledger's (INV-6), so
// that an opening balance that does not agree shows at once (SC-4a). Nothing is changed.
#include <map>

#include "actions/ledger_ties.h"
#include "actions/registry.h"
#include "base/error.h"
#include "store/event_log.h"

namespace rubiao {
namespace {

using formats::Json;
using ByAccount = std::map<std::string, Fen>;  // debit less credit

ByAccount expected_of(const store::StoredVoucher& stored) {
  ByAccount sums;
  for (const VoucherLine& line : stored.voucher.lines) sums[line.account] += line.debit_fen - line.credit_fen;
  return sums;
}

// A voucher of the host, with what our events expect in it and what is there.
struct HostVoucher {
  ByAccount expected;
  std::optional<ByAccount> found;  // nothing: the host has no such voucher
};

ByAccount found_in(std::span<const HostLine> lines) {
  ByAccount sums;
  for (const HostLine& line : lines) sums[line.account] += line.debit_fen - line.credit_fen;
  return sums;
}

std::map<std::string, ByAccount> expected_by_name(Books& books) {
  std::map<std::string, ByAccount> expected;
  const store::Looking look(books.store, books.staged);
  for (const store::StoredVoucher& stored : store::host_vouchers_of(books.store, books.company)) {
    for (const auto& [account, sum] : expected_of(stored)) expected[stored.host_voucher][account] += sum;
  }
  return expected;
}

bool is_ours(Books& books, const std::string& number) {
  const store::Looking look(books.store, books.staged);
  return store::is_receipt(books.store, books.company, number);
}

// By the host's own name. Several of our events may share one voucher, and two may call it by different
// names, such as one from before it was posted: what they expect is added up.
std::map<std::string, HostVoucher> host_vouchers(Books& books) {
  std::map<std::string, HostVoucher> vouchers;
  for (const auto& [asked, expected] : expected_by_name(books)) {
    // A voucher of ours is nothing that the host posted itself.
    std::vector<HostLine> lines;
    if (!is_ours(books, asked)) lines = books.host.ledger.lines(books.company.code, asked);
    HostVoucher& voucher =
        vouchers[lines.empty() || lines.front().voucher.empty() ? asked : lines.front().voucher];
    for (const auto& [account, sum] : expected) voucher.expected[account] += sum;
    if (!lines.empty()) voucher.found = found_in(lines);
  }
  return vouchers;
}

void add_row(const Tie& tie, Language language, Table& table) {
  if (!tie.ledger && tie.differs()) {
    table.row({tie.what.in(language), cell(tie.registered), cell(*tie.at_least),
               cell(tie.registered - *tie.at_least),
               Text{"不符：整个科目也没有这么多", "differs: the whole account holds less"}.in(language)});
    return;
  }
  if (!tie.ledger) {
    table.row({tie.what.in(language), cell(tie.registered), Json(), Json(),
               Text{"未比较：科目中还有其他事项，可将其映射到数据资源的单独明细科目",
                    "not compared: the account holds other matters too; map it to a sub-account of its own"}
                   .in(language)});
    return;
  }
  const Fen difference = tie.registered - *tie.ledger;
  table.row({tie.what.in(language), cell(tie.registered), cell(*tie.ledger), cell(difference),
             (difference == 0 ? Text{"相符", "agrees"} : Text{"不符", "differs"}).in(language)});
}

void add_balances(Books& books, const Caller& caller, Result& result) {
  Table table({"登记簿与总账余额", "Register against the ledger's balances"},
              {{"item", {"项目", "item"}},
               {"register", {"登记簿", "register"}, "amount"},
               {"ledger", {"总账数据资源明细", "ledger's data sub-accounts"}, "amount"},
               {"difference", {"差额", "difference"}, "amount"},
               {"result", {"结果", "result"}}});
  std::int64_t differences = 0;
  std::int64_t not_compared = 0;
  for (const Tie& tie : ties_on(books, caller.business_date)) {
    differences += tie.differs() ? 1 : 0;
    not_compared += !tie.differs() && !tie.ledger ? 1 : 0;
    add_row(tie, caller.language, table);
  }
  result.table(table);
  const std::string count = std::to_string(differences);
  const std::string rest = std::to_string(not_compared);
  if (differences > 0) {
    result.message({"登记簿与总账有 " + count + " 项余额不符，请核对期初余额与 ERP 凭证",
                    count + " balance(s) differ between register and ledger: check opening balances and the "
                            "host's vouchers"},
                   "warning");
  } else if (not_compared > 0) {
    result.message({"已比较的余额一致，另有 " + rest + " 项科目中还有其他事项，未比较",
                    "the balances compared agree; " + rest +
                        " could not be compared, their accounts hold other matters too"});
  } else {
    result.message({"登记簿与总账余额一致", "the register ties to the ledger"});
  }
}

Result reconcile_ledger(Books& books, const Caller& caller, const Json&) {
  Table table({"与 ERP 凭证核对", "Reconciliation with the host's vouchers"},
              {{"voucher", {"ERP 凭证", "host voucher"}},
               {"account", {"科目", "account"}},
               {"expected", {"应为（借−贷）", "expected (debit less credit)"}, "amount"},
               {"found", {"实际（借−贷）", "found"}, "amount"},
               {"result", {"结果", "result"}}});
  const bool zh = caller.language == Language::zh;
  std::int64_t differences = 0;
  const auto vouchers = host_vouchers(books);
  for (const auto& [voucher, sums] : vouchers) {
    const auto& [accounts, found] = sums;
    for (const auto& [account, sum] : found.value_or(ByAccount{})) {
      if (accounts.contains(account) || sum == 0) continue;
      ++differences;
      table.row({voucher, account, Json(), cell(sum), zh ? "多出" : "not expected"});
    }
    for (const auto& [account, sum] : accounts) {
      const bool present = found && found->contains(account);
      const bool same = present && found->at(account) == sum;
      differences += same ? 0 : 1;
      const char* verdict = same      ? (zh ? "相符" : "agrees")
                            : present ? (zh ? "金额不符" : "amount differs")
                                      : (zh ? "缺少" : "missing");
      table.row({voucher, account, cell(sum), present ? cell(found->at(account)) : Json(), verdict});
    }
  }
  Result result(caller.language);
  result.table(table);
  const std::string count = std::to_string(vouchers.size());
  result.message(differences == 0 ? Text{"ERP 自行过账的凭证 " + count + " 张，全部相符",
                                         count + " voucher(s) that the host posted itself: all agree"}
                                  : Text{std::to_string(differences) + " 处不符，请更正 ERP 凭证或事件",
                                         std::to_string(differences) +
                                             " difference(s): correct the host's voucher or the event"},
                 differences == 0 ? "info" : "warning");
  add_balances(books, caller, result);
  return result;
}

}  // namespace

Action ledger_reconcile() {
  return {.id = "ledger.reconcile",
          .menu = {{"数据资源", "Data resources"}, {"月末", "Month end"}},
          .title = {"与 ERP 核对", "Reconcile with the host"},
          .help = {"核对由 ERP 自行过账的业务与规则要求的分录，以及登记簿与总账的余额。",
                   "Compares what the host posted itself with the entries the rules call for, and the "
                   "register with the "
                   "ledger's balances."},
          .roles = {Role::preparer, Role::reviewer, Role::auditor},
          .changes = false,
          .input = object_schema({}, {}),
          .outputs = {"table", "message"},
          .run = reconcile_ledger};
}

}  // namespace rubiao
