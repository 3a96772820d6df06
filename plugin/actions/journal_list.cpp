// SPDX-License-Identifier: Apache-2.0
// Our vouchers of some periods, line by line, with the rule behind each line and the host's number.
#include <algorithm>

#include "actions/ledger_figures.h"
#include "actions/registry.h"
#include "base/error.h"

namespace rubiao {
namespace {

Result list_vouchers(Books& books, const Caller& caller, const formats::Json& input) {
  const Period from = Period::parse(input.at("from").get<std::string>(), "from");
  const Period to = input.contains("to") ? Period::parse(input.at("to").get<std::string>(), "to") : from;
  if (to < from) {
    reject("to", to_text(to), {"截止期间早于起始期间", "the last period is before the first"});
  }
  const std::map<std::string, std::string> names = account_names(books, to.last_day());
  const store::Looking look(books.store, books.staged);
  std::vector<store::StoredVoucher> vouchers = store::vouchers_between(books.store, books.company, from, to);
  std::ranges::stable_sort(vouchers, {},
                           [](const store::StoredVoucher& stored) { return stored.voucher.date; });
  Result result(caller.language);
  result.journal(vouchers, names);
  if (vouchers.empty()) result.message({"所选期间没有凭证", "there is no voucher in the periods"});
  return result;
}

}  // namespace

Action journal_list() {
  return {.id = "journal.list",
          .menu = {{"数据资源", "Data resources"}, {"凭证", "Vouchers"}},
          .title = {"凭证清单", "Vouchers"},
          .help = {"列出所选期间由入表生成的记账凭证。", "Lists the vouchers made in the periods."},
          .roles = {Role::preparer, Role::reviewer, Role::auditor},
          .changes = false,
          .input = object_schema({{"from", property("string", "起始期间", "from period", "rubiao-period")},
                                  {"to", property("string", "截止期间", "to period", "rubiao-period")}},
                                 {"from"}),
          .outputs = {"journal", "message"},
          .run = list_vouchers};
}

}  // namespace rubiao
