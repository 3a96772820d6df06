// SPDX-License-Identifier: Apache-2.0
#include "rulebook/input_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.h"

namespace rubiao::rulebook {
namespace {

const Value* find(const Inputs& inputs, const std::string& name) {
  const auto at = std::ranges::find(inputs, name, &Inputs::value_type::first);
  return at == inputs.end() ? nullptr : &at->second;
}

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

void check_one(const InputColumn& column, const ColumnSpace& space, const Value* value,
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

// An input that no column asks for, or that stands there twice.
void check_surplus(const Table& table, const Inputs& inputs, std::vector<Problem>& problems) {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const auto& [name, value] = inputs[i];
    const bool declared = std::ranges::find(table.inputs, name, &InputColumn::name) != table.inputs.end();
    if (!declared) {
      problems.push_back({.message = {fmt::format("决策表 {} 没有这一输入", table.id),
                                      fmt::format("table {} has no such input", table.id)},
                          .field = name,
                          .found = to_text(value)});
    } else if (find(inputs, name) != &value) {
      problems.push_back({.message = {"同一输入给了两次", "the input is given twice"},
                          .field = name,
                          .found = to_text(value)});
    }
  }
}

}  // namespace

std::vector<Value> check_inputs(const Table& table, const std::vector<ColumnSpace>& spaces,
                                const Inputs& inputs) {
  std::vector<Problem> problems;
  std::vector<const Value*> found;
  for (std::size_t column = 0; column < table.inputs.size(); ++column) {
    found.push_back(find(inputs, table.inputs[column].name));
    check_one(table.inputs[column], spaces[column], found.back(), problems);
  }
  check_surplus(table, inputs, problems);
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
