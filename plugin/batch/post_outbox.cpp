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

std::vector<PostReceipt> hand_over_some(Ledger& ledger, std::span<const store::StoredVoucher> open) {
  std::vector<Voucher> vouchers;
  for (const store::StoredVoucher& stored : open) vouchers.push_back(stored.voucher);
  std::vector<PostReceipt> receipts = ledger.post(vouchers);
  for (std::size_t i = 0; i < vouchers.size(); ++i) demand_posted(receipts.at(i), vouchers[i]);
  return receipts;
}

std::span<const store::StoredVoucher> next_call(std::span<const store::StoredVoucher> open, std::size_t at) {
  return open.subspan(at, std::min(vouchers_a_call, open.size() - at));
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

// A host that cannot answer now is told of when it is asked to post: what is written waits for it.
PostReceipt look_up(Ledger& ledger, const store::StoredVoucher& stored) {
  try {
    return ledger.find(stored.voucher.key, stored.sha256);
  } catch (const Error& failure) {
    if (failure.status() != Status::host_failed) throw;
    return {};
  }
}

}  // namespace

void demand_keys_are_free(Ledger& ledger, std::span<const store::StoredVoucher> open) {
  for (const store::StoredVoucher& stored : open) {
    const PostReceipt told = look_up(ledger, stored);
    if (told.answer != PostAnswer::exists_with_different_content) continue;
    throw Error(
        Status::conflict,
        Problem{
            .message = {"ERP 总账中同一凭证键下已有不同内容的凭证，登记簿比总账旧，未写入任何内容",
                        "the host's ledger has another voucher under this key: the register is older than "
                        "the ledger; nothing was written"},
            .field = to_text(stored.voucher.key),
            .found = told.number,
            .todo = {"恢复与这本总账同时的备份，或先按该凭证补登记同一事项；以 books.verify 查看全部",
                     "restore the backup that belongs to this ledger, or first enter the very event of that "
                     "voucher again; books.verify lists them all"}});
  }
}

void demand_keys_are_free(Books& books) {
  if (books.staged == nullptr)
    demand_keys_are_free(books.host.ledger, store::outbox_of(books.store, books.company));
}

std::vector<PostReceipt> hand_over(Ledger& ledger, std::span<const store::StoredVoucher> open) {
  std::vector<PostReceipt> all;
  for (std::size_t at = 0; at < open.size(); at += vouchers_a_call) {
    const std::vector<PostReceipt> some = hand_over_some(ledger, next_call(open, at));
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

std::int64_t post_outbox(Books& books) {
  const std::vector<store::StoredVoucher> open = read_outbox(books);
  // Under a token each writing lays in anew what is staged, and a crash loses it all: one writing serves.
  if (books.staged != nullptr && !open.empty())
    keep_receipts(books, open, hand_over(books.host.ledger, open));
  if (books.staged != nullptr) return std::ssize(open);
  for (std::size_t at = 0; at < open.size(); at += vouchers_a_call) {
    const auto some = next_call(open, at);
    keep_receipts(books, some, hand_over_some(books.host.ledger, some));
  }
  return std::ssize(open);
}

}  // namespace rubiao
