// SPDX-License-Identifier: Apache-2.0
// The depth is checked while parsing, before a deep value exists.
#include "json.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "failure.h"

namespace erp {

namespace {

// `byte` counts from 1.
[[noreturn]] void refuse(const std::string& text, const std::string& what, std::size_t byte) {
  const std::string_view before = std::string_view(text).substr(0, byte == 0 ? 0 : byte - 1);
  const auto line = std::ranges::count(before, '\n') + 1;
  const std::size_t column = before.size() - (before.rfind('\n') + 1) + 1;
  throw Failure(
      rubiao_invalid_input,
      {fmt::format("{} 不是合格的 JSON：第 {} 行第 {} 字节处有误；请检查引号、逗号和括号。", what, line,
                   column),
       fmt::format("{} is not well-formed JSON: line {}, byte {}; check quotes, commas and brackets.", what,
                   line, column)});
}

}  // namespace

Json parse_json(const std::string& text, const std::string& what) {
  const auto bounded = [](int depth, Json::parse_event_t, Json&) {
    if (depth > 64) throw std::length_error("deeper than 64 levels");
    return true;
  };
  try {
    return Json::parse(text, bounded);
  } catch (const Json::parse_error& error) {
    refuse(text, what, error.byte);
  } catch (const std::length_error&) {
    throw Failure(rubiao_invalid_input, {what + " 的嵌套超过 64 层；请减少嵌套。",
                                         what + " is nested deeper than 64 levels; flatten it."});
  }
}

}  // namespace erp
