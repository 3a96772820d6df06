// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

#include <fmt/format.h>

#include <utility>

namespace rubiao {
namespace {

constexpr std::size_t longest_quote = 900;  // bytes of somebody's input repeated in a message

// Cut at a UTF-8 character border, so that a message stays valid text.
std::string shortened(const std::string& found) {
  if (found.size() <= longest_quote) return found;
  std::size_t end = longest_quote;
  while (end > 0 && (static_cast<unsigned char>(found[end]) & 0xC0) == 0x80) --end;
  return found.substr(0, end) + "…";
}

std::string place(const Problem& problem, bool zh) {
  std::string text = problem.file;
  if (problem.line > 0 && text.empty()) {
    text = fmt::format(fmt::runtime(zh ? "第 {} 行" : "line {}"), problem.line);
    if (problem.column > 0)
      text += fmt::format(fmt::runtime(zh ? "第 {} 列" : ", column {}"), problem.column);
  } else if (problem.line > 0) {
    text += fmt::format(":{}", problem.line);
    if (problem.column > 0) text += fmt::format(":{}", problem.column);
  }
  if (!problem.field.empty()) text += (text.empty() ? "" : ": ") + shortened(problem.field);
  return text;
}

}  // namespace

Error::Error(Status status, Problem problem) : Error(status, std::vector{std::move(problem)}) {}

Error::Error(Status status, std::vector<Problem> problems) : status_(status), problems_(std::move(problems)) {
  if (!problems_.empty()) what_ = render(problems_.front(), Language::en);
}

std::string outcome_of(const Error& error) {
  static constexpr const char* names[] = {
      "ok",   "refused",   "invalid_input", "not_found",    "not_permitted",    "conflict",
      "busy", "cancelled", "host_failed",   "store_failed", "version_mismatch", "internal"};
  std::string outcome = names[static_cast<std::size_t>(error.status())];
  if (!error.problems().empty() && !error.problems().front().rule.empty())
    outcome += " " + error.problems().front().rule;
  return outcome;
}

std::string render(const Problem& problem, Language language) {
  const bool zh = language == Language::zh;
  std::string text = place(problem, zh);
  if (!text.empty()) text += zh ? "：" : ": ";
  text += problem.message.in(language);
  if (!problem.found.empty()) {
    text += fmt::format(fmt::runtime(zh ? "；实际为“{}”" : "; found \"{}\""), shortened(problem.found));
  }
  if (!problem.expected.in(language).empty()) {
    text += (zh ? "；应为" : "; expected ") + problem.expected.in(language);
  }
  if (!problem.todo.in(language).empty()) text += (zh ? "；处理：" : "; ") + problem.todo.in(language);
  if (!problem.rule.empty() || !problem.articles.empty()) {
    const char* between = problem.rule.empty() || problem.articles.empty() ? "" : "; ";
    text += fmt::format(" [{}{}{}]", problem.rule, between, problem.articles);
  }
  return text;
}

std::string render(const Error& error, Language language) {
  std::string text;
  for (const Problem& problem : error.problems()) {
    if (!text.empty()) text += '\n';
    text += render(problem, language);
  }
  return text;
}

void refuse(std::string rule, std::string articles, Text message, Text todo) {
  throw Error(Status::refused, Problem{.message = std::move(message),
                                       .rule = std::move(rule),
                                       .articles = std::move(articles),
                                       .todo = std::move(todo)});
}

void reject(std::string field, std::string found, Text message, Text todo) {
  throw Error(Status::invalid_input, Problem{.message = std::move(message),
                                             .field = std::move(field),
                                             .found = std::move(found),
                                             .todo = std::move(todo)});
}

}  // namespace rubiao
