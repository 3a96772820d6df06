// SPDX-License-Identifier: Apache-2.0
#include "disclosure/report.h"

#include <algorithm>

#include "base/error.h"

namespace rubiao::disclosure {
namespace {

void require(std::string_view field, const std::string& value) {
  if (!value.empty()) return;
  reject(std::string(field), "", {"披露需要该信息", "a disclosure needs this"},
         {"在企业设置中填写", "set it in the company's settings"});
}

void check_inputs(const Inputs& inputs) {
  require("entity.name", inputs.entity.name);
  require("entity.identifier", inputs.entity.identifier);
  require("entity.scheme", inputs.entity.scheme);
  const bool real = inputs.from.ok() && inputs.to.ok();
  if (real && inputs.from < inputs.to) return;
  reject("period", real ? to_text(inputs.from) + " - " + to_text(inputs.to) : "",
         {"报告期的首日应早于末日", "the first day of a reporting period is before its last"});
}

bool any_of(const Inputs& inputs, Holding holding) {
  return std::ranges::any_of(inputs.totals,
                             [&](const MovementTotal& total) { return holding_of(total.kind) == holding; });
}

void tabulate(const Inputs& inputs, Report& report) {
  const bool researched = std::ranges::any_of(inputs.totals, [](const MovementTotal& total) {
    return total.kind == MovementKind::research_expensed;
  });
  if (any_of(inputs, Holding::intangible)) report.a = table_a(inputs.totals);
  if (any_of(inputs, Holding::inventory)) report.b = table_b(inputs.totals);
  if (any_of(inputs, Holding::development) || researched)
    report.development = development_table(inputs.totals);
  const bool taken_over =
      std::ranges::any_of(inputs.totals, [](const MovementTotal& total) { return is_opening(total.kind); });
  if (!inputs.first_year || taken_over) return;
  for (auto* table : {&report.a, &report.b, &report.development}) {
    if (*table) blank_opening(**table);
  }
}

Fen member(const ParentRows& rows, StatementItem item) {
  if (item == StatementItem::inventories) return rows.inventories;
  if (item == StatementItem::intangible_assets) return rows.intangible_assets;
  return rows.development_expenditure;
}

// The row with 其中：数据资源 is the carrying amount of the note table, the very same figure.
StatementLine line_of(const Inputs& inputs, const Report& report, StatementItem item) {
  StatementLine line{.parent = {}, .data = inputs.presented[static_cast<std::size_t>(item)]};
  if (inputs.parents_closing) line.parent.closing = member(*inputs.parents_closing, item);
  if (inputs.parents_opening) line.parent.opening = member(*inputs.parents_opening, item);
  if (const auto& table = table_behind(report, item)) {
    line.data.closing = table->cell(closing_row(item), total_column);
    line.data.opening = table->cell(opening_row(item), total_column);
  }
  return line;
}

Fen reentered(const Inputs& inputs) {
  Fen sum = 0;
  for (const MovementTotal& total : inputs.totals) {
    const bool moved_in =
        total.kind == MovementKind::other_increase || total.kind == MovementKind::moved_from_held_for_sale;
    if (moved_in) sum = add(sum, total.during.amortisation);
  }
  return sum;
}

}  // namespace

Report compose(const Inputs& inputs) {
  check_inputs(inputs);
  Report report{.entity = inputs.entity, .from = inputs.from, .to = inputs.to};
  tabulate(inputs, report);
  for (const StatementItem item : all_statement_items) {
    report.statement[static_cast<std::size_t>(item)] = line_of(inputs, report, item);
  }
  report.amortisation_reentered = reentered(inputs);
  report.figures = inputs.figures;
  report.items = inputs.items;
  std::ranges::sort(report.items, {}, &Item::id);
  report.methods.assign(inputs.methods.begin(), inputs.methods.end());
  report.cost_formulas.assign(inputs.cost_formulas.begin(), inputs.cost_formulas.end());
  report.narratives = inputs.narratives;
  report.edition = inputs.edition;
  report.rules_sha256 = inputs.rules_sha256;
  return report;
}

const std::optional<NoteTable>& table_behind(const Report& report, StatementItem item) {
  if (item == StatementItem::inventories) return report.b;
  return item == StatementItem::intangible_assets ? report.a : report.development;
}

std::string_view closing_row(StatementItem item) {
  if (item == StatementItem::inventories) return "B20";
  return item == StatementItem::intangible_assets ? "A26" : "D5";
}

std::string_view opening_row(StatementItem item) {
  if (item == StatementItem::inventories) return "B21";
  return item == StatementItem::intangible_assets ? "A27" : "D1";
}

}  // namespace rubiao::disclosure
