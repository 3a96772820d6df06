// SPDX-License-Identifier: Apache-2.0
#include "register/spreadsheet_cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/flag_text.h"
#include "base/folded_text.h"

namespace rubiao {
namespace {

using formats::Json;

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// 1,000,000 without its commas; nothing unless three digits stand between them.
std::optional<std::string> without_separators(std::string_view whole) {
  std::string digits;
  for (bool first = true;; first = false) {
    const std::size_t comma = std::min(whole.find(','), whole.size());
    const std::string_view group = whole.substr(0, comma);
    const bool alone = first && comma == whole.size();
    if (!all_digits(group) || (!alone && (first ? group.size() > 3 : group.size() != 3))) return std::nullopt;
    digits += group;
    if (comma == whole.size()) return digits;
    whole.remove_prefix(comma + 1);
  }
}

struct Number {
  bool negative = false;
  std::string whole;
  std::string decimals;
};

std::optional<Number> read_number(const std::string& cell) {
  const std::string plain = folded(cell);
  std::string_view text = plain;
  Number number;
  for (const std::string_view sign : {"¥", "￥", "\xC2\xA5"})
    if (text.starts_with(sign)) text.remove_prefix(sign.size());
  if (text.starts_with('-')) {
    number.negative = true;
    text.remove_prefix(1);
  }
  const std::size_t point = std::min(text.find('.'), text.size());
  const auto whole = without_separators(text.substr(0, point));
  if (!whole) return std::nullopt;
  number.whole = *whole;
  if (point == text.size()) return number;
  number.decimals = text.substr(point + 1);
  return all_digits(number.decimals) ? std::optional(number) : std::nullopt;
}

std::optional<std::string> amount_of(const std::string& cell) {
  std::optional<Number> number = read_number(cell);
  if (!number || number->decimals.size() > 2) return std::nullopt;
  number->decimals.resize(2, '0');
  return (number->negative ? "-" : "") + number->whole + "." + number->decimals;
}

std::optional<std::int64_t> integer_of(const std::string& cell) {
  const std::optional<Number> number = read_number(cell);
  if (!number || number->decimals.find_first_not_of('0') != std::string::npos) return std::nullopt;
  std::int64_t value = 0;
  const std::string& digits = number->whole;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{}) return std::nullopt;
  return number->negative ? -value : value;
}

// 2024/1/5, 2024.01.05, 2024年1月5日. Whether there is such a day the schema says.
std::optional<std::string> date_of(const std::string& cell) {
  std::string text = folded(cell);
  for (const std::string_view mark : {"年", "月", "日", "/", "."})
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark))
      text.replace(at, mark.size(), mark == "日" ? "" : "-");
  std::vector<int> parts;
  for (std::string_view rest = text;;) {
    const std::size_t dash = std::min(rest.find('-'), rest.size());
    if (!all_digits(rest.substr(0, dash)) || dash > 4) return std::nullopt;
    int part = 0;
    std::from_chars(rest.data(), rest.data() + dash, part);
    parts.push_back(part);
    if (dash == rest.size()) break;
    rest.remove_prefix(dash + 1);
  }
  if (parts.size() != 3 || parts[0] < 1000) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]);
}

// A list of plain words stands in one cell, with "；" or ";" between them.
Json list_of(const std::string& cell) {
  Json items = Json::array();
  std::string item;
  for (std::size_t at = 0; at < cell.size();) {
    const std::string_view rest = std::string_view(cell).substr(at);
    const std::size_t mark = rest.starts_with("；") ? 3 : rest.starts_with(";") ? 1 : 0;
    if (mark > 0) {
      items.push_back(std::exchange(item, {}));
    } else {
      item += cell[at];
    }
    at += std::max<std::size_t>(mark, 1);
  }
  items.push_back(item);
  return items;
}

template <typename Value>
Json value_or_text(const std::optional<Value>& value, const std::string& cell) {
  return value ? Json(*value) : Json(cell);
}

}  // namespace

Json value_of_cell(const std::string& cell, const std::string& type, const std::string& format) {
  if (type == "integer") return value_or_text(integer_of(cell), cell);
  if (type == "boolean") return value_or_text(read_flag(cell), cell);
  if (type == "array") return list_of(cell);
  if (format == "date") return value_or_text(date_of(cell), cell);
  if (format == "rubiao-amount") return value_or_text(amount_of(cell), cell);
  return cell;
}

}  // namespace rubiao
