// SPDX-License-Identifier: Apache-2.0
#include "disclosure/invariants.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "disclosure/relations.h"

namespace rubiao::disclosure {
namespace {

using Problems = std::vector<Problem>;

// Where a figure stands: the row as printed, and its column.
struct RowPlace {
  std::string id;
  Text text;
};

RowPlace place(const Row& row, TableId table, std::size_t column) {
  const auto columns = columns_of(table);
  const Label& label = columns[std::min(column, columns.size() - 1)];
  const std::string id(row.id);
  return {id,
          {id + " " + std::string(row.label.zh) + "，" + std::string(label.zh) + "列",
           id + " " + std::string(row.label.en) + ", column " + std::string(label.en)}};
}

Problem problem(std::string rule, std::string articles, const RowPlace& where, Fen found,
                const Text& expected) {
  return {.message = {where.text.zh + "不符合勾稽关系", where.text.en + " does not tie"},
          .rule = std::move(rule),
          .articles = std::move(articles),
          .field = where.id,
          .found = to_grouped_text(found),
          .expected = expected,
          .todo = {"核对本期业务事件与总账后重新生成",
                   "check the period's events and the ledger, then draw it up again"}};
}

void expect_equal(Problems& problems, const char* rule, const char* articles, const RowPlace& where,
                  Fen found, Fen expected, const Text& what) {
  if (found == expected) return;
  const std::string figure = to_grouped_text(expected);
  problems.push_back(problem(rule, articles, where, found, {what.zh + " " + figure, what.en + " " + figure}));
}

// The row of a table that shows a concept with this content.
const Row& row_showing(TableId table, std::string_view name, Content content) {
  for (const Row& row : rows_of(table)) {
    if (row.concept_name == name && row.content == content) return row;
  }
  throw Error(Status::internal,
              Problem{.message = {"披露表中没有 " + std::string(name), "no row shows " + std::string(name)}});
}

Fen figure(const NoteTable& table, const Row& row, std::size_t column) {
  return table.cell(row.id, column).value_or(0);
}

std::size_t first_column(TableId table) {
  return table == TableId::development_expenditure ? total_column : 0;
}

// INV-2: a row of the balance sheet and the carrying amount of its note table are one figure.
void check_statement(const Report& report, Problems& problems) {
  for (const StatementItem item : all_statement_items) {
    const auto& table = table_behind(report, item);
    if (!table) continue;
    const StatementRow& data = report.statement[static_cast<std::size_t>(item)].data;
    for (const auto& [id, presented] :
         {std::pair{closing_row(item), data.closing}, {opening_row(item), data.opening}}) {
      const Row& row = row_named(table->id, id);
      expect_equal(problems, "INV-2", "MOF2023-11:3.1", place(row, table->id, total_column),
                   figure(*table, row, total_column), presented.value_or(0),
                   {"资产负债表“其中：数据资源”", "the balance sheet's data resource row"});
    }
  }
}

// INV-3, roll-forward: closing = opening + increase − decreases, in every column.
void check_roll_forward(const NoteTable& table, const RollForward& roll, Problems& problems) {
  const Row& closing = row_showing(table.id, roll.balance, Content::closing);
  for (std::size_t column = first_column(table.id); column <= total_column; ++column) {
    Fen rolled = figure(table, row_showing(table.id, roll.balance, Content::opening), column);
    rolled = add(rolled, figure(table, row_showing(table.id, roll.increase, Content::movement), column));
    for (const std::string_view decrease : roll.decreases) {
      if (decrease.empty()) continue;
      rolled = subtract(rolled, figure(table, row_showing(table.id, decrease, Content::movement), column));
    }
    const bool development = table.id == TableId::development_expenditure;
    expect_equal(problems, development ? "INV-4" : "INV-3", development ? "CAS6:24" : "MOF2023-11:3.2",
                 place(closing, table.id, column), figure(table, closing, column), rolled,
                 {"期初 + 增加 − 减少 =", "opening + increase − decrease ="});
  }
}

// INV-3, sub-rows: a total is exactly the sum of its parts, at opening, at closing and over the period.
void check_sum(const NoteTable& table, const Sum& sum, Problems& problems) {
  for (const Content content : {Content::opening, Content::closing, Content::movement}) {
    const auto shown = std::ranges::any_of(rows_of(table.id), [&](const Row& row) {
      return row.concept_name == sum.total && row.content == content;
    });
    if (!shown) continue;
    const Row& total = row_showing(table.id, sum.total, content);
    for (std::size_t column = 0; column <= total_column; ++column) {
      Fen added = 0;
      for (const Term& term : sum.parts) {
        if (term.name.empty()) continue;
        added = add(added, term.weight * figure(table, row_showing(table.id, term.name, content), column));
      }
      expect_equal(problems, "INV-3", "MOF2023-11:3.2", place(total, table.id, column),
                   figure(table, total, column), added, {"各组成行之和", "the sum of its parts"});
    }
  }
}

// INV-3, columns: 合计 is the sum of the three columns, in every row.
void check_columns(const NoteTable& table, Problems& problems) {
  for (const NoteRow& row : table.rows) {
    Fen added = 0;
    for (std::size_t column = 0; column < total_column; ++column)
      added = add(added, row.cells[column].value_or(0));
    expect_equal(problems, "INV-3", "MOF2023-11:3.2", place(*row.row, table.id, total_column),
                 row.cells[total_column].value_or(0), added, {"三列之和", "the sum of the three columns"});
  }
}

void check_table(const std::optional<NoteTable>& table, Problems& problems) {
  if (!table) return;
  if (table->id != TableId::development_expenditure) check_columns(*table, problems);
  for (const Sum& sum : sums()) {
    if (sum.table == table->id) check_sum(*table, sum, problems);
  }
  for (const RollForward& roll : roll_forwards()) {
    if (roll.table == table->id) check_roll_forward(*table, roll, problems);
  }
}

// INV-4: what left development expenditure is what table A shows as internally developed.
void check_transfers(const Report& report, Problems& problems) {
  const Row& developed = row_named(TableId::intangible_assets, "A5");
  const Fen received = report.a ? figure(*report.a, developed, total_column) : 0;
  const Fen transferred = report.development ? report.development->cell("D3", total_column).value_or(0) : 0;
  expect_equal(problems, "INV-4", "CAS6:24; MOF2023-11:3.2",
               place(developed, TableId::intangible_assets, total_column), received, transferred,
               {"自开发支出转出（D3）", "transferred out of development expenditure (D3)"});
}

// INV-5: A14 is what the amortisation vouchers debited, and what came back with reclassified assets.
void check_amortisation(const Report& report, const LedgerBalances& ledger, Problems& problems) {
  if (!ledger.amortisation_debited) return;
  const Row& charged = row_named(TableId::intangible_assets, "A14");
  expect_equal(
      problems, "INV-5", "CAS6:17; MOF2023-11:3.2", place(charged, TableId::intangible_assets, total_column),
      report.a ? figure(*report.a, charged, total_column) : 0,
      add(*ledger.amortisation_debited, report.amortisation_reentered),
      {"摊销凭证借方加重新转入的摊销", "debits of the amortisation vouchers and amortisation re-entered"});
}

// INV-6: the data sub-accounts of the ledger hold what the register adds up to.
void check_ledger(const Report& report, const LedgerBalances& ledger, Problems& problems) {
  struct Tie {
    const std::optional<NoteTable>* table;
    TableId id;
    const char* row;
    const char* account;
    Fen balance;
  };
  using enum TableId;
  const std::array ties{
      Tie{&report.a, intangible_assets, "A11", "1701", ledger.cost_1701},
      Tie{&report.a, intangible_assets, "A19", "1702", ledger.amortisation_1702},
      Tie{&report.a, intangible_assets, "A24", "1703", ledger.impairment_1703},
      Tie{&report.development, development_expenditure, "D5", "530102", ledger.development_530102},
      Tie{&report.b, inventories, "B11", "1405 + 5001", ledger.inventory_1405_5001},
      Tie{&report.b, inventories, "B18", "1471", ledger.provision_1471}};
  for (const Tie& tie : ties) {
    const Row& row = row_named(tie.id, tie.row);
    const std::string account(tie.account);
    expect_equal(
        problems, "INV-6", "MOF2023-11:3.1", place(row, tie.id, total_column),
        *tie.table ? figure(**tie.table, row, total_column) : 0, tie.balance,
        {"总账 " + account + " 数据资源明细余额", "ledger balance of the data sub-accounts of " + account});
  }
}

// INV-7: no balance is negative, and write-downs never exceed cost.
void check_bounds(const std::optional<NoteTable>& table, Problems& problems) {
  if (!table) return;
  for (const NoteRow& row : table->rows) {
    if (row.row->content != Content::opening && row.row->content != Content::closing) continue;
    for (std::size_t column = 0; column <= total_column; ++column) {
      const Fen amount = row.cells[column].value_or(0);
      if (amount >= 0) continue;
      problems.push_back(problem("INV-7", "MOF2023-11:3.2", place(*row.row, table->id, column), amount,
                                 {"不小于 0.00", "0.00 or more"}));
    }
  }
}

// INV-11: 其中 is part of its row.
void check_parents(const Report& report, Problems& problems) {
  constexpr std::array names{Label{"存货", "Inventories"}, Label{"无形资产", "Intangible assets"},
                             Label{"开发支出", "Development expenditure"}};
  for (const StatementItem item : all_statement_items) {
    const auto index = static_cast<std::size_t>(item);
    const StatementLine& line = report.statement[index];
    const auto check = [&](std::optional<Fen> whole, std::optional<Fen> part, const Text& when) {
      if (!whole || !part || *whole >= *part) return;
      const RowPlace where{std::string(names[index].en),
                           {std::string(names[index].zh) + " 其中：数据资源，" + when.zh,
                            std::string(names[index].en) + ", of which data resources, " + when.en}};
      problems.push_back(problem(
          "INV-11", "MOF2023-11:3.1", where, *part,
          {"不大于该项目 " + to_grouped_text(*whole), "no more than the row, " + to_grouped_text(*whole)}));
    };
    check(line.parent.closing, line.data.closing, {"期末余额", "closing"});
    check(line.parent.opening, line.data.opening, {"期初余额", "opening"});
  }
}

}  // namespace

std::vector<Problem> check_invariants(const Report& report, const std::optional<LedgerBalances>& ledger) {
  Problems problems;
  check_statement(report, problems);
  for (const auto* table : {&report.a, &report.b, &report.development}) check_table(*table, problems);
  check_transfers(report, problems);
  if (ledger) check_amortisation(report, *ledger, problems);
  if (ledger) check_ledger(report, *ledger, problems);
  for (const auto* table : {&report.a, &report.b, &report.development}) check_bounds(*table, problems);
  check_parents(report, problems);
  return problems;
}

void require_invariants(const Report& report, const std::optional<LedgerBalances>& ledger) {
  auto problems = check_invariants(report, ledger);
  if (!problems.empty()) throw Error(Status::refused, std::move(problems));
}

}  // namespace rubiao::disclosure
