// SPDX-License-Identifier: Apache-2.0
#include "receipt_check.h"

#include <fmt/format.h>

#include <algorithm>

namespace erp {

ReceiptCheck::ReceiptCheck(Database& ledger, const std::string& company)
    : ledger_(ledger), company_(company) {
  for (Exchanged& voucher : exchanged_vouchers(ledger, company)) {
    for (const Receipt& posting : voucher.standing.postings)
      owners_[erp_voucher(voucher, posting)].emplace(voucher.key, 0);
    const std::string key = voucher.key;
    vouchers_.emplace(key, std::move(voucher));
  }
}

const Exchanged* ReceiptCheck::voucher_of(const std::string& key) const {
  const auto known = vouchers_.find(key);
  return known == vouchers_.end() ? nullptr : &known->second;
}

std::vector<Contradiction> ReceiptCheck::check(const Receipt& receipt, const Exchanged& voucher, long line) {
  found_.clear();
  if (is_known(ledger_, company_, receipt, voucher.id)) return {};  // an old file again changes nothing
  check_batch(receipt, voucher);
  switch (receipt.state) {
    case ReceiptState::posted:
      check_day(receipt, voucher);
      check_posted(receipt, voucher);
      check_number_is_free(receipt, voucher, line);
      break;
    case ReceiptState::rejected:
      check_rejected(receipt, voucher);
      break;
    case ReceiptState::withdrawn:
      check_withdrawn(receipt, voucher);
      break;
  }
  return std::move(found_);
}

// It went with that batch, so that a file of another company, or of a voucher that never went, answers
// nothing.
void ReceiptCheck::check_batch(const Receipt& receipt, const Exchanged& voucher) {
  const auto batches = batches_of(ledger_, voucher.id);
  if (std::ranges::find(batches, receipt.batch) != batches.end()) return;
  const std::string last = batches.empty() ? "" : std::to_string(batches.back());
  found_.push_back(
      {ReceiptCell::batch,
       batches.empty()
           ? Text{"已导出的凭证；这一张还没有导出", "a voucher that was handed over; this one was not"}
           : Text{"这张凭证所在的批次，如 " + last, "a batch that it went with, such as " + last},
       {"核对公司（--company）和批次", "check the company (--company) and the batch"}});
}

// An ERP may post it in a later period than ours, where that is closed, and in no earlier one. A wrong month
// would hide that its number is another voucher's.
void ReceiptCheck::check_day(const Receipt& receipt, const Exchanged& voucher) {
  const std::int32_t first = voucher.period.year * 10000 + std::min(voucher.period.number, 12) * 100 + 1;
  if (receipt.date == 0 || receipt.date >= first) return;
  const std::string day = format_date(first);
  found_.push_back({ReceiptCell::date,
                    {"不早于 " + day + "（" + voucher.key + " 的期间）",
                     "a day not before " + day + ", in the period of " + voucher.key},
                    {"改正日期或留空", "correct it or leave it empty"}});
}

// The same key under two numbers is in the ERP's books twice.
void ReceiptCheck::check_posted(const Receipt& receipt, const Exchanged& voucher) {
  const std::vector<Receipt>& postings = voucher.standing.postings;
  if (postings.empty()) return;
  if (std::ranges::any_of(postings, [&](const Receipt& known) { return same_posting(known, receipt); }))
    return;
  const Text before = words(postings.front());
  if (plain_number(postings.front().number) == plain_number(receipt.number)) {
    const std::string day = format_date(postings.front().date);
    found_.push_back(
        {ReceiptCell::date,
         {"与此前回执 " + before.zh + " 同月的日期，" + day, "a day of the month told before, " + day},
         {"ERP 按月编号，两个月份的同号是两张，" + voucher.key +
              " 可能入账两次：在 ERP 中冲销一张，或改正日期；先前的日期写错了，先以 已撤销 回执 " + before.zh,
          "numbers are of a month, so " + voucher.key +
              " may be posted twice: reverse one there, or correct the date; if the one told before was "
              "wrong, "
              "first tell " +
              before.en + " as withdrawn"}});
    return;
  }
  found_.push_back(
      {ReceiptCell::number,
       {"此前回执的凭证号 " + before.zh, "the number told before, " + before.en},
       {fmt::format(
            "{} 可能在 ERP 中入账两次：在 ERP 中冲销 {}，本行改为 {}；若留下的是 {}，或先前的号写错了，"
            "先以 已撤销 回执 {}",
            voucher.key, receipt.number, postings.front().number, receipt.number, before.zh),
        fmt::format("{} may be posted twice in the ERP: reverse {} there and give {} here; if {} is the one "
                    "that stays, or the number told before was wrong, first tell {} as withdrawn",
                    voucher.key, receipt.number, postings.front().number, receipt.number, before.en)}});
}

// Keys that no voucher has own no number: a mistyped key must not stand in the way of the right one.
void ReceiptCheck::check_number_is_free(const Receipt& receipt, const Exchanged& voucher, long line) {
  auto& owners = owners_[erp_voucher(voucher, receipt)];
  const auto other =
      std::ranges::find_if(owners, [&](const auto& owner) { return owner.first != voucher.key; });
  if (other != owners.end()) {
    const auto& [key, line_above] = *other;
    found_.push_back(
        {ReceiptCell::number,
         {fmt::format("{} 自己的凭证号；{} 已是 {} 的{}", voucher.key, receipt.number, key,
                      line_above > 0 ? fmt::format("（第 {} 行）", line_above) : ""),
          fmt::format("a number of {}'s own; {} is that of {}{}", voucher.key, receipt.number, key,
                      line_above > 0 ? fmt::format(" (line {})", line_above) : "")},
         {"在 ERP 中查明该号是哪一张；合并入账的拆开，一键一张；先前那张的号写错了，先以 已撤销 回执",
          "see in the ERP whose number it is; post what was merged apart, a voucher a key; if the other's "
          "was told wrongly, first tell that as withdrawn"}});
  }
  owners.emplace(voucher.key, line);
}

// With the number of what is posted it tells why a second copy was refused; any other is no rejection.
void ReceiptCheck::check_rejected(const Receipt& receipt, const Exchanged& voucher) {
  if (receipt.number.empty()) return;
  const std::vector<Receipt>& postings = voucher.standing.postings;
  if (std::ranges::any_of(postings, [&](const Receipt& known) { return same_posting(known, receipt); }))
    return;
  found_.push_back({ReceiptCell::number,
                    {"空：被退回的没有凭证号", "nothing: what was rejected has no number"},
                    {"已在 ERP 入账的，状态填 已入账；否则删去凭证号",
                     "if the ERP has posted it, tell it as posted; otherwise remove the number"}});
}

void ReceiptCheck::check_withdrawn(const Receipt& receipt, const Exchanged& voucher) {
  const std::vector<Receipt>& postings = voucher.standing.postings;
  const auto known =
      std::ranges::find_if(postings, [&](const Receipt& posting) { return same_posting(posting, receipt); });
  if (known == postings.end()) {
    const Text stands = postings.empty() ? Text{"已入账的凭证；这一张没有入账的回执",
                                                "a voucher that is posted; this one has no such receipt"}
                                         : words(postings.front());
    found_.push_back({ReceiptCell::number,
                      stands,
                      {"填写要撤销的那个凭证号；没有入账的，状态填 被退回",
                       "give the number to withdraw; tell what was never posted as rejected"}});
    return;
  }
  owners_[erp_voucher(voucher, *known)].erase(voucher.key);
  if (known->batch == receipt.batch) return;
  const std::string batch = std::to_string(known->batch);
  found_.push_back({ReceiptCell::batch,
                    {"该凭证号所在的批次 " + batch, "the batch that this number was told for, " + batch},
                    {"改正批次；另一批次中的一张另行回执",
                     "correct the batch; what went with another has its own receipt"}});
}

}  // namespace erp
