// SPDX-License-Identifier: Apache-2.0
// First the accounts are grouped by the prefix that maps them, then each group goes to the row of its net
// side: a debit on 应交税费 is input VAT to be used later, an other current asset. [CAS30]
#include "balance_sheet.h"

#include <fmt/format.h>

#include "csv_table.h"
#include "embedded.h"
#include "failure.h"
#include "result_printer.h"

namespace erp {

namespace {

struct Mapping {
  std::string debit_row;
  std::string credit_row;
  std::string of_which;
};

std::map<std::string, Mapping> read_mappings() {
  std::map<std::string, Mapping> mappings;
  for (const CsvRow& row : embedded_rows(embedded::balance_sheet_accounts))
    mappings.emplace(row.cells[0], Mapping{row.cells[1], row.cells[2], row.cells[3]});
  return mappings;
}

std::vector<SheetRow> read_rows() {
  std::vector<SheetRow> rows;
  for (const CsvRow& row : embedded_rows(embedded::balance_sheet_lines))
    rows.push_back({row.cells[0], row.cells[1], row.cells[2], row.cells[3], {row.cells[4], row.cells[5]}, 0});
  return rows;
}

std::string longest_prefix(const std::map<std::string, Mapping>& mappings, const std::string& code) {
  for (std::size_t length = code.size(); length > 0; --length)
    if (mappings.contains(code.substr(0, length))) return code.substr(0, length);
  throw Failure(rubiao_internal, {"科目 " + code + " 没有对应的报表项目。",
                                  "Account " + code + " has no row in the balance sheet."});
}

// Net debit of every row id.
std::map<std::string, Fen> row_debits(const std::vector<AccountBalance>& balances) {
  const std::map<std::string, Mapping> mappings = read_mappings();
  std::map<std::string, Fen> groups;
  for (const AccountBalance& balance : balances) {
    if (balance.closing_fen == 0) continue;
    Fen& group = groups[longest_prefix(mappings, balance.account.code)];
    group = add(group, balance.closing_fen);
  }
  std::map<std::string, Fen> rows;
  for (const auto& [prefix, debit] : groups) {
    const Mapping& mapping = mappings.at(prefix);
    Fen& row = rows[debit >= 0 ? mapping.debit_row : mapping.credit_row];
    row = add(row, debit);
    if (mapping.of_which.empty()) continue;
    Fen& part = rows[mapping.of_which];
    part = add(part, debit);
  }
  return rows;
}

Fen sum_of(const std::vector<SheetRow>& rows, const std::string& side, const std::string& section) {
  Fen sum = 0;
  for (const SheetRow& row : rows) {
    if (row.side != side || (!section.empty() && row.section != section)) continue;
    if (row.kind == "line") sum = add(sum, row.amount_fen);
    if (row.kind == "deduction") sum = add(sum, -row.amount_fen);
  }
  return sum;
}

void check_sides(const std::vector<SheetRow>& rows) {
  const Fen assets = sum_of(rows, "asset", "");
  const Fen claims = add(sum_of(rows, "liability", ""), sum_of(rows, "equity", ""));
  if (assets == claims) return;
  const std::string left = format_amount(assets);
  const std::string right = format_amount(claims);
  throw Failure(rubiao_internal, {"资产负债表不平：资产 " + left + "，负债和所有者权益 " + right + "。",
                                  "The balance sheet does not balance: assets " + left +
                                      ", liabilities and equity " + right + "."});
}

}  // namespace

std::vector<SheetRow> balance_sheet(const std::vector<AccountBalance>& balances) {
  const std::map<std::string, Fen> debits = row_debits(balances);
  std::vector<SheetRow> rows = read_rows();
  for (SheetRow& row : rows) {
    const auto debit = debits.find(row.id);
    if (row.id.empty() || debit == debits.end()) continue;
    const bool by_debit = row.side == "asset" || row.kind == "deduction";
    row.amount_fen = by_debit ? debit->second : -debit->second;
  }
  for (SheetRow& row : rows) {
    if (row.kind == "subtotal") row.amount_fen = sum_of(rows, row.side, row.section);
    if (row.kind == "total") row.amount_fen = sum_of(rows, row.side, "");
  }
  check_sides(rows);
  return rows;
}

Fen row_amount(const std::vector<SheetRow>& rows, const std::string& id) {
  const auto row = std::ranges::find(rows, id, &SheetRow::id);
  return row == rows.end() ? 0 : row->amount_fen;
}

Fen row_total(const std::vector<SheetRow>& rows, const std::string& side) {
  return sum_of(rows, side, "");
}

namespace {

struct Cells {
  Json name;
  Json closing;
  Json opening;
};

// Nil lines are blank, nil totals are 0.00.
Json amount_cell(const SheetRow& row) {
  const bool is_sum = row.kind == "subtotal" || row.kind == "total";
  if (row.kind == "heading" || (row.amount_fen == 0 && !is_sum)) return nullptr;
  return format_amount(row.amount_fen);
}

Cells cells_of(const SheetRow& closing, const SheetRow& opening, Language language) {
  const std::string indent = closing.kind == "of_which"                              ? "    "
                             : closing.kind == "line" || closing.kind == "deduction" ? "  "
                                                                                     : "";
  return {indent + closing.name.in(language), amount_cell(closing), amount_cell(opening)};
}

Cells grand_total(const std::vector<SheetRow>& closing, const std::vector<SheetRow>& opening,
                  Language language) {
  const auto claims = [](const std::vector<SheetRow>& rows) {
    return format_amount(add(sum_of(rows, "liability", ""), sum_of(rows, "equity", "")));
  };
  const Text name{"负债和所有者权益总计", "Total liabilities and equity"};
  return {name.in(language), claims(closing), claims(opening)};
}

Json side_by_side(const std::vector<Cells>& left, const std::vector<Cells>& right) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < left.size(); ++i)
    rows.push_back(
        {left[i].name, left[i].closing, left[i].opening, right[i].name, right[i].closing, right[i].opening});
  return rows;
}

// The shorter side is filled with blanks before its last row, so that the totals face each other.
void level(std::vector<Cells>& left, std::vector<Cells>& right) {
  std::vector<Cells>& shorter = left.size() < right.size() ? left : right;
  const std::size_t missing = std::max(left.size(), right.size()) - shorter.size();
  shorter.insert(shorter.end() - 1, missing, Cells{});
}

}  // namespace

Json balance_sheet_table(const std::vector<SheetRow>& closing, const std::vector<SheetRow>& opening,
                         const std::string& title, Language language) {
  std::vector<Cells> left;
  std::vector<Cells> right;
  for (std::size_t i = 0; i < closing.size(); ++i)
    (closing[i].side == "asset" ? left : right).push_back(cells_of(closing[i], opening[i], language));
  right.push_back(grand_total(closing, opening, language));
  level(left, right);
  const bool zh = language == Language::zh;
  const std::string now = zh ? "期末余额" : "Closing";
  const std::string before = zh ? "上年年末余额" : "Prior year end";
  return make_table(title,
                    {column("asset", zh ? "资产" : "Assets"), column("asset_closing", now, "amount"),
                     column("asset_opening", before, "amount"),
                     column("claim", zh ? "负债和所有者权益" : "Liabilities and equity"),
                     column("claim_closing", now, "amount"), column("claim_opening", before, "amount")},
                    side_by_side(left, right), zh ? "单位：元" : "In yuan");
}

}  // namespace erp
