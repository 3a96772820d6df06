// SPDX-License-Identifier: Apache-2.0
#include "rulebook/cell_tokens.h"

#include <array>
#include <utility>

namespace rubiao::rulebook {
namespace {

using Kind = Token::Kind;

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> full_width{{{"，", ","},
                                                                                    {"、", ","},
                                                                                    {"“", "\""},
                                                                                    {"”", "\""},
                                                                                    {"‘", "\""},
                                                                                    {"’", "\""},
                                                                                    {"（", "("},
                                                                                    {"）", ")"},
                                                                                    {"－", "-"},
                                                                                    {"—", "-"},
                                                                                    {"＜", "<"},
                                                                                    {"＞", ">"}}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Letters, digits, underscore and everything beyond ASCII: names may be Chinese.
bool is_name_part(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

void refuse_full_width_at(std::string_view cell, std::size_t at) {
  for (const auto& [wide, narrow] : full_width) {
    if (!cell.substr(at).starts_with(wide)) continue;
    const std::string half(narrow);
    throw cell_fault("R201", cell, {"单元格里有全角符号", "a full-width sign in the cell"},
                     {"改用半角符号 " + half, "type the half-width sign " + half});
  }
}

// A quoted text from the quotation mark at `at`; leaves `at` behind it. \" and \\ are the only escapes.
Token take_text(std::string_view cell, std::size_t& at) {
  std::string text;
  for (++at; at < cell.size() && cell[at] != '"'; ++at) {
    const bool escape =
        cell[at] == '\\' && at + 1 < cell.size() && (cell[at + 1] == '"' || cell[at + 1] == '\\');
    if (escape) ++at;
    text += cell[at];
  }
  if (at >= cell.size()) {
    throw cell_fault("R201", cell, {"引号没有成对", "a quotation mark is not closed"},
                     {"补上另一个引号", "close it"});
  }
  ++at;
  return {Kind::text, std::move(text)};
}

Token take_number(std::string_view cell, std::size_t& at) {
  const std::size_t start = at;
  while (at < cell.size() &&
         (is_digit(cell[at]) || (cell[at] == '.' && !cell.substr(at).starts_with("..")))) {
    ++at;
  }
  return {Kind::number, std::string(cell.substr(start, at - start))};
}

Token take_name(std::string_view cell, std::size_t& at) {
  const std::size_t start = at;
  const auto goes_on = [&] {
    const bool path = cell[at] == '.' && at + 1 < cell.size() && is_name_part(cell[at + 1]);
    return path || is_name_part(cell[at]);
  };
  for (; at < cell.size() && goes_on(); ++at) refuse_full_width_at(cell, at);
  return {Kind::name, std::string(cell.substr(start, at - start))};
}

Token take_sign(std::string_view cell, std::size_t& at) {
  for (const std::string_view sign : {"<=", ">=", "..", "<", ">", "(", ")", "[", "]", ",", "-"}) {
    if (!cell.substr(at).starts_with(sign)) continue;
    at += sign.size();
    return {Kind::sign, std::string(sign)};
  }
  throw cell_fault(
      "R201", cell, {"单元格里有不认识的符号", "an unknown sign in the cell"},
      {"只用字面值、逗号、not()、区间和比较号", "use literals, commas, not(), ranges and comparisons only"});
}

Token take(std::string_view cell, std::size_t& at) {
  if (cell[at] == '"') return take_text(cell, at);
  refuse_full_width_at(cell, at);
  const bool fraction = cell[at] == '.' && at + 1 < cell.size() && is_digit(cell[at + 1]);
  if (is_digit(cell[at]) || fraction) return take_number(cell, at);
  if (is_name_part(cell[at])) return take_name(cell, at);
  return take_sign(cell, at);
}

}  // namespace

Error cell_fault(std::string rule, std::string_view found, Text message, Text todo) {
  return {Status::invalid_input, Problem{.message = std::move(message),
                                         .rule = std::move(rule),
                                         .found = std::string(found),
                                         .todo = std::move(todo)}};
}

void refuse_full_width(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); ++at) refuse_full_width_at(word, at);
}

std::vector<Token> split_cell(std::string_view cell) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  while (at < cell.size()) {
    if (cell[at] == ' ' || cell[at] == '\t' || cell[at] == '\n' || cell[at] == '\r') {
      ++at;
    } else {
      tokens.push_back(take(cell, at));
    }
  }
  tokens.push_back({Kind::end, ""});
  return tokens;
}

}  // namespace rubiao::rulebook
