// SPDX-License-Identifier: Apache-2.0
// One grouped query per question; every order that shows is stated in SQL.
#include "ledger_reading.h"

#include <fmt/format.h>

namespace erp {

std::vector<AccountBalance> trial_balance(Database& ledger, const std::string& company, std::int32_t from,
                                          std::int32_t to) {
  std::map<std::string, AccountBalance> balances;
  for (auto& [code, account] : read_chart(ledger, company)) balances[code].account = account;
  Statement rows = ledger.query(
      "SELECT account, sum(CASE WHEN date < ?1 THEN debit - credit ELSE 0 END), "
      "sum(CASE WHEN date >= ?1 THEN debit ELSE 0 END), sum(CASE WHEN date >= ?1 THEN credit ELSE 0 END) "
      "FROM voucher JOIN line ON line.voucher = voucher.id WHERE voucher.company = ?2 AND date <= ?3 GROUP "
      "BY account",
      from, company, to);
  while (rows.step()) {
    AccountBalance& balance = balances.at(rows.text(0));
    balance.opening_fen = rows.integer(1);
    balance.debit_fen = rows.integer(2);
    balance.credit_fen = rows.integer(3);
    balance.closing_fen = add(balance.opening_fen, add(balance.debit_fen, -balance.credit_fen));
  }
  std::vector<AccountBalance> result;
  for (auto& [code, balance] : balances) result.push_back(std::move(balance));
  return result;
}

namespace {

const std::string head_columns =
    "SELECT id, number, date, origin, CASE origin WHEN 'plugin' THEN kind || ' #' || sequence ELSE source "
    "END, memo, "
    "(SELECT coalesce(sum(debit), 0) FROM line WHERE line.voucher = voucher.id) FROM voucher ";

VoucherHead read_head(const Statement& row) {
  return {row.integer(0), row.text(1),   static_cast<std::int32_t>(row.integer(2)), row.text(3), row.text(4),
          row.text(5),    row.integer(6)};
}

}  // namespace

std::vector<VoucherHead> voucher_heads(Database& ledger, const std::string& company,
                                       std::optional<PeriodName> period) {
  std::vector<VoucherHead> heads;
  const PeriodName wanted = period.value_or(PeriodName{});
  Statement rows = ledger.query(
      head_columns +
          "WHERE company = ?1 AND (?2 = 0 OR (year = ?2 AND period = ?3)) ORDER BY year, period, ordinal",
      company, wanted.year, wanted.number);
  while (rows.step()) heads.push_back(read_head(rows));
  return heads;
}

std::optional<VoucherHead> find_voucher(Database& ledger, const std::string& company,
                                        const std::string& number) {
  Statement own = ledger.query(head_columns + "WHERE company = ? AND number = ?", company, number);
  if (own.step()) return read_head(own);
  Statement imported = ledger.query(
      head_columns + "WHERE company = ? AND origin = 'import' AND source = ? ORDER BY id LIMIT 2", company,
      number);
  if (!imported.step()) return std::nullopt;
  VoucherHead head = read_head(imported);
  if (imported.step()) return std::nullopt;
  return head;
}

std::vector<Line> voucher_lines(Database& ledger, std::int64_t voucher) {
  std::vector<Line> lines;
  Statement rows = ledger.query(
      "SELECT account, debit, credit, memo, cost_center, counterparty, rule FROM line WHERE voucher = ? "
      "ORDER BY line",
      voucher);
  while (rows.step())
    lines.push_back({rows.text(0), rows.integer(1), rows.integer(2), rows.text(3), rows.text(4), rows.text(5),
                     rows.text(6)});
  return lines;
}

}  // namespace erp
