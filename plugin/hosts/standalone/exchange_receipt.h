// SPDX-License-Identifier: Apache-2.0
// What a closed ERP answers to a voucher, as the ledger keeps it: every receipt that came, in the order in
// which they came. What they come to is exchange_state.h's affair; what may come, receipt_check.h's.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "companies.h"
#include "sqlite.h"

namespace erp {

// withdrawn: the posting told under this number does not stand; the ERP reversed or deleted it, or the number
// was told wrongly.
enum class ReceiptState { posted, rejected, withdrawn };
std::string_view name(ReceiptState state);  // "posted", as the ledger keeps it

struct Receipt {
  std::string key{};
  std::int64_t batch = 0;  // that it answers
  ReceiptState state = ReceiptState::posted;
  std::string number{};   // the ERP's
  std::int32_t date = 0;  // of the ERP's voucher; 0: not told
  std::string note{};
};

// Whether two name one voucher of the ERP. ERPs number by the month; a spreadsheet drops leading zeros, so
// 记-0001 and 记-1 are one number. A date that is not told differs from none.
bool same_posting(const Receipt& one, const Receipt& other);
// 记-0001 and 记 - 1 to 记-1.
std::string plain_number(const std::string& number);

// Its number, with the batch: 记-0001（第 1 批）.
Text words(const Receipt& posting);

// The very same came before. `voucher`: that the key names, if there is one.
bool is_known(Database& ledger, const std::string& company, const Receipt& receipt,
              std::optional<std::int64_t> voucher);
// Keeps it. One whose key no voucher has is kept apart.
void keep_receipt(Database& ledger, const std::string& company, const Receipt& receipt,
                  std::optional<std::int64_t> voucher, const User& user, std::int32_t received);

std::map<std::int64_t, std::vector<Receipt>> receipts_by_voucher(Database& ledger,
                                                                 const std::string& company);
// Those whose key no voucher had, until one for the same key found its voucher.
std::vector<Receipt> unmatched_receipts(Database& ledger, const std::string& company);

}  // namespace erp
