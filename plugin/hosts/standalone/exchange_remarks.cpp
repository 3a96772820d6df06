// SPDX-License-Identifier: Apache-2.0
#include "exchange_remarks.h"

#include <fmt/format.h>

#include <algorithm>

namespace erp {

namespace {

void add(Text& text, const Text& part) {
  if (!text.zh.empty()) {
    text.zh += "；";
    text.en += "; ";
  }
  text.zh += part.zh;
  text.en += part.en;
}

std::string in_brackets(const std::string& note, const char* open, const char* close) {
  return note.empty() ? "" : open + note + close;
}

Text rejection(const Receipt& receipt) {
  return {fmt::format("第 {} 批被退回{}", receipt.batch, in_brackets(receipt.note, "（", "）")),
          fmt::format("rejected in batch {}{}", receipt.batch, in_brackets(receipt.note, " (", ")"))};
}

void remark_on_double_posting(Text& text, const Exchanged& voucher) {
  const std::vector<Receipt>& postings = voucher.standing.postings;
  if (postings.size() < 2) return;
  Text numbers;
  for (const Receipt& posting : postings) add(numbers, words(posting));
  add(text,
      {"在 ERP 中入账不止一次：" + numbers.zh + "；冲销多余的，并以 已撤销 回执",
       "posted more than once in the ERP: " + numbers.en + "; reverse all but one, tell it as withdrawn"});
}

// What went again before the answer to an earlier batch came.
void remark_on_copy(Text& text, const Exchanged& voucher) {
  const Receipt& posting = *voucher.standing.answer;
  const auto answers_last = [&](const Receipt& receipt) { return receipt.batch == voucher.batch; };
  if (std::ranges::any_of(voucher.receipts, answers_last)) return;
  const Text posted = words(posting);
  add(text, {fmt::format("已入账为 {}，第 {} 批中的这一张不得再入账", posted.zh, voucher.batch),
             fmt::format("posted as {}; its copy in batch {} must not be posted", posted.en, voucher.batch)});
}

// A rejection that came after the posting, such as an ERP gives that knows the key already.
void remark_on_late_rejection(Text& text, const Exchanged& voucher) {
  const auto last = std::find_if(voucher.receipts.rbegin(), voucher.receipts.rend(), [&](const Receipt& one) {
    return one.state == ReceiptState::posted && same_posting(one, *voucher.standing.answer);
  });
  for (auto one = last.base(); one != voucher.receipts.end(); ++one) {
    if (one->state != ReceiptState::rejected) continue;
    const Text refused = rejection(*one);
    const Text posted = words(*voucher.standing.answer);
    add(text, {fmt::format("{}：已入账为 {}，不再导出", refused.zh, posted.zh),
               fmt::format("{}: posted as {}, it is not handed over again", refused.en, posted.en)});
  }
}

void remark_on_what_came_before(Text& text, const Exchanged& voucher) {
  for (const Receipt& receipt : voucher.receipts) {
    const bool is_answer =
        voucher.standing.state == ExchangeState::rejected && receipt.batch == voucher.batch;
    if (receipt.state == ReceiptState::rejected && !is_answer) add(text, rejection(receipt));
    if (receipt.state != ReceiptState::withdrawn) continue;
    const Text number = words(receipt);
    add(text, {number.zh + " 已撤销", number.en + " was withdrawn"});
  }
}

void remark_on_early_receipts(Text& text, const Exchanged& voucher, const std::vector<Receipt>& unmatched) {
  for (const Receipt& receipt : unmatched) {
    if (receipt.key != voucher.key || receipt.state != ReceiptState::posted) continue;
    const Text number = words(receipt);
    add(text, {"导出以前已有回执说入账为 " + number.zh + "；在 ERP 中核对，已有的不得再入账",
               "a receipt from before it was handed over has it posted as " + number.en +
                   "; look in the ERP, and do not post it again if it is there"});
  }
}

using Owners = std::map<std::string, std::vector<std::string>>;

void remark_on_shared_number(Text& text, const Exchanged& voucher, const Owners& owners) {
  for (const Receipt& posting : voucher.standing.postings)
    for (const std::string& key : owners.at(erp_voucher(voucher, posting)))
      if (key != voucher.key)
        add(text, {posting.number + " 也是 " + key + " 的凭证号；在 ERP 中核对，写错的以 已撤销 回执",
                   posting.number + " is told for " + key +
                       " as well; look in the ERP and tell the wrong one as withdrawn"});
}

}  // namespace

std::map<std::string, Text> remarks_on(const std::vector<Exchanged>& all,
                                       const std::vector<Receipt>& unmatched) {
  Owners owners;
  for (const Exchanged& voucher : all)
    for (const Receipt& posting : voucher.standing.postings)
      owners[erp_voucher(voucher, posting)].push_back(voucher.key);
  std::map<std::string, Text> remarks;
  for (const Exchanged& voucher : all) {
    Text text;
    if (voucher.standing.state == ExchangeState::posted) {
      remark_on_double_posting(text, voucher);
      remark_on_shared_number(text, voucher, owners);
      remark_on_copy(text, voucher);
      remark_on_late_rejection(text, voucher);
    } else {
      remark_on_what_came_before(text, voucher);
      remark_on_early_receipts(text, voucher, unmatched);
    }
    if (!text.zh.empty()) remarks.emplace(voucher.key, std::move(text));
  }
  return remarks;
}

Text remark_lines(Database& ledger, const std::string& company, const std::vector<std::string>& keys) {
  const auto remarks = remarks_on(exchanged_vouchers(ledger, company), unmatched_receipts(ledger, company));
  Text lines;
  for (const std::string& key : keys) {
    const auto remark = remarks.find(key);
    if (remark == remarks.end()) continue;
    lines.zh += fmt::format("\n  {}：{}。", key, remark->second.zh);
    lines.en += fmt::format("\n  {}: {}.", key, remark->second.en);
  }
  return lines;
}

}  // namespace erp
