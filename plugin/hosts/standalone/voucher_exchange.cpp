// SPDX-License-Identifier: Apache-2.0
// What a voucher's state is follows from its batches and its receipts; nothing is kept twice.
#include "voucher_exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace erp {

namespace {

std::int32_t date_at(const Statement& row, int column) {
  return static_cast<std::int32_t>(row.integer(column));
}

Exchanged read_voucher(const Statement& row) {
  return {.id = row.integer(0),
          .key = row.text(1),
          .number = row.text(2),
          .period = {date_at(row, 3), date_at(row, 4)},
          .date = date_at(row, 5),
          .currency = row.text(6),
          .memo = row.text(7),
          .sha256 = row.text(8),
          .total_fen = row.integer(9),
          .batch = row.integer(10)};
}

constexpr std::string_view voucher_columns =
    "SELECT v.id, printf('%s/%d-%02d/%d', v.kind, v.year, v.period, v.sequence), v.number, v.year, v.period, "
    "v.date, v.currency, v.memo, v.sha256, "
    "(SELECT coalesce(sum(debit), 0) FROM line WHERE line.voucher = v.id), "
    "coalesce((SELECT max(batch) FROM exchange_voucher e WHERE e.voucher = v.id), 0) "
    "FROM voucher v WHERE v.company = ?1 AND v.origin = 'plugin' ";

std::int64_t next_batch(Database& ledger, const std::string& company) {
  Statement row =
      ledger.query("SELECT coalesce(max(number), 0) + 1 FROM exchange_batch WHERE company = ?", company);
  row.step();
  return row.integer(0);
}

void weigh_receipts(Database& ledger, const std::string& company, std::vector<Exchanged>& vouchers) {
  auto receipts = receipts_by_voucher(ledger, company);
  for (Exchanged& voucher : vouchers) {
    voucher.receipts = std::move(receipts[voucher.id]);
    voucher.standing = standing_of(voucher.batch, voucher.receipts);
  }
}

}  // namespace

std::string erp_voucher(const Exchanged& voucher, const Receipt& posting) {
  const bool of_our_month = posting.date == 0 || voucher.period.number == 13;
  const PeriodName month =
      of_our_month ? voucher.period : PeriodName{posting.date / 10000, posting.date / 100 % 100};
  return fmt::format("{}-{:02} {}", month.year, month.number, plain_number(posting.number));
}

std::vector<Exchanged> exchanged_vouchers(Database& ledger, const std::string& company) {
  std::vector<Exchanged> vouchers;
  Statement rows =
      ledger.query(std::string(voucher_columns) + "ORDER BY v.year, v.period, v.ordinal", company);
  while (rows.step()) vouchers.push_back(read_voucher(rows));
  weigh_receipts(ledger, company, vouchers);
  return vouchers;
}

Batch begin_batch(Database& ledger, const std::string& company, bool rejected, const User& user,
                  std::int32_t date) {
  Batch batch{.number = next_batch(ledger, company), .prepared_by = user, .date = date};
  batch.vouchers = exchanged_vouchers(ledger, company);
  std::erase_if(batch.vouchers, [rejected](const Exchanged& voucher) {
    const ExchangeState state = voucher.standing.state;
    return rejected ? !came_back(state) : state != ExchangeState::not_sent;
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
  weigh_receipts(ledger, company, batch.vouchers);
  return batch;
}

}  // namespace erp
