// SPDX-License-Identifier: Apache-2.0
#include "actions/disclosure_tables.h"

namespace rubiao {
namespace {

using namespace disclosure;

void add_statement(const Report& report, Language language, Result& result) {
  static const Text parents[] = {
      {"存货", "Inventories"}, {"无形资产", "Intangible assets"}, {"开发支出", "Development expenditure"}};
  Table table({"资产负债表项目", "Balance sheet rows"}, {{"item", {"项目", "item"}},
                                                         {"closing", {"期末余额", "closing"}, "amount"},
                                                         {"opening", {"期初余额", "opening"}, "amount"}});
  for (const StatementItem item : all_statement_items) {
    const StatementLine& line = report.statement[static_cast<std::size_t>(item)];
    table.row({parents[static_cast<std::size_t>(item)].in(language), cell(line.parent.closing),
               cell(line.parent.opening)});
    table.row({language == Language::zh ? "  其中：数据资源" : "  of which: data resources",
               cell(line.data.closing), cell(line.data.opening)});
  }
  result.table(table);
}

void add_note(const std::optional<NoteTable>& note, Language language, Result& result) {
  if (!note) return;
  const Label title = title_of(note->id);
  std::vector<TableColumn> columns{{"row", {"项目", "row"}}};
  for (const Label& label : columns_of(note->id)) {
    columns.push_back(
        {"c" + std::to_string(columns.size()), {std::string(label.zh), std::string(label.en)}, "amount"});
  }
  Table table({std::string(title.zh), std::string(title.en)}, std::move(columns));
  for (const NoteRow& row : note->rows) {
    const std::string_view label = language == Language::zh ? row.row->label.zh : row.row->label.en;
    std::vector<formats::Json> cells{std::string(static_cast<std::size_t>(2 * row.row->indent), ' ') +
                                     std::string(label)};
    // A table without acquisition routes has the total column alone.
    const std::size_t count = columns_of(note->id).size();
    for (std::size_t i = row.cells.size() - count; i < row.cells.size(); ++i)
      cells.push_back(cell(row.cells[i]));
    table.row(std::move(cells));
  }
  result.table(table);
}

}  // namespace

void add_report_tables(const Report& report, Language language, Result& result) {
  add_statement(report, language, result);
  add_note(report.a, language, result);
  add_note(report.b, language, result);
  add_note(report.development, language, result);
}

}  // namespace rubiao
