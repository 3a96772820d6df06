// SPDX-License-Identifier: Apache-2.0
// Money: a 64-bit count of fen together with its currency. There is no way in from floating point, no default
// currency, and arithmetic that would mix currencies or overflow throws instead of wrapping.
//
// Rounding happens only where a quotient is taken: multiply_divide() below, and the caller names the mode.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace rubiao {

using Fen = std::int64_t;

// 90,000 billion yuan: larger than any balance sheet, and small enough that ten thousand of them sum in 64
// bits.
inline constexpr Fen max_fen = 9'000'000'000'000'000;

enum class Currency : std::uint8_t { CNY };

enum class Rounding : std::uint8_t {
  half_away,  // 0.5 -> 1, -0.5 -> -1: the books' rounding (四舍五入)
  down,       // towards zero
};

class Money {
 public:
  constexpr Money(Fen fen, Currency currency) : fen_(fen), currency_(currency) {}

  [[nodiscard]] constexpr Fen fen() const { return fen_; }
  [[nodiscard]] constexpr Currency currency() const { return currency_; }
  [[nodiscard]] constexpr bool is_zero() const { return fen_ == 0; }

  friend Money operator+(Money a, Money b);
  friend Money operator-(Money a, Money b);
  friend Money operator-(Money a);
  Money& operator+=(Money b) { return *this = *this + b; }
  Money& operator-=(Money b) { return *this = *this - b; }
  friend constexpr bool operator==(Money a, Money b) = default;
  friend std::strong_ordering operator<=>(Money a, Money b);  // throws on mixed currencies

 private:
  Fen fen_;
  Currency currency_;
};

// Sums that cannot wrap: throw Error(invalid_input) past max_fen.
[[nodiscard]] Fen add(Fen a, Fen b);
[[nodiscard]] Fen subtract(Fen a, Fen b);

// amount × multiplier ÷ divisor in 128 bits, rounded once.
//   multiply_divide(100, 1, 3, half_away) = 33      multiply_divide(-250, 1, 100, half_away) = -3
[[nodiscard]] Fen multiply_divide(Fen amount, std::int64_t multiplier, std::int64_t divisor, Rounding mode);

// "1234.50", "-0.01", "12": at most two decimals, no exponent, no separators; anything else throws
// Error(invalid_input) naming `field`.
[[nodiscard]] Fen parse_fen(std::string_view text, std::string_view field);

// "1234.50": what machines read back.   "1,234.50": what people read.
[[nodiscard]] std::string to_text(Fen fen);
[[nodiscard]] std::string to_grouped_text(Fen fen);

[[nodiscard]] std::string_view code(Currency currency);
// Throws Error(invalid_input) naming `field` for anything but CNY.
[[nodiscard]] Currency parse_currency(std::string_view text, std::string_view field);

}  // namespace rubiao
