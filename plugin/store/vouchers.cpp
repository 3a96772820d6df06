// SPDX-License-Identifier: Apache-2.0
#include "store/vouchers.h"

#include <algorithm>

#include "store/chain.h"

namespace rubiao::store {
namespace {

constexpr std::string_view all_columns =
    "SELECT v.period, v.kind, v.sequence, v.date, v.currency, v.memo, v.articles, v.event, v.sha256, "
    "v.host_voucher, r.number "
    "FROM voucher v LEFT JOIN receipt r USING (company, period, kind, sequence) ";

int next_sequence(const Connection& connection, const Company& company, Period period,
                  const std::string& kind) {
  Statement last = connection.prepare(
      "SELECT coalesce(max(sequence), 0) FROM voucher WHERE company = ? AND period = ? AND kind = ?");
  last.bind(company.number, period.ordinal(), kind).next();
  return static_cast<int>(last.number(0)) + 1;
}

void put_lines(Connection& connection, const Company& company, const Voucher& voucher) {
  Statement insert =
      connection.prepare("INSERT INTO voucher_line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  std::int64_t number = 0;
  for (const VoucherLine& line : voucher.lines) {
    insert
        .bind(company.number, voucher.key.period.ordinal(), voucher.key.kind, voucher.key.sequence, ++number,
              line.account, line.debit_fen, line.credit_fen, line.memo, line.cost_center, line.counterparty,
              line.rule)
        .run();
  }
}

std::vector<VoucherLine> lines_of(const Connection& connection, const Company& company,
                                  const VoucherKey& key) {
  std::vector<VoucherLine> lines;
  Statement rows = connection.prepare(
      "SELECT account, debit_fen, credit_fen, memo, cost_center, counterparty, rule FROM voucher_line WHERE "
      "company = ? AND "
      "period = ? AND kind = ? AND sequence = ? ORDER BY line");
  rows.bind(company.number, key.period.ordinal(), key.kind, key.sequence);
  while (rows.next()) {
    lines.push_back({rows.text(0), rows.number(1), rows.number(2), rows.text(3), rows.text(4), rows.text(5),
                     rows.text(6)});
  }
  return lines;
}

StoredVoucher read_voucher(const Connection& connection, const Company& company, const Statement& row) {
  const VoucherKey key{company.code, Period::from_ordinal(static_cast<int>(row.number(0))), row.text(1),
                       static_cast<int>(row.number(2))};
  StoredVoucher stored{.voucher = {.key = key,
                                   .date = unpack_date(row.number(3)),
                                   .currency = parse_currency(row.text(4), "currency"),
                                   .memo = row.text(5),
                                   .lines = lines_of(connection, company, key)},
                       .articles = row.text(6),
                       .event = row.optional_number(7),
                       .host_voucher = row.text(9),
                       .receipt = row.text(10)};
  const std::string_view bytes = row.bytes(8);
  std::copy_n(bytes.begin(), std::min(bytes.size(), stored.sha256.size()), stored.sha256.begin());
  return stored;
}

std::vector<StoredVoucher> read_all(const Connection& connection, const Company& company, Statement& rows) {
  std::vector<StoredVoucher> all;
  while (rows.next()) all.push_back(read_voucher(connection, company, rows));
  return all;
}

}  // namespace

Voucher put_voucher(Connection& connection, const Company& company, const Entry& entry,
                    const VoucherOrigin& origin) {
  Voucher voucher{.key = {company.code, origin.period, entry.kind,
                          next_sequence(connection, company, origin.period, entry.kind)},
                  .date = origin.date,
                  .currency = Currency::CNY,
                  .memo = entry.memo,
                  .lines = entry.lines};
  demand_balance(voucher);
  const Digest content = digest(voucher);
  connection.prepare("INSERT INTO voucher VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(company.number, voucher.key.period.ordinal(), voucher.key.kind, voucher.key.sequence,
            pack(voucher.date), code(voucher.currency), voucher.memo, entry.articles, origin.event,
            std::span<const std::uint8_t>(content), origin.host_voucher)
      .run();
  put_lines(connection, company, voucher);
  if (origin.host_voucher.empty()) {
    connection.prepare("INSERT INTO outbox VALUES (?, ?, ?, ?)")
        .bind(company.number, voucher.key.period.ordinal(), voucher.key.kind, voucher.key.sequence)
        .run();
  }
  append_link(connection, company, "voucher " + to_text(voucher.key),
              voucher_content(connection, company, voucher.key));
  return voucher;
}

std::string voucher_content(const Connection& connection, const Company& company, const VoucherKey& key) {
  std::string content;
  for (const char* rows_of :
       {"SELECT * FROM voucher WHERE company = ? AND period = ? AND kind = ? AND sequence = ?",
        "SELECT * FROM voucher_line WHERE company = ? AND period = ? AND kind = ? AND "
        "sequence = ? ORDER BY line"}) {
    Statement rows = connection.prepare(rows_of);
    rows.bind(company.number, key.period.ordinal(), key.kind, key.sequence);
    while (rows.next()) content += rows.row(0);
  }
  return content;
}

bool has_open_vouchers(const Connection& connection, const Company& company) {
  return connection.prepare("SELECT 1 FROM outbox WHERE company = ? LIMIT 1").bind(company.number).next();
}

std::vector<StoredVoucher> outbox_of(const Connection& connection, const Company& company) {
  Statement rows =
      connection.prepare(std::string(all_columns) +
                         "JOIN outbox o USING (company, period, kind, sequence) WHERE v.company = ? "
                         "ORDER BY v.period, v.kind, v.sequence");
  return read_all(connection, company, rows.bind(company.number));
}

void put_receipt(Connection& connection, const Company& company, const VoucherKey& key,
                 const std::string& number) {
  // Two processes may have posted it at once: the host answered both with the same voucher.
  connection.prepare("INSERT INTO receipt VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
      .bind(company.number, key.period.ordinal(), key.kind, key.sequence, number)
      .run();
  connection.prepare("DELETE FROM outbox WHERE company = ? AND period = ? AND kind = ? AND sequence = ?")
      .bind(company.number, key.period.ordinal(), key.kind, key.sequence)
      .run();
}

bool is_receipt(const Connection& connection, const Company& company, const std::string& number) {
  return connection.prepare("SELECT 1 FROM receipt WHERE company = ? AND number = ? LIMIT 1")
      .bind(company.number, number)
      .next();
}

std::vector<StoredVoucher> vouchers_between(const Connection& connection, const Company& company, Period from,
                                            Period to) {
  Statement rows = connection.prepare(
      std::string(all_columns) +
      "WHERE v.company = ? AND v.period BETWEEN ? AND ? ORDER BY v.period, v.kind, v.sequence");
  return read_all(connection, company, rows.bind(company.number, from.ordinal(), to.ordinal()));
}

std::vector<StoredVoucher> vouchers_of_event(const Connection& connection, const Company& company,
                                             std::int64_t event) {
  Statement rows = connection.prepare(
      std::string(all_columns) + "WHERE v.company = ? AND v.event = ? ORDER BY v.period, v.kind, v.sequence");
  return read_all(connection, company, rows.bind(company.number, event));
}

std::vector<VoucherKey> posted_by_others(const Connection& connection, const Company& company) {
  Statement others = connection.prepare("SELECT DISTINCT company FROM receipt WHERE company <> ?");
  Statement first =
      connection.prepare("SELECT period, kind, sequence FROM receipt WHERE company = ? LIMIT 1");
  std::vector<VoucherKey> keys;
  others.bind(company.number);
  while (others.next()) {
    first.bind(others.number(0)).next();
    keys.push_back({"", Period::from_ordinal(static_cast<int>(first.number(0))), first.text(1),
                    static_cast<int>(first.number(2))});
  }
  return keys;
}

std::vector<StoredVoucher> host_vouchers_of(const Connection& connection, const Company& company) {
  Statement rows = connection.prepare(
      std::string(all_columns) +
      "WHERE v.company = ? AND v.host_voucher <> '' ORDER BY v.period, v.kind, v.sequence");
  return read_all(connection, company, rows.bind(company.number));
}

}  // namespace rubiao::store
