// SPDX-License-Identifier: Apache-2.0
// Control characters are C0 and DEL, and C1 as well: U+009B alone starts an escape sequence on some
// terminals; and those that turn the direction of writing, for they show an amount or a name as another.
#include "printable.h"

#include <fmt/format.h>

#include "encoding.h"

namespace erp {

namespace {

bool turns_direction(char32_t point) {
  return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

// Which no XML document may hold, however it is written.
bool is_no_xml(char32_t point) {
  return point == 0xFFFE || point == 0xFFFF;
}

bool is_control(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point <= 0x9F) || turns_direction(point) || is_no_xml(point);
}

// `text` with every control character as `replace` writes it, and broken UTF-8 as U+FFFD.
template <typename Replace>
std::string cleaned(std::string_view text, const Replace& replace) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t point = next_code_point(text, at);
    if (at - from == 1 && point >= 0x80)
      result += "\xEF\xBF\xBD";
    else if (is_control(point))
      result += replace(point);
    else
      result += text.substr(from, at - from);
  }
  return result;
}

}  // namespace

std::string printable(std::string_view text) {
  return cleaned(text, [](char32_t) { return std::string(" "); });
}

std::string printable_lines(std::string_view text) {
  std::string lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = text.find('\n', at);
    std::string_view line = text.substr(at, end - at);
    const bool ends = end != std::string_view::npos;
    const bool returns = ends && line.ends_with('\r');
    if (returns) line.remove_suffix(1);
    lines += printable(line) + (returns ? "\r\n" : ends ? "\n" : "");
    at = ends ? end + 1 : text.size() + 1;
  }
  return lines;
}

std::string printable_json(std::string_view json) {
  return cleaned(json, [](char32_t point) {
    const bool space_between = point == U'\n' || point == U'\r' || point == U'\t';
    return space_between ? std::string(1, static_cast<char>(point))
                         : fmt::format("\\u{:04x}", static_cast<unsigned>(point));
  });
}

std::string shortened(const std::string& text, std::size_t most) {
  std::size_t at = 0;
  std::size_t before_last = 0;
  for (std::size_t count = 0; at < text.size(); ++count) {
    if (count == most) return text.substr(0, before_last) + "…";
    before_last = at;
    next_code_point(text, at);
  }
  return text;
}

}  // namespace erp
