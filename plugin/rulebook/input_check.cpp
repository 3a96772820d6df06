// SPDX-License-Identifier: Apache-2.0
#include "rulebook/input_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.h"

namespace rubiao::rulebook {
namespace {

Text allowed_text(const InputColumn& column) {
  if (column.allowed.any) return name(column.type);
  return {column.allowed.shown + " 之一", "one of " + column.allowed.shown};
}

Problem problem_of(const InputColumn& column, std::string found, Text message) {
  return {.message = std::move(message),
          .field = column.name,
          .found = std::move(found),
          .expected = allowed_text(column)};
}

}  // namespace

void check_input(const InputColumn& column, const ColumnSpace& space, const Value* value,
                 std::vector<Problem>& problems) {
  if (value == nullptr) {
    problems.push_back(problem_of(column, "", {"缺少这一输入", "this input is missing"}));
  } else if (type_of(*value) != column.type) {
    problems.push_back(
        problem_of(column, to_text(*value), {"输入的类型不对", "the input has the wrong type"}));
  } else if (!space.locate(*value)) {
    problems.push_back(
        problem_of(column, to_text(*value), {"输入的值不在允许范围内", "the value is not allowed"}));
  }
}

void check_surplus(const std::string& table, const std::vector<std::string>& columns, const Inputs& inputs,
                   std::vector<Problem>& problems) {
  for (const auto& [name, value] : inputs) {
    if (std::ranges::find(columns, name) == columns.end()) {
      problems.push_back({.message = {fmt::format("决策表 {} 没有这一输入", table),
                                      fmt::format("table {} has no such input", table)},
                          .field = name,
                          .found = to_text(value)});
    } else if (find_input(inputs, name) != &value) {
      problems.push_back({.message = {"同一输入给了两次", "the input is given twice"},
                          .field = name,
                          .found = to_text(value)});
    }
  }
}

const Value* find_input(const Inputs& inputs, const std::string& name) {
  const auto at = std::ranges::find(inputs, name, &Inputs::value_type::first);
  return at == inputs.end() ? nullptr : &at->second;
}

std::vector<Value> check_inputs(const Table& table, const std::vector<ColumnSpace>& spaces,
                                const Inputs& inputs) {
  std::vector<Problem> problems;
  std::vector<const Value*> found;
  std::vector<std::string> names;
  for (std::size_t column = 0; column < table.inputs.size(); ++column) {
    names.push_back(table.inputs[column].name);
    found.push_back(find_input(inputs, names.back()));
    check_input(table.inputs[column], spaces[column], found.back(), problems);
  }
  check_surplus(table.id, names, inputs, problems);
  if (!problems.empty()) throw Error(Status::invalid_input, std::move(problems));
  std::vector<Value> values;
  for (const Value* value : found) values.push_back(*value);
  return values;
}

std::string describe(const Inputs& inputs) {
  std::string text;
  for (const auto& [name, value] : inputs) {
    text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", name, to_text(value));
  }
  return text;
}

}  // namespace rubiao::rulebook
