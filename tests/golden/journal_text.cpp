// SPDX-License-Identifier: Apache-2.0
#include "journal_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace rubiao::test {
namespace {

constexpr Date last_day{std::chrono::year{2030}, std::chrono::December, std::chrono::day{31}};

std::string line_text(const VoucherLine& line) {
  const bool debit = line.debit_fen != 0;
  std::string text = fmt::format("  {}  {:<7}{:>18}  {}", debit ? "借" : "    贷", line.account,
                                 to_grouped_text(debit ? line.debit_fen : line.credit_fen), line.rule);
  if (!line.cost_center.empty()) text += "  " + line.cost_center;
  if (!line.counterparty.empty()) text += "  " + line.counterparty;
  return text + "\n";
}

std::string vouchers_text(const MemoryLedger& ledger) {
  std::string text = "凭证 / vouchers\n";
  if (ledger.vouchers.empty()) text += "  无 / none\n";
  for (const auto& [key, voucher] : ledger.vouchers) {
    text += fmt::format("{}  {}  {}\n", to_text(key), to_text(voucher.date), voucher.memo);
    for (const VoucherLine& line : voucher.lines) text += line_text(line);
  }
  return text;
}

std::string balances_text(MemoryLedger& ledger) {
  std::string text = "余额 / balances\n";
  for (const HostAccount& account : ledger.trial_balance("TEST", last_day, last_day)) {
    if (account.closing_fen == 0) continue;
    const bool debit = account.closing_fen > 0;
    text += fmt::format("  {}  {:<7}{:>18}\n", debit ? "借" : "贷", account.code,
                        to_grouped_text(debit ? account.closing_fen : -account.closing_fen));
  }
  return text;
}

// The rows that moved or that carry a balance at the end, by column.
std::string table_text(const disclosure::NoteTable& table) {
  static constexpr const char* columns[] = {"外购", "自行", "其他"};
  std::string text;
  for (const disclosure::NoteRow& row : table.rows) {
    for (std::size_t column = 0; column < 3; ++column) {
      const bool whole = table.id == disclosure::TableId::development_expenditure;
      const auto& cell = row.cells[whole ? disclosure::total_column : column];
      if (cell && *cell != 0) {
        text += fmt::format("  {:<4}{:>18}  {}{}\n", row.row->id, to_grouped_text(*cell), row.row->label.zh,
                            whole ? "" : fmt::format("（{}）", columns[column]));
      }
      if (whole) break;
    }
  }
  return text;
}

// Of the last year in which something was booked, as a report has them.
std::string notes_text(CompanyInMemory& company) {
  Date booked{std::chrono::year{2024}, std::chrono::January, std::chrono::day{1}};
  for (const auto& [key, voucher] : company.host.ledger.vouchers) booked = std::max(booked, voucher.date);
  const Period january(static_cast<int>(booked.year()), 1);
  const auto totals = store::movement_totals(company.store, company.books.company, january.first_day(),
                                             january.plus_months(11).last_day());
  const std::string rows = table_text(disclosure::table_a(totals)) + table_text(disclosure::table_b(totals)) +
                           table_text(disclosure::development_table(totals));
  return "附注 / notes\n" + (rows.empty() ? "  无 / none\n" : rows);
}

}  // namespace

std::string journal_text(CompanyInMemory& company) {
  return vouchers_text(company.host.ledger) + "\n" + balances_text(company.host.ledger) + "\n" +
         notes_text(company);
}

}  // namespace rubiao::test
