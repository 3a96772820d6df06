// SPDX-License-Identifier: Apache-2.0
// What a voucher's state is follows from its batches and its last receipt; nothing is kept twice.
#include "voucher_exchange.h"

#include <algorithm>

namespace erp {

namespace {

std::int32_t date_at(const Statement& row, int column) {
  return static_cast<std::int32_t>(row.integer(column));
}

// What came back rejected and was handed over again waits anew.
ExchangeState state_of(const Exchanged& voucher, const std::string& receipt, std::int64_t receipt_batch) {
  if (receipt == "posted") return ExchangeState::posted;
  if (receipt == "rejected" && receipt_batch == voucher.batch) return ExchangeState::rejected;
  return voucher.batch > 0 ? ExchangeState::sent : ExchangeState::not_sent;
}

Exchanged read_voucher(const Statement& row) {
  Exchanged voucher{.id = row.integer(0),
                    .key = row.text(1),
                    .number = row.text(2),
                    .period = {date_at(row, 3), date_at(row, 4)},
                    .date = date_at(row, 5),
                    .currency = row.text(6),
                    .memo = row.text(7),
                    .sha256 = row.text(8),
                    .total_fen = row.integer(9),
                    .batch = row.integer(10),
                    .erp_number = row.text(12),
                    .erp_date = date_at(row, 13),
                    .note = row.text(14)};
  voucher.state = state_of(voucher, row.text(11), row.integer(15));
  if (voucher.state == ExchangeState::sent) {  // an answer to an earlier batch says nothing of this one
    voucher.erp_number.clear();
    voucher.erp_date = 0;
    voucher.note.clear();
  }
  return voucher;
}

constexpr std::string_view voucher_columns =
    "SELECT v.id, printf('%s/%d-%02d/%d', v.kind, v.year, v.period, v.sequence), v.number, v.year, v.period, "
    "v.date, v.currency, v.memo, v.sha256, "
    "(SELECT coalesce(sum(debit), 0) FROM line WHERE line.voucher = v.id), "
    "coalesce((SELECT max(batch) FROM exchange_voucher e WHERE e.voucher = v.id), 0), "
    "coalesce(r.state, ''), coalesce(r.number, ''), coalesce(r.date, 0), coalesce(r.note, ''), "
    "coalesce(r.batch, 0) "
    "FROM voucher v LEFT JOIN exchange_receipt r ON r.id = (SELECT x.id FROM exchange_receipt x WHERE "
    "x.voucher = v.id ORDER BY x.batch DESC, x.id DESC LIMIT 1) WHERE v.company = ?1 AND v.origin = "
    "'plugin' ";

std::int64_t next_batch(Database& ledger, const std::string& company) {
  Statement row =
      ledger.query("SELECT coalesce(max(number), 0) + 1 FROM exchange_batch WHERE company = ?", company);
  row.step();
  return row.integer(0);
}

bool is_known(Database& ledger, const std::string& company, const Receipt& receipt, std::int64_t voucher) {
  Statement last = ledger.query(
      "SELECT 1 FROM exchange_receipt WHERE company = ? AND key = ? AND batch = ? AND coalesce(voucher, 0) = "
      "? "
      "AND state = ? AND number = ? AND date = ? AND note = ? LIMIT 1",
      company, receipt.key, receipt.batch, voucher, name(receipt.state), receipt.number, receipt.date,
      receipt.note);
  return last.step();
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
  }
  return "";
}

std::vector<Exchanged> exchanged_vouchers(Database& ledger, const std::string& company) {
  std::vector<Exchanged> vouchers;
  Statement rows =
      ledger.query(std::string(voucher_columns) + "ORDER BY v.year, v.period, v.ordinal", company);
  while (rows.step()) vouchers.push_back(read_voucher(rows));
  return vouchers;
}

Batch begin_batch(Database& ledger, const std::string& company, bool rejected, const User& user,
                  std::int32_t date) {
  Batch batch{.number = next_batch(ledger, company), .prepared_by = user, .date = date};
  batch.vouchers = exchanged_vouchers(ledger, company);
  std::erase_if(batch.vouchers, [rejected](const Exchanged& voucher) {
    return voucher.state != (rejected ? ExchangeState::rejected : ExchangeState::not_sent);
  });
  if (batch.vouchers.empty()) return batch;
  ledger.run("INSERT INTO exchange_batch VALUES (?, ?, ?, ?)", company, batch.number, user.id, date);
  for (const Exchanged& voucher : batch.vouchers)
    ledger.run("INSERT INTO exchange_voucher VALUES (?, ?, ?)", company, batch.number, voucher.id);
  return batch;
}

std::vector<std::int64_t> batches_of(Database& ledger, std::int64_t voucher) {
  std::vector<std::int64_t> batches;
  Statement rows =
      ledger.query("SELECT batch FROM exchange_voucher WHERE voucher = ? ORDER BY batch", voucher);
  while (rows.step()) batches.push_back(rows.integer(0));
  return batches;
}

std::optional<Batch> find_batch(Database& ledger, const std::string& company, std::int64_t number) {
  Statement head =
      ledger.query("SELECT user, date FROM exchange_batch WHERE company = ? AND number = ?", company, number);
  if (!head.step()) return std::nullopt;
  Batch batch{.number = number, .prepared_by = *find_user(ledger, head.text(0)), .date = date_at(head, 1)};
  Statement rows =
      ledger.query(std::string(voucher_columns) +
                       "AND v.id IN (SELECT voucher FROM exchange_voucher WHERE company = ?1 AND "
                       "batch = ?2) ORDER BY v.year, v.period, v.ordinal",
                   company, number);
  while (rows.step()) batch.vouchers.push_back(read_voucher(rows));
  return batch;
}

bool take_receipt(Database& ledger, const std::string& company, const Receipt& receipt,
                  std::optional<std::int64_t> voucher, const User& user, std::int32_t received) {
  if (is_known(ledger, company, receipt, voucher.value_or(0))) return false;
  ledger.run(
      "INSERT INTO exchange_receipt (company, key, voucher, batch, state, number, date, note, user, "
      "received) "
      "VALUES (?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?)",
      company, receipt.key, voucher.value_or(0), receipt.batch, name(receipt.state), receipt.number,
      receipt.date, receipt.note, user.id, received);
  return true;
}

std::vector<Receipt> unmatched_receipts(Database& ledger, const std::string& company) {
  std::vector<Receipt> receipts;
  Statement rows = ledger.query(
      "SELECT key, state, number, date, note, batch FROM exchange_receipt WHERE company = ? AND voucher IS "
      "NULL "
      "AND id IN (SELECT max(id) FROM exchange_receipt GROUP BY company, key) ORDER BY id",
      company);
  while (rows.step())
    receipts.push_back({.key = rows.text(0),
                        .batch = rows.integer(5),
                        .state = rows.text(1) == "posted" ? ExchangeState::posted : ExchangeState::rejected,
                        .number = rows.text(2),
                        .date = date_at(rows, 3),
                        .note = rows.text(4)});
  return receipts;
}

}  // namespace erp
