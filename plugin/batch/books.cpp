// SPDX-License-Identifier: Apache-2.0
#include "batch/books.h"

#include "base/error.h"

namespace rubiao {

HostChart::HostChart(Ledger& ledger, const std::string& company, Date on) {
  for (const HostAccount& account : ledger.trial_balance(company, on, on)) {
    if (account.open_for_posting) open_.insert(account.code);
  }
}

void HostChart::demand(const std::vector<VoucherLine>& lines) const {
  std::vector<Problem> problems;
  for (const VoucherLine& line : lines) {
    if (open_.contains(line.account)) continue;
    problems.push_back(
        {.message = {"ERP 中没有可记账的科目", "the host has no such account that takes lines"},
         .field = "account",
         .found = line.account,
         .todo = {"在 ERP 中增设该科目，或在公司设置中更改科目对照",
                  "add the account in the host, or change the account mapping in the company's settings"}});
  }
  if (!problems.empty()) throw Error(Status::invalid_input, std::move(problems));
}

}  // namespace rubiao
