// SPDX-License-Identifier: Apache-2.0
// Posting to the host's ledger: all vouchers of one call or none. The same key with the same digest is known
// and answered with its number; with other content it is a conflict. The host checks again what any caller
// should have checked: period open, accounts existing and open, one side a line, debits equal to credits.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sqlite.h"
#include "voucher.h"

namespace erp {

struct Posted {
  std::int32_t answer = 0;  // rubiao_posted_new, _exists, _exists_with_different_content; 0 = not posted
  std::string number{};     // 记-2024-01-0012
};

// Fills `answers` in order, also when it throws Failure(rubiao_conflict): then they say which keys clash.
void post(Database& ledger, std::span<const Voucher> vouchers, std::vector<Posted>& answers);

// The voucher under the same key, whatever its content.
struct KnownVoucher {
  std::string number{};
  std::string sha256{};
};
std::optional<KnownVoucher> find_known(Database& ledger, const Voucher& key);

}  // namespace erp
