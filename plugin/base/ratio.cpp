// SPDX-License-Identifier: Apache-2.0
#include "base/ratio.h"

#include <algorithm>

#include "base/error.h"

namespace rubiao {
namespace {

Wide greatest_common_divisor(Wide a, Wide b) {
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

Wide times(Wide a, Wide b) {
  Wide product = 0;
  if (__builtin_mul_overflow(a, b, &product))
    reject("", "", {"比率超出可计算的范围", "the ratio is too large to compute"});
  return product;
}

Wide plus(Wide a, Wide b) {
  Wide sum = 0;
  if (__builtin_add_overflow(a, b, &sum))
    reject("", "", {"比率超出可计算的范围", "the ratio is too large to compute"});
  return sum;
}

std::string digits_of(Wide value) {
  std::string text;
  do {
    text += static_cast<char>('0' + static_cast<int>(value % 10));
    value /= 10;
  } while (value > 0);
  std::reverse(text.begin(), text.end());
  return text;
}

// Adds one to the last digit of a text of digits (and perhaps a point), carrying.
void count_up(std::string& text) {
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] == '.') continue;
    if (text[at] != '9') {
      ++text[at];
      return;
    }
    text[at] = '0';
  }
  text.insert(0, 1, '1');
}

}  // namespace

Ratio::Ratio(Wide numerator, Wide denominator) : numerator_(numerator), denominator_(denominator) {
  if (denominator == 0) reject("", "", {"分母为零，无法计算比率", "a ratio with a denominator of zero"});
  const Wide divisor = greatest_common_divisor(numerator, denominator) * (denominator < 0 ? -1 : 1);
  numerator_ /= divisor;
  denominator_ /= divisor;
}

Ratio operator+(const Ratio& a, const Ratio& b) {
  // Over the least common multiple, so that sums over one denominator stay small.
  const Wide shared = greatest_common_divisor(a.denominator_, b.denominator_);
  const Wide left = times(a.numerator_, b.denominator_ / shared);
  const Wide right = times(b.numerator_, a.denominator_ / shared);
  return {plus(left, right), times(a.denominator_, b.denominator_ / shared)};
}

Ratio operator-(const Ratio& a, const Ratio& b) {
  return a + Ratio{-b.numerator_, b.denominator_};
}

Ratio operator*(const Ratio& a, const Ratio& b) {
  const Ratio cross1{a.numerator_, b.denominator_};  // reduced across, so that the products stay small
  const Ratio cross2{b.numerator_, a.denominator_};
  return {times(cross1.numerator_, cross2.numerator_), times(cross1.denominator_, cross2.denominator_)};
}

Ratio operator/(const Ratio& a, const Ratio& b) {
  return a * Ratio{b.denominator_, b.numerator_};
}

std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) {
  const Wide difference = (a - b).numerator_;
  return difference <=> Wide{0};
}

std::string to_text(const Ratio& ratio, int decimals) {
  const bool negative = ratio.numerator() < 0;
  const Wide size = negative ? -ratio.numerator() : ratio.numerator();
  std::string text = digits_of(size / ratio.denominator());
  Wide rest = size % ratio.denominator();
  if (decimals > 0) text += '.';
  for (int i = 0; i < decimals; ++i) {
    rest = times(rest, 10);
    text += static_cast<char>('0' + static_cast<int>(rest / ratio.denominator()));
    rest %= ratio.denominator();
  }
  if (rest >= ratio.denominator() - rest) count_up(text);
  const bool zero = text.find_first_not_of("0.") == std::string::npos;
  return negative && !zero ? "-" + text : text;
}

std::string to_percent(const Ratio& ratio, int decimals) {
  return to_text(ratio * Ratio::whole(100), decimals) + "%";
}

Ratio parse_ratio(std::string_view text, std::string_view field) {
  std::string_view rest = text;
  Wide denominator = 1;
  if (rest.ends_with('%')) {
    rest.remove_suffix(1);
    denominator = 100;
  }
  const bool negative = rest.starts_with('-');
  if (negative) rest.remove_prefix(1);
  Wide numerator = 0;
  std::size_t digits = 0;
  bool point = false;
  for (const char c : rest) {
    if (c == '.' && !point && digits > 0) {
      point = true;
    } else if (c >= '0' && c <= '9' && ++digits <= 15) {
      numerator = numerator * 10 + (c - '0');
      if (point) denominator *= 10;
    } else {
      digits = 0;
      break;
    }
  }
  if (digits == 0 || rest.ends_with('.')) {
    reject(std::string(field), std::string(text), {"比率格式不正确", "not a rate"},
           {"写成 0.25 或 25%", "write it as 0.25 or 25%"});
  }
  return {negative ? -numerator : numerator, denominator};
}

std::string to_fraction(const Ratio& ratio) {
  const Wide size = ratio.numerator() < 0 ? -ratio.numerator() : ratio.numerator();
  return (ratio.numerator() < 0 ? "-" : "") + digits_of(size) + "/" + digits_of(ratio.denominator());
}

}  // namespace rubiao
