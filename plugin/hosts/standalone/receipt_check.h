// SPDX-License-Identifier: Apache-2.0
// Whether a receipt may be believed: against what was handed over, what came before, and the rows above it in
// the same file. One key is posted once, and one number of the ERP is one voucher.
#pragma once

#include <string>
#include <vector>

#include "voucher_exchange.h"

namespace erp {

// The cells of a row, in the order in which a receipt file is read.
enum class ReceiptCell : std::size_t { key, batch, state, number, date, total, note, company };

// What a receipt says against what is known.
struct Contradiction {
  ReceiptCell cell = ReceiptCell::key;
  Text expected{};
  Text todo{};
};

class ReceiptCheck {
 public:
  ReceiptCheck(Database& ledger, const std::string& company);

  // Null: no voucher has this key.
  const Exchanged* voucher_of(const std::string& key) const;
  // Of a receipt for that voucher, on this line. It is remembered for the lines below.
  std::vector<Contradiction> check(const Receipt& receipt, const Exchanged& voucher, long line);

 private:
  void check_batch(const Receipt& receipt, const Exchanged& voucher);
  void check_day(const Receipt& receipt, const Exchanged& voucher);
  void check_posted(const Receipt& receipt, const Exchanged& voucher);
  void check_number_is_free(const Receipt& receipt, const Exchanged& voucher, long line);
  void check_rejected(const Receipt& receipt, const Exchanged& voucher);
  void check_withdrawn(const Receipt& receipt, const Exchanged& voucher);

  Database& ledger_;
  std::string company_;
  std::map<std::string, Exchanged> vouchers_{};
  std::vector<Contradiction> found_{};
  // Which keys each voucher of the ERP is told for, and on which line of this file; 0: before.
  std::map<std::string, std::map<std::string, long>> owners_{};
};

}  // namespace erp
