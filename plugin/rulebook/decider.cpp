// SPDX-License-Identifier: Apache-2.0
#include "rulebook/decider.h"

#include <fmt/format.h>

#include <utility>

#include "base/error.h"
#include "rulebook/input_check.h"

namespace rubiao::rulebook {
namespace {

std::vector<ColumnSpace> cut(const Table& table) {
  std::vector<ColumnSpace> spaces;
  for (std::size_t column = 0; column < table.inputs.size(); ++column) {
    std::vector<const CellTest*> cells;
    for (const Row& row : table.rows) cells.push_back(&row.conditions[column]);
    spaces.emplace_back(table.inputs[column], cells);
  }
  return spaces;
}

Bits elements_of(const CellTest& cell, const ColumnSpace& space) {
  Bits elements(space.size());
  for (std::size_t element = 0; element < space.size(); ++element) {
    if (holds(cell, space.witness(element))) elements.set(element);
  }
  return elements;
}

}  // namespace

Decider::Decider(Table table) : table_(std::move(table)), spaces_(cut(table_)) {
  const std::size_t columns = spaces_.size();
  for (const ColumnSpace& space : spaces_) rows_.emplace_back(space.size(), Bits(table_.rows.size()));
  for (std::size_t row = 0; row < table_.rows.size(); ++row) {
    std::vector<Bits>& box = boxes_.emplace_back();
    for (std::size_t column = 0; column < columns; ++column) {
      box.push_back(elements_of(table_.rows[row].conditions[column], spaces_[column]));
      for (std::size_t element = 0; element < spaces_[column].size(); ++element) {
        if (box.back().has(element)) rows_[column][element].set(row);
      }
    }
  }
}

Decision Decider::decide(const Inputs& inputs) const {
  return decide(check_inputs(table_, spaces_, inputs));
}

Decision Decider::decide(const std::vector<Value>& given) const {
  const std::vector<std::size_t> elements = locate(given);
  Decision decision{.table = table_.id, .name = table_.name, .hit_policy = table_.hit_policy};
  for (std::size_t column = 0; column < given.size(); ++column) {
    decision.inputs.emplace_back(table_.inputs[column].name, given[column]);
  }
  const Hits hits = hit(elements);
  for (std::size_t row = hits.all.first(); row != Bits::npos; row = hits.all.next(row + 1)) {
    decision.matches.push_back(explain(row, given));
  }
  for (std::size_t row = hits.but_one.first(); row != Bits::npos; row = hits.but_one.next(row + 1)) {
    decision.near_misses.push_back(miss(row, given, elements));
  }
  demand_one_row(decision);
  return decision;
}

std::vector<std::size_t> Decider::locate(const std::vector<Value>& given) const {
  std::vector<std::size_t> elements;
  for (std::size_t column = 0; column < given.size(); ++column) {
    elements.push_back(spaces_[column].locate(given[column]).value());
  }
  return elements;
}

Decider::Hits Decider::hit(const std::vector<std::size_t>& elements) const {
  Hits hits{Bits(table_.rows.size(), true), Bits(table_.rows.size())};
  for (std::size_t column = 0; column < elements.size(); ++column) {
    const Bits& taking = rows_[column][elements[column]];
    hits.but_one &= taking;
    hits.but_one |= hits.all - taking;
    hits.all &= taking;
  }
  return hits;
}

Match Decider::explain(std::size_t row, const std::vector<Value>& given) const {
  const Row& source = table_.rows[row];
  Match match{.row = source.id, .citations = source.citations, .note = source.note};
  for (std::size_t column = 0; column < given.size(); ++column) {
    match.cells.push_back({table_.inputs[column].name, source.conditions[column].shown, given[column], true});
  }
  for (std::size_t column = 0; column < source.outputs.size(); ++column) {
    match.outputs.emplace_back(table_.outputs[column].name, source.outputs[column]);
  }
  return match;
}

NearMiss Decider::miss(std::size_t row, const std::vector<Value>& given,
                       const std::vector<std::size_t>& elements) const {
  std::size_t column = 0;
  while (boxes_[row][column].has(elements[column])) ++column;
  return {table_.rows[row].id, table_.inputs[column].name, table_.rows[row].conditions[column].shown,
          given[column]};
}

void Decider::demand_one_row(const Decision& decision) const {
  const bool one_row = decision.matches.size() == 1;
  if (one_row || !table_.has_one_outcome() || (table_.hit_policy == 'A' && !decision.matches.empty())) return;
  std::string rows;
  for (const Match& match : decision.matches) rows += (rows.empty() ? "" : ", ") + match.row;
  const bool gap = rows.empty();
  refuse(
      gap ? "R301" : "R302", "",
      gap ? Text{fmt::format("决策表 {} 没有适用的行（{}）", table_.id, describe(decision.inputs)),
                 fmt::format("no row of table {} covers {}", table_.id, describe(decision.inputs))}
          : Text{fmt::format("决策表 {} 有多行同时适用：{}（{}）", table_.id, rows,
                             describe(decision.inputs)),
                 fmt::format("rows {} of table {} all cover {}", rows, table_.id, describe(decision.inputs))},
      {"修正规则表后重新加载", "correct the rule table and load it again"});
}

}  // namespace rubiao::rulebook
