// SPDX-License-Identifier: Apache-2.0
// Our vouchers and the outbox: a voucher is written in the same transaction as the movements it comes from,
// frozen with its SHA-256, and stays in the outbox until the host has acknowledged it. Posting is then a
// matter of asking again, which the voucher key makes harmless.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "posting/entry.h"
#include "posting/voucher.h"
#include "store/company.h"

namespace rubiao::store {

struct StoredVoucher {
  Voucher voucher;
  Digest sha256{};
  std::string articles;
  std::optional<std::int64_t> event;
  std::string host_voucher;  // not empty: the host posted it itself
  std::string receipt;       // the host's number; empty while in the outbox
};

struct VoucherOrigin {
  Date date{};
  Period period;
  std::optional<std::int64_t> event;
  std::string host_voucher;  // not empty: keep as what to expect in the host's ledger, do not post
};

// Gives the entry the next key of its period and kind, checks that it balances, freezes it, puts it in the
// outbox and links it into the chain. Inside a transaction.
Voucher put_voucher(Connection& connection, const Company& company, const Entry& entry,
                    const VoucherOrigin& origin);

// What its link in the chain seals: all that the tables hold of it and of its lines.
[[nodiscard]] std::string voucher_content(const Connection& connection, const Company& company,
                                          const VoucherKey& key);

[[nodiscard]] bool has_open_vouchers(const Connection& connection, const Company& company);
[[nodiscard]] std::vector<StoredVoucher> outbox_of(const Connection& connection, const Company& company);
void put_receipt(Connection& connection, const Company& company, const VoucherKey& key,
                 const std::string& number);

// In order of period, kind and sequence.
// Whether the host gave this number to a voucher of ours.
[[nodiscard]] bool is_receipt(const Connection& connection, const Company& company,
                              const std::string& number);

[[nodiscard]] std::vector<StoredVoucher> vouchers_between(const Connection& connection,
                                                          const Company& company, Period from, Period to);
[[nodiscard]] std::vector<StoredVoucher> vouchers_of_event(const Connection& connection,
                                                           const Company& company, std::int64_t event);
// One voucher that the host has posted of each other company in the store, whether or not it is known by a
// code; `company` of the key is left empty.
[[nodiscard]] std::vector<VoucherKey> posted_by_others(const Connection& connection, const Company& company);
[[nodiscard]] std::vector<StoredVoucher> host_vouchers_of(const Connection& connection,
                                                          const Company& company);

}  // namespace rubiao::store
