// SPDX-License-Identifier: Apache-2.0
// Reading the host's ledger: the trial balance between two days, vouchers and their lines. Balances are debit
// minus credit. A heading shows what stands on itself, hence nil: sums over all accounts count nothing twice.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart.h"
#include "sqlite.h"
#include "voucher.h"

namespace erp {

struct AccountBalance {
  Account account;
  Fen opening_fen = 0;  // before the first day
  Fen debit_fen = 0;    // turnover from the first to the last day
  Fen credit_fen = 0;
  Fen closing_fen = 0;
};

std::vector<AccountBalance> trial_balance(Database& ledger, const std::string& company, std::int32_t from,
                                          std::int32_t to);

struct VoucherHead {
  std::int64_t id = 0;
  std::string number{};
  std::int32_t date = 0;
  std::string origin{};
  std::string key{};  // "E12 #1" or the number in the imported file
  std::string memo{};
  Fen total_fen = 0;  // of the debit side
};

// In order of number; `period` empty = all.
std::vector<VoucherHead> voucher_heads(Database& ledger, const std::string& company,
                                       std::optional<PeriodName> period);

// By the host's number, or by the number in the imported file if just one voucher of the company has it.
std::optional<VoucherHead> find_voucher(Database& ledger, const std::string& company,
                                        const std::string& number);

std::vector<Line> voucher_lines(Database& ledger, std::int64_t voucher);

}  // namespace erp
