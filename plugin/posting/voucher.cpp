// SPDX-License-Identifier: Apache-2.0
#include "posting/voucher.h"

#include <fmt/format.h>

#include "base/error.h"

namespace rubiao {

std::string to_text(const VoucherKey& key) {
  return fmt::format("{}/{}/{}", key.kind, to_text(key.period), key.sequence);
}

Digest digest(const Voucher& voucher) {
  Hasher hasher(HashAlgorithm::sha256);
  hasher.add_text("voucher/1");
  hasher.add_text(voucher.key.company);
  hasher.add_text(to_text(voucher.key));
  hasher.add_text(to_text(voucher.date));
  hasher.add_text(code(voucher.currency));
  hasher.add_text(voucher.memo);
  hasher.add_number(static_cast<std::int64_t>(voucher.lines.size()));
  for (const VoucherLine& line : voucher.lines) {
    hasher.add_text(line.account);
    hasher.add_number(line.debit_fen);
    hasher.add_number(line.credit_fen);
    for (const std::string* text : {&line.memo, &line.cost_center, &line.counterparty, &line.rule}) {
      hasher.add_text(*text);
    }
  }
  return hasher.finish();
}

void demand_balance(const Voucher& voucher) {
  Fen debit = 0;
  Fen credit = 0;
  bool one_sided = true;
  for (const VoucherLine& line : voucher.lines) {
    debit = add(debit, line.debit_fen);
    credit = add(credit, line.credit_fen);
    one_sided = one_sided && (line.debit_fen == 0) != (line.credit_fen == 0);
  }
  if (debit == credit && one_sided && voucher.lines.size() >= 2) return;
  throw Error(Status::internal, Problem{.message = {"凭证借贷不平衡，未写入",
                                                    "the voucher does not balance; nothing was written"},
                                        .rule = voucher.key.kind,
                                        .field = to_text(voucher.key),
                                        .found = to_text(debit) + " / " + to_text(credit)});
}

}  // namespace rubiao
