// SPDX-License-Identifier: Apache-2.0
// Hands the vouchers in the outbox to the host and keeps its receipts. Safe to repeat: a voucher that the
// host has already is answered "exists" and only the receipt is written. A crash between posting and receipt
// costs a second question, never a second posting.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "batch/books.h"
#include "store/vouchers.h"

namespace rubiao {

// Answers how many vouchers were settled. Throws Error(conflict) if the host holds other content under a key.
std::int64_t post_outbox(Books& books);

// Asks the ledger to take vouchers, also of several companies, some hundreds a call, and answers its receipts
// in their order; they are for the caller to keep.
// Before what was written is committed: that the ledger has no other content under a key that waits to be
// posted. It has where the store is older than the ledger; its voucher would wait for ever. Throws
// Error(conflict). Inside the transaction; under a host's own the posting itself tells.
void demand_keys_are_free(Books& books);
void demand_keys_are_free(Ledger& ledger, std::span<const store::StoredVoucher> open);

[[nodiscard]] std::vector<PostReceipt> hand_over(Ledger& ledger, std::span<const store::StoredVoucher> open);

}  // namespace rubiao
