// SPDX-License-Identifier: Apache-2.0
#include "exchange_state.h"

#include <algorithm>

namespace erp {

namespace {

std::vector<Receipt> postings_among(const std::vector<Receipt>& receipts) {
  std::vector<Receipt> postings;
  for (const Receipt& receipt : receipts) {
    const auto same = [&](const Receipt& posting) { return same_posting(posting, receipt); };
    if (receipt.state == ReceiptState::withdrawn) std::erase_if(postings, same);
    if (receipt.state != ReceiptState::posted) continue;
    const auto told = std::ranges::find_if(postings, same);
    if (told == postings.end())
      postings.push_back(receipt);
    else if (told->date == 0)
      told->date = receipt.date;
  }
  return postings;
}

}  // namespace

std::string_view name(ExchangeState state) {
  switch (state) {
    case ExchangeState::not_sent:
      return "not_sent";
    case ExchangeState::sent:
      return "sent";
    case ExchangeState::posted:
      return "posted";
    case ExchangeState::rejected:
      return "rejected";
    case ExchangeState::withdrawn:
      return "withdrawn";
  }
  return "";
}

Standing standing_of(std::int64_t last_batch, const std::vector<Receipt>& receipts) {
  Standing standing{.postings = postings_among(receipts)};
  if (!standing.postings.empty()) {
    standing.state = ExchangeState::posted;
    standing.answer = standing.postings.front();
    return standing;
  }
  if (last_batch == 0) return standing;
  // An answer to an earlier batch, unless it is a posting, says nothing of what went again since.
  const auto to_last = std::find_if(receipts.rbegin(), receipts.rend(),
                                    [&](const Receipt& receipt) { return receipt.batch == last_batch; });
  if (to_last == receipts.rend()) {
    standing.state = ExchangeState::sent;
    return standing;
  }
  const bool rejected = to_last->state == ReceiptState::rejected;
  standing.state = rejected ? ExchangeState::rejected : ExchangeState::withdrawn;
  standing.answer =
      rejected ? *to_last : *std::find_if(receipts.rbegin(), receipts.rend(), [](const Receipt& receipt) {
        return receipt.state == ReceiptState::withdrawn;
      });
  return standing;
}

bool came_back(ExchangeState state) {
  return state == ExchangeState::rejected || state == ExchangeState::withdrawn;
}

}  // namespace erp
