// SPDX-License-Identifier: Apache-2.0
#include "base/decimal.h"

#include <algorithm>
#include <bit>

#include "base/error.h"

extern "C" {
#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#include <bid_conf.h>
#include <bid_functions.h>
#pragma GCC diagnostic pop
}

namespace rubiao {

struct DecimalAccess {
  static BID_UINT128 bits(const Decimal& value) { return std::bit_cast<BID_UINT128>(value.bits_); }
  static Decimal wrap(BID_UINT128 bits) {
    if (bid128_isInf(bits) || bid128_isNaN(bits)) {
      reject(
          "", "",
          {"数值超出范围或无意义（如除以零）", "the number is out of range or undefined (division by zero)"});
    }
    return Decimal{std::bit_cast<Decimal::Bits>(bits)};
  }
};

namespace {

constexpr _IDEC_round half_even = 0;
constexpr std::size_t longest_number = 80;

BID_UINT128 bits(const Decimal& value) {
  return DecimalAccess::bits(value);
}

bool is_number(std::string_view text) {
  std::size_t digits = 0;
  bool point = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c >= '0' && c <= '9') {
      ++digits;
    } else if (c == '.' && !point) {
      point = true;
    } else if ((c == 'e' || c == 'E') && digits > 0) {
      std::string_view exponent = text.substr(at + 1);
      if (exponent.starts_with('-') || exponent.starts_with('+')) exponent.remove_prefix(1);
      return !exponent.empty() && exponent.size() <= 4 &&
             exponent.find_first_not_of("0123456789") == std::string_view::npos;
    } else if (!(at == 0 && (c == '-' || c == '+'))) {
      return false;
    }
  }
  return digits > 0;
}

}  // namespace

Decimal::Decimal(std::int64_t number) : bits_(std::bit_cast<Bits>(bid128_from_int64(number))) {}

Decimal Decimal::parse(std::string_view text, std::string_view field) {
  if (text.size() > longest_number || !is_number(text)) {
    reject(std::string(field), std::string(text), {"不是数字", "not a number"},
           {"写成十进制数，如 0.25", "write a decimal number such as 0.25"});
  }
  std::string copy(text);
  _IDEC_flags flags = 0;
  return DecimalAccess::wrap(bid128_from_string(copy.data(), half_even, &flags));
}

Decimal Decimal::from_fen(Fen fen) {
  return Decimal(fen) / Decimal(100);
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  _IDEC_flags flags = 0;
  return DecimalAccess::wrap(bid128_add(bits(a), bits(b), half_even, &flags));
}

Decimal operator-(const Decimal& a, const Decimal& b) {
  _IDEC_flags flags = 0;
  return DecimalAccess::wrap(bid128_sub(bits(a), bits(b), half_even, &flags));
}

Decimal operator*(const Decimal& a, const Decimal& b) {
  _IDEC_flags flags = 0;
  return DecimalAccess::wrap(bid128_mul(bits(a), bits(b), half_even, &flags));
}

Decimal operator/(const Decimal& a, const Decimal& b) {
  _IDEC_flags flags = 0;
  return DecimalAccess::wrap(bid128_div(bits(a), bits(b), half_even, &flags));
}

bool operator==(const Decimal& a, const Decimal& b) {
  _IDEC_flags flags = 0;
  return bid128_quiet_equal(bits(a), bits(b), &flags) != 0;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  _IDEC_flags flags = 0;
  if (a == b) return std::strong_ordering::equal;
  return bid128_quiet_less(bits(a), bits(b), &flags) != 0 ? std::strong_ordering::less
                                                          : std::strong_ordering::greater;
}

std::string Decimal::text() const {
  char raw[64];
  _IDEC_flags flags = 0;
  bid128_to_string(raw, bits(*this), &flags);  // "+25E-2"
  std::string_view text = raw;
  const bool negative = text.front() == '-';
  text.remove_prefix(1);
  const std::size_t mark = text.find('E');
  std::string digits(text.substr(0, mark));
  int exponent = std::stoi(std::string(text.substr(mark + 1)));
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  if (digits == "0") return digits;
  while (digits.size() > 1 && digits.back() == '0') {
    digits.pop_back();
    ++exponent;
  }
  if (exponent >= 0) {
    digits.append(static_cast<std::size_t>(exponent), '0');
  } else {
    const auto decimals = static_cast<std::size_t>(-exponent);
    if (digits.size() <= decimals) digits.insert(0, decimals - digits.size() + 1, '0');
    digits.insert(digits.size() - decimals, 1, '.');
  }
  return negative ? "-" + digits : digits;
}

namespace {

// A number in two halves, high + low, of twice the digits: a long chain of products loses none that shows.
struct Twofold {
  BID_UINT128 high;
  BID_UINT128 low;
};

BID_UINT128 minus(BID_UINT128 value) {
  return bid128_negate(value);
}

Twofold multiply(const Twofold& a, const Twofold& b) {
  _IDEC_flags flags = 0;
  const BID_UINT128 product = bid128_mul(a.high, b.high, half_even, &flags);
  BID_UINT128 rest = bid128_fma(a.high, b.high, minus(product), half_even, &flags);  // exact
  rest = bid128_fma(a.high, b.low, rest, half_even, &flags);
  rest = bid128_fma(a.low, b.high, rest, half_even, &flags);
  const BID_UINT128 sum = bid128_add(product, rest, half_even, &flags);
  const BID_UINT128 left = bid128_add(bid128_sub(product, sum, half_even, &flags), rest, half_even, &flags);
  return {sum, left};
}

BID_UINT128 reciprocal(const Twofold& value) {
  _IDEC_flags flags = 0;
  const BID_UINT128 one = bits(Decimal(1));
  const BID_UINT128 first = bid128_div(one, value.high, half_even, &flags);
  BID_UINT128 rest = bid128_fma(minus(first), value.high, one, half_even, &flags);
  rest = bid128_fma(minus(first), value.low, rest, half_even, &flags);
  return bid128_fma(rest, first, first, half_even, &flags);
}

}  // namespace

Decimal power(const Decimal& base, std::int64_t exponent) {
  const BID_UINT128 zero = bits(Decimal(0));
  Twofold result{bits(Decimal(1)), zero};
  Twofold square{bits(base), zero};
  for (auto left = exponent < 0 ? -exponent : exponent; left > 0; left >>= 1) {
    if (left & 1) result = multiply(result, square);
    if (left > 1) square = multiply(square, square);
  }
  return DecimalAccess::wrap(exponent < 0 ? reciprocal(result) : result.high);
}

namespace {

constexpr std::int64_t most_decimals = 6'000;  // about what an exponent of decimal128 can hold

BID_UINT128 nearest_towards_zero(BID_UINT128 shifted, _IDEC_flags* flags) {
  const BID_UINT128 below = bid128_round_integral_zero(shifted, flags);
  const BID_UINT128 rest = bid128_abs(bid128_sub(shifted, below, half_even, flags));
  const BID_UINT128 half = bits(Decimal(1) / Decimal(2));
  return bid128_quiet_greater(rest, half, flags) != 0 ? bid128_round_integral_nearest_away(shifted, flags)
                                                      : below;
}

BID_UINT128 away_from_zero(BID_UINT128 shifted, _IDEC_flags* flags) {
  return bid128_isSigned(shifted) != 0 ? bid128_round_integral_negative(shifted, flags)
                                       : bid128_round_integral_positive(shifted, flags);
}

BID_UINT128 to_integer(BID_UINT128 shifted, Towards mode, _IDEC_flags* flags) {
  switch (mode) {
    case Towards::floor:
      return bid128_round_integral_negative(shifted, flags);
    case Towards::ceiling:
      return bid128_round_integral_positive(shifted, flags);
    case Towards::zero:
      return bid128_round_integral_zero(shifted, flags);
    case Towards::away:
      return away_from_zero(shifted, flags);
    case Towards::half_away:
      return bid128_round_integral_nearest_away(shifted, flags);
    case Towards::half_zero:
      return nearest_towards_zero(shifted, flags);
    case Towards::half_even:
      break;
  }
  return bid128_round_integral_nearest_even(shifted, flags);
}

}  // namespace

// Shifting the exponent is exact, so the only rounding is the one asked for.
Decimal round_to(const Decimal& number, std::int64_t decimals, Towards mode) {
  if (decimals > most_decimals || decimals < -most_decimals) {
    reject("", std::to_string(decimals), {"小数位数超出范围", "so many decimals are out of range"});
  }
  _IDEC_flags flags = 0;
  const int shift = static_cast<int>(decimals);
  const BID_UINT128 shifted = bid128_scalbn(bits(number), shift, half_even, &flags);
  return DecimalAccess::wrap(bid128_scalbn(to_integer(shifted, mode, &flags), -shift, half_even, &flags));
}

Fen round_to_fen(const Decimal& yuan, Rounding mode) {
  _IDEC_flags flags = 0;
  const BID_UINT128 fen = bits(yuan * Decimal(100));
  const BID_SINT64 rounded =
      mode == Rounding::half_away ? bid128_to_int64_rninta(fen, &flags) : bid128_to_int64_int(fen, &flags);
  if ((flags & 1) != 0 || rounded > max_fen || rounded < -max_fen) {  // BID_INVALID_EXCEPTION
    reject("", yuan.text(), {"金额超出可记录的范围", "the amount is out of range"});
  }
  return rounded;
}

}  // namespace rubiao
