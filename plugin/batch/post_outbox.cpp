// SPDX-License-Identifier: Apache-2.0
#include "batch/post_outbox.h"

#include <algorithm>

#include "base/error.h"
#include "store/vouchers.h"

namespace rubiao {
namespace {

constexpr std::size_t vouchers_a_call = 500;

std::vector<store::StoredVoucher> read_outbox(Books& books) {
  const store::Looking look(books.store, books.staged);
  return store::outbox_of(books.store, books.company);
}

// What the host has not said to hold is not taken for posted, whatever its status.
void demand_posted(const PostReceipt& receipt, const Voucher& voucher) {
  const bool held = receipt.answer == PostAnswer::created || receipt.answer == PostAnswer::exists;
  if (held && !receipt.number.empty()) return;
  throw Error(Status::host_failed,
              Problem{.message = {"ERP 没有确认已过账，或没有给出凭证号",
                                  "the host has not confirmed the posting, or gives no number"},
                      .field = "post",
                      .found = to_text(voucher.key),
                      .todo = {"检查 ERP 的总账服务；凭证留在待过账中",
                               "check the host's ledger service; the voucher stays in the outbox"}});
}

std::vector<PostReceipt> hand_over(Books& books, std::span<const store::StoredVoucher> open) {
  std::vector<Voucher> vouchers;
  for (const store::StoredVoucher& stored : open) vouchers.push_back(stored.voucher);
  std::vector<PostReceipt> receipts = books.host.ledger.post(vouchers);
  for (std::size_t i = 0; i < receipts.size(); ++i) demand_posted(receipts[i], vouchers.at(i));
  return receipts;
}

void keep_receipts(Books& books, std::span<const store::StoredVoucher> open,
                   const std::vector<PostReceipt>& receipts) {
  store::Writing writing(books.store, books.company.code, books.staged);
  for (std::size_t i = 0; i < open.size(); ++i) {
    store::put_receipt(books.store, books.company, open[i].voucher.key, receipts.at(i).number);
    if (books.staged != nullptr) books.staged->vouchers.push_back({open[i].voucher.key, open[i].sha256});
  }
  writing.finish();
}

}  // namespace

std::int64_t post_outbox(Books& books) {
  const std::vector<store::StoredVoucher> open = read_outbox(books);
  std::vector<PostReceipt> staged;
  for (std::size_t at = 0; at < open.size(); at += vouchers_a_call) {
    const std::span part = std::span(open).subspan(at, std::min(vouchers_a_call, open.size() - at));
    const std::vector<PostReceipt> receipts = hand_over(books, part);
    if (books.staged == nullptr)
      keep_receipts(books, part, receipts);
    else
      staged.insert(staged.end(), receipts.begin(), receipts.end());
  }
  // Under a token each writing lays in anew what is staged, and a crash loses it all: one writing serves.
  if (!staged.empty()) keep_receipts(books, open, staged);
  return static_cast<std::int64_t>(open.size());
}

}  // namespace rubiao
