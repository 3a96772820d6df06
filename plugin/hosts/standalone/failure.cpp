// SPDX-License-Identifier: Apache-2.0
// Words for a failure: the message first, then one line a problem in the form
// file:line:column [field] found …; expected …; what to do. What comes from a file is shortened and cleaned
// of control characters.
#include "failure.h"

#include <fmt/format.h>

#include <utility>

#include "printable.h"

namespace erp {

Failure::Failure(rubiao_status status, Text message, std::vector<Problem> problems)
    : status_(status), message_(std::move(message)), problems_(std::move(problems)) {}

namespace {

// A column name or a value may be as long as a file; these many characters tell which one it is.
constexpr std::size_t longest_name = 60;
constexpr std::size_t longest_value = 200;

std::string place(const Problem& problem) {
  std::string text = printable(problem.file);
  if (problem.line > 0) text += fmt::format(":{}", problem.line);
  if (problem.column > 0) text += fmt::format(":{}", problem.column);
  if (!problem.field.empty())
    text += fmt::format("{}[{}]", text.empty() ? "" : " ", printable(shortened(problem.field, longest_name)));
  return text;
}

std::string words(const Problem& problem, Language language) {
  const bool zh = language == Language::zh;
  std::string text;
  const auto add = [&](const char* label, const std::string& part) {
    if (part.empty()) return;
    if (!text.empty()) text += zh ? "；" : "; ";
    text += label + printable(part);
  };
  add(zh ? "发现：" : "found ", shortened(problem.found.in(language), longest_value));
  add(zh ? "应为：" : "expected ", problem.expected.in(language));
  add(zh ? "处理：" : "to do: ", problem.todo.in(language));
  return text;
}

}  // namespace

std::string describe(const Failure& failure, Language language) {
  std::string text = printable_lines(failure.message().in(language)) + "\n";
  for (const Problem& problem : failure.problems()) {
    const std::string where = place(problem);
    text += fmt::format("  {}{}{}\n", where, where.empty() ? "" : " ", words(problem, language));
  }
  return text;
}

}  // namespace erp
