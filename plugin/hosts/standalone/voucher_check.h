// SPDX-License-Identifier: Apache-2.0
// What a voucher must satisfy before the host's ledger takes it. Objections are gathered over all vouchers of
// a call; accounts that are missing or closed are named together at the top, as an integrator needs them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "chart.h"
#include "failure.h"
#include "sqlite.h"
#include "voucher.h"

namespace erp {

class VoucherCheck {
 public:
  explicit VoucherCheck(Database& ledger) : ledger_(ledger) {}

  void examine(const Voucher& voucher);
  void object_to_repetition(const Voucher& voucher);
  void throw_if_any() const;

 private:
  void examine_period(const Voucher& voucher);
  void examine_lines(const Voucher& voucher);
  void examine_balance(const Voucher& voucher);
  void object(const Voucher& voucher, Text found, Text expected, Text todo);
  const Chart& chart(const std::string& company);

  Database& ledger_;
  std::map<std::string, Chart> charts_;
  std::set<std::string> bad_accounts_;
  std::vector<Problem> problems_;
};

// "2024-01 E12 #1", "2024-01 转-12", for a message.
std::string voucher_key_text(const Voucher& voucher);

}  // namespace erp
