// SPDX-License-Identifier: Apache-2.0
// Reading is strict and by hand: the standard conversions take signs, exponents or locales that no voucher
// has.
#include "fen.h"

#include <fmt/format.h>
#include <algorithm>

#include <limits>

#include "failure.h"

namespace erp {

namespace {

constexpr Fen largest_amount_fen =
    1'000'000'000'000'000;  // ten thousand billion yuan: beyond any company's books

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Commas may only stand between groups of three digits, counted from the decimal point.
bool remove_commas(std::string& whole) {
  if (whole.find(',') == std::string::npos) return true;
  std::string digits;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool comma_belongs = i > 0 && (whole.size() - i) % 4 == 0;
    if ((whole[i] == ',') != comma_belongs) return false;
    if (whole[i] != ',') digits += whole[i];
  }
  whole = digits;
  return true;
}

bool all_digits(std::string_view text) {
  for (const char c : text)
    if (!is_digit(c)) return false;
  return true;
}

Fen digits_to_number(std::string_view digits) {
  Fen value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

ParsedAmount parse_amount(std::string_view text) {
  text = trim(text);
  if (text.empty()) return {};
  const bool negative = text.front() == '-';
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  std::string whole(text.substr(0, point));
  std::string part(point == std::string_view::npos ? "" : text.substr(point + 1));
  if (whole.empty() || !remove_commas(whole) || !all_digits(whole) || !all_digits(part) ||
      (point != std::string_view::npos && part.empty()))
    return {0, AmountFault::not_a_number};
  if (part.size() > 2) return {0, AmountFault::too_many_decimals};
  part.resize(2, '0');
  if (whole.size() > 14) return {0, AmountFault::too_large};
  const Fen fen = digits_to_number(whole) * 100 + digits_to_number(part);
  if (fen > largest_amount_fen) return {0, AmountFault::too_large};
  return {negative ? -fen : fen, AmountFault::none};
}

std::string format_amount(Fen amount) {
  const bool negative = amount < 0;
  const std::uint64_t size =
      negative ? 0 - static_cast<std::uint64_t>(amount) : static_cast<std::uint64_t>(amount);
  return fmt::format("{}{}.{:02}", negative ? "-" : "", size / 100, size % 100);
}

bool is_plain_number(std::string_view text) {
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view part = point == std::string_view::npos ? "0" : text.substr(point + 1);
  return !whole.empty() && !part.empty() && all_digits(whole) && all_digits(part);
}

std::string group_thousands(std::string_view number) {
  if (!is_plain_number(number)) return std::string(number);
  const std::size_t start = number.front() == '-' ? 1 : 0;
  const std::size_t end = std::min(number.find('.'), number.size());
  std::string text(number.substr(0, start));
  for (std::size_t i = start; i < end; ++i) {
    if (i > start && (end - i) % 3 == 0) text += ',';
    text += number[i];
  }
  return text + std::string(number.substr(end));
}

Fen add(Fen left, Fen right) {
  Fen sum = 0;
  if (__builtin_add_overflow(left, right, &sum))
    throw Failure(rubiao_invalid_input, {"金额合计超出范围。", "The sum of the amounts is out of range."});
  return sum;
}

}  // namespace erp
