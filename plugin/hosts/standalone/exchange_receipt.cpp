// SPDX-License-Identifier: Apache-2.0
#include "exchange_receipt.h"

#include <fmt/format.h>

#include <cctype>

#include "failure.h"

namespace erp {

namespace {

constexpr ReceiptState all_states[] = {ReceiptState::posted, ReceiptState::rejected, ReceiptState::withdrawn};

ReceiptState state_named(const std::string& word) {
  for (const ReceiptState state : all_states)
    if (name(state) == word) return state;
  throw Failure(rubiao_internal,
                {"回执的状态 " + word + " 不明。", "A receipt has the unknown state " + word});
}

// From the columns key, batch, state, number, date, note.
Receipt read_receipt(const Statement& row) {
  return {.key = row.text(0),
          .batch = row.integer(1),
          .state = state_named(row.text(2)),
          .number = row.text(3),
          .date = static_cast<std::int32_t>(row.integer(4)),
          .note = row.text(5)};
}

bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

}  // namespace

std::string_view name(ReceiptState state) {
  switch (state) {
    case ReceiptState::posted:
      return "posted";
    case ReceiptState::rejected:
      return "rejected";
    case ReceiptState::withdrawn:
      return "withdrawn";
  }
  return "";
}

std::string plain_number(const std::string& number) {
  std::string plain;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const bool leads = number[i] == '0' && (plain.empty() || !is_digit(plain.back()));
    const bool more = i + 1 < number.size() && is_digit(number[i + 1]);
    if (number[i] != ' ' && !(leads && more)) plain += number[i];
  }
  return plain;
}

bool same_posting(const Receipt& one, const Receipt& other) {
  const bool same_month = one.date == 0 || other.date == 0 || one.date / 100 == other.date / 100;
  return same_month && plain_number(one.number) == plain_number(other.number);
}

Text words(const Receipt& posting) {
  return {fmt::format("{}（第 {} 批）", posting.number, posting.batch),
          fmt::format("{} (batch {})", posting.number, posting.batch)};
}

bool is_known(Database& ledger, const std::string& company, const Receipt& receipt,
              std::optional<std::int64_t> voucher) {
  Statement row = ledger.query(
      "SELECT 1 FROM exchange_receipt WHERE company = ? AND key = ? AND batch = ? AND "
      "coalesce(voucher, 0) = ? AND state = ? AND number = ? AND date = ? AND note = ? LIMIT 1",
      company, receipt.key, receipt.batch, voucher.value_or(0), name(receipt.state), receipt.number,
      receipt.date, receipt.note);
  return row.step();
}

void keep_receipt(Database& ledger, const std::string& company, const Receipt& receipt,
                  std::optional<std::int64_t> voucher, const User& user, std::int32_t received) {
  ledger.run(
      "INSERT INTO exchange_receipt (company, key, voucher, batch, state, number, date, note, user, "
      "received) VALUES (?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?)",
      company, receipt.key, voucher.value_or(0), receipt.batch, name(receipt.state), receipt.number,
      receipt.date, receipt.note, user.id, received);
}

std::map<std::int64_t, std::vector<Receipt>> receipts_by_voucher(Database& ledger,
                                                                 const std::string& company) {
  std::map<std::int64_t, std::vector<Receipt>> receipts;
  Statement rows = ledger.query(
      "SELECT key, batch, state, number, date, note, voucher FROM exchange_receipt WHERE company = ? AND "
      "voucher IS NOT NULL ORDER BY id",
      company);
  while (rows.step()) receipts[rows.integer(6)].push_back(read_receipt(rows));
  return receipts;
}

std::vector<Receipt> unmatched_receipts(Database& ledger, const std::string& company) {
  std::vector<Receipt> receipts;
  Statement rows = ledger.query(
      "SELECT key, batch, state, number, date, note FROM exchange_receipt r WHERE company = ? AND voucher IS "
      "NULL AND NOT EXISTS (SELECT 1 FROM exchange_receipt m WHERE m.company = r.company AND m.key = r.key "
      "AND m.voucher IS NOT NULL AND m.id > r.id) ORDER BY id",
      company);
  while (rows.step()) receipts.push_back(read_receipt(rows));
  return receipts;
}

}  // namespace erp
