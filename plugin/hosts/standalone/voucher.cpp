// SPDX-License-Identifier: Apache-2.0
// The content is written as JSON, so that no choice of texts can make two vouchers look alike to the digest.
#include "voucher.h"

#include <nlohmann/json.hpp>

#include "sha256.h"

namespace erp {

std::string content_digest(const Voucher& voucher) {
  nlohmann::json content = {voucher.company, voucher.period.year, voucher.period.number, voucher.date,
                            voucher.source,  voucher.currency,    voucher.memo};
  for (const Line& line : voucher.lines)
    content.push_back({line.account, line.debit_fen, line.credit_fen, line.memo, line.cost_center});
  return sha256_hex(content.dump());
}

}  // namespace erp
