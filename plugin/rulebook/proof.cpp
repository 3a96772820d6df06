// SPDX-License-Identifier: Apache-2.0
#include "rulebook/proof.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rulebook/input_check.h"

namespace rubiao::rulebook {
namespace {

using Box = std::vector<Bits>;  // one set of elements a column

constexpr std::size_t most_gaps_told = 5;
constexpr std::size_t most_work = 50'000'000;  // words of fragments cut: about a second

// One input out of a box, as a person would type it.
std::string witness(const Decider& decider, const Box& box) {
  Inputs inputs;
  for (std::size_t column = 0; column < box.size(); ++column) {
    inputs.emplace_back(decider.table().inputs[column].name,
                        decider.spaces()[column].witness(box[column].first()));
  }
  return describe(inputs);
}

std::optional<Box> meet(const Decider& decider, std::size_t a, std::size_t b) {
  const std::size_t columns = decider.spaces().size();
  for (std::size_t column = 0; column < columns; ++column) {
    if (!decider.box(a, column).meets(decider.box(b, column))) return std::nullopt;
  }
  Box common;
  for (std::size_t column = 0; column < columns; ++column)
    common.push_back(decider.box(a, column) & decider.box(b, column));
  return common;
}

bool agree(const Row& a, const Row& b) {
  for (std::size_t column = 0; column < a.outputs.size(); ++column) {
    if (compare(a.outputs[column], b.outputs[column]) != 0) return false;
  }
  return true;
}

void prove_disjoint(const Decider& decider, Findings& findings) {
  const std::vector<Row>& rows = decider.table().rows;
  const bool may_agree = decider.table().hit_policy == 'A';
  for (std::size_t later = 1; later < rows.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (may_agree && agree(rows[earlier], rows[later])) continue;
      const std::optional<Box> common = meet(decider, earlier, later);
      if (!common) continue;
      findings.add(rows[later].place,
                   {.message = {fmt::format("与 {} 行重叠：同一输入两行都适用", rows[earlier].id),
                                fmt::format("overlaps row {}: both take the same input", rows[earlier].id)},
                    .rule = "R302",
                    .field = rows[later].id,
                    .found = witness(decider, *common),
                    .todo = {"收窄其中一行的条件", "narrow the conditions of one of them"}});
    }
  }
}

// What is left of `piece` outside the row's box, as boxes that do not meet.
void subtract(const Decider& decider, std::size_t row, Box piece, std::vector<Box>& rest) {
  for (std::size_t column = 0; column < piece.size(); ++column) {
    if (!piece[column].meets(decider.box(row, column))) {
      rest.push_back(std::move(piece));
      return;
    }
  }
  for (std::size_t column = 0; column < piece.size(); ++column) {
    Bits outside = piece[column] - decider.box(row, column);
    if (!outside.empty()) {
      Box fragment = piece;
      fragment[column] = std::move(outside);
      rest.push_back(std::move(fragment));
    }
    piece[column] &= decider.box(row, column);
  }
}

void report_gaps(const Decider& decider, const std::vector<Box>& gaps, Findings& findings) {
  const std::string count = std::to_string(gaps.size());
  for (std::size_t gap = 0; gap < std::min(gaps.size(), most_gaps_told); ++gap) {
    const std::string number = std::to_string(gap + 1);
    findings.add(decider.table().place,
                 {.message = {"有输入没有任何一行适用（第 " + number + " 处，共 " + count + " 处）",
                              "an input that no row covers (" + number + " of " + count + ")"},
                  .rule = "R301",
                  .field = decider.table().id,
                  .found = witness(decider, gaps[gap]),
                  .todo = {"增加一行，或放宽某一行的条件", "add a row or widen one"}});
  }
}

void prove_complete(const Decider& decider, Findings& findings, std::size_t fragment_limit) {
  Box whole;
  std::size_t words = 0;
  for (const ColumnSpace& space : decider.spaces()) {
    if (space.size() == 0) return;  // the column allows nothing: R303 has said so of every row
    words += whole.emplace_back(space.size(), true).words().size();
  }
  std::size_t work = 0;
  std::vector<Box> left{std::move(whole)};
  for (std::size_t row = 0; row < decider.table().rows.size(); ++row) {
    std::vector<Box> rest;
    for (Box& piece : left) subtract(decider, row, std::move(piece), rest);
    left = std::move(rest);
    work += left.size() * words;
    if (left.size() <= fragment_limit && work <= most_work) continue;
    findings.add(decider.table().place,
                 {.message = {"决策表过于复杂，无法证明其完整", "too tangled to be proved complete"},
                  .rule = "R306",
                  .field = decider.table().id,
                  .found = fmt::format("{} fragments", left.size()),
                  .todo = {"拆成几张表", "split it into several tables"}});
    return;
  }
  report_gaps(decider, left, findings);
}

void find_unreachable(const Decider& decider, Findings& findings) {
  for (std::size_t row = 0; row < decider.table().rows.size(); ++row) {
    const Row& source = decider.table().rows[row];
    for (std::size_t column = 0; column < decider.spaces().size(); ++column) {
      if (!decider.box(row, column).empty()) continue;
      findings.add(source.place,
                   {.message = {"没有任何输入能到达这一行", "no input reaches this row"},
                    .rule = "R303",
                    .field = source.id + ", " + decider.table().inputs[column].name,
                    .found = source.conditions[column].shown,
                    .todo = {"改正这一单元格或删去这一行", "correct the cell or delete the row"}});
    }
  }
}

void find_unproduced(const Table& table, Findings& findings) {
  for (std::size_t column = 0; column < table.outputs.size(); ++column) {
    for (const Value& value : table.outputs[column].output_values) {
      const auto gives = [&](const Row& row) { return compare(row.outputs[column], value) == 0; };
      if (std::ranges::any_of(table.rows, gives)) continue;
      findings.add(table.place, {.message = {"没有一行给出这个输出值", "no row gives this output value"},
                                 .rule = "R304",
                                 .field = table.outputs[column].name,
                                 .found = to_text(value),
                                 .todo = {"删去它或增加一行", "take it off the list or add a row"}});
    }
  }
}

}  // namespace

void prove(const Decider& decider, Findings& findings, std::size_t fragment_limit) {
  find_unreachable(decider, findings);
  find_unproduced(decider.table(), findings);
  if (!decider.table().has_one_outcome()) return;
  prove_disjoint(decider, findings);
  prove_complete(decider, findings, fragment_limit);
}

}  // namespace rubiao::rulebook
