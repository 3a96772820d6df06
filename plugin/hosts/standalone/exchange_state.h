// SPDX-License-Identifier: Apache-2.0
// What a voucher's batches and receipts come to. That the ERP posted it is a fact, whichever batch the answer
// is to: only a receipt that withdraws that very number undoes it, a rejection never does.
#pragma once

#include "exchange_receipt.h"

namespace erp {

enum class ExchangeState { not_sent, sent, posted, rejected, withdrawn };
std::string_view name(ExchangeState state);  // "not_sent", as a programme reads it

struct Standing {
  ExchangeState state = ExchangeState::not_sent;
  // The ERP's vouchers under its key, in the order told. More than one only in what an earlier version took
  // in.
  std::vector<Receipt> postings{};
  std::optional<Receipt> answer{};  // that the state follows from
};

// `last_batch`: 0 if it was never handed over. `receipts` in the order in which they came.
Standing standing_of(std::int64_t last_batch, const std::vector<Receipt>& receipts);

// What has to be handed over again.
bool came_back(ExchangeState state);

}  // namespace erp
