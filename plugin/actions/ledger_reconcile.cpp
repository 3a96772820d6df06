// SPDX-License-Identifier: Apache-2.0
// Reconciles what the host posts itself: for every event booked under posted_by: host, the lines that the
// rules call for against the lines of the host's voucher, account by account. A line that is missing, differs
// in amount or is not expected is named; nothing is changed.
#include <map>

#include "actions/registry.h"
#include "base/error.h"

namespace rubiao {
namespace {

using formats::Json;
using ByAccount = std::map<std::string, Fen>;  // debit less credit

ByAccount expected_of(const store::StoredVoucher& stored) {
  ByAccount sums;
  for (const VoucherLine& line : stored.voucher.lines) sums[line.account] += line.debit_fen - line.credit_fen;
  return sums;
}

// Nothing if the host has no such voucher.
std::optional<ByAccount> found_of(Ledger& ledger, const std::string& company, const std::string& voucher) {
  const std::vector<HostLine> lines = ledger.lines(company, voucher);
  if (lines.empty()) return std::nullopt;
  ByAccount sums;
  for (const HostLine& line : lines) sums[line.account] += line.debit_fen - line.credit_fen;
  return sums;
}

// Several of our events may share one host voucher: what they expect is added up first.
std::map<std::string, ByAccount> expected_by_host_voucher(Books& books) {
  std::map<std::string, ByAccount> expected;
  const store::Looking look(books.store, books.staged);
  for (const store::StoredVoucher& stored : store::host_vouchers_of(books.store, books.company)) {
    for (const auto& [account, sum] : expected_of(stored)) expected[stored.host_voucher][account] += sum;
  }
  return expected;
}

Result run(Books& books, const Caller& caller, const Json&) {
  Table table({"与 ERP 凭证核对", "Reconciliation with the host's vouchers"},
              {{"voucher", {"ERP 凭证", "host voucher"}},
               {"account", {"科目", "account"}},
               {"expected", {"应为（借−贷）", "expected (debit less credit)"}, "amount"},
               {"found", {"实际（借−贷）", "found"}, "amount"},
               {"result", {"结果", "result"}}});
  const bool zh = caller.language == Language::zh;
  std::int64_t differences = 0;
  const auto expected = expected_by_host_voucher(books);
  for (const auto& [voucher, accounts] : expected) {
    const auto found = found_of(books.host.ledger, books.company.code, voucher);
    for (const auto& [account, sum] : found.value_or(ByAccount{})) {
      if (accounts.contains(account) || sum == 0) continue;
      ++differences;
      table.row({voucher, account, Json(), cell(sum), zh ? "多出" : "not expected"});
    }
    for (const auto& [account, sum] : accounts) {
      const auto line = found ? found->find(account) : ByAccount::const_iterator{};
      const bool present = found && line != found->end();
      const bool same = present && line->second == sum;
      differences += same ? 0 : 1;
      const char* verdict = same      ? (zh ? "相符" : "agrees")
                            : present ? (zh ? "金额不符" : "amount differs")
                                      : (zh ? "缺少" : "missing");
      table.row({voucher, account, cell(sum), present ? cell(line->second) : Json(), verdict});
    }
  }
  Result result(caller.language);
  result.table(table);
  result.message(differences == 0 ? Text{"全部相符", "all agree"}
                                  : Text{std::to_string(differences) + " 处不符，请更正 ERP 凭证或事件",
                                         std::to_string(differences) +
                                             " difference(s): correct the host's voucher or the event"},
                 differences == 0 ? "info" : "warning");
  return result;
}

}  // namespace

Action ledger_reconcile() {
  return {.id = "ledger.reconcile",
          .menu = {{"数据资源", "Data resources"}, {"月末", "Month end"}},
          .title = {"与 ERP 核对", "Reconcile with the host"},
          .help = {"核对由 ERP 自行过账的业务与规则要求的分录。",
                   "Compares what the host posted itself with the entries the rules call for."},
          .roles = {Role::preparer, Role::reviewer, Role::auditor},
          .changes = false,
          .input = object_schema({}, {}),
          .outputs = {"table", "message"},
          .run = run};
}

}  // namespace rubiao
