// SPDX-License-Identifier: Apache-2.0
// Decimal: a decimal number of 34 digits (IEEE 754-2008 decimal128), for rates, present values and the
// numbers of the rule tables. Amounts in the books are Money; a Decimal becomes an amount only through
// round_to_fen(). Behind it stands Debian's libintelrdfpmath; no other file includes it.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/money.h"

namespace rubiao {

class Decimal {
 public:
  Decimal() : Decimal(0) {}
  Decimal(std::int64_t number);  // NOLINT(google-explicit-constructor): exact, always
  // "0.25", ".872", "1e-3"; anything else, infinity or NaN throws Error(invalid_input) naming `field`.
  [[nodiscard]] static Decimal parse(std::string_view text, std::string_view field);
  [[nodiscard]] static Decimal from_fen(Fen fen);  // in yuan

  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  friend Decimal operator*(const Decimal& a, const Decimal& b);
  friend Decimal operator/(const Decimal& a, const Decimal& b);  // throws Error(invalid_input) on zero
  friend bool operator==(const Decimal& a, const Decimal& b);
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

  // Plain digits, no exponent, no trailing zeros: "0.25", "600000".
  [[nodiscard]] std::string text() const;

 private:
  struct Bits {
    alignas(16) std::uint64_t words[2];
  };
  explicit Decimal(Bits bits) : bits_(bits) {}
  friend struct DecimalAccess;
  Bits bits_;
};

// Which neighbour a number goes to when it is rounded to so many decimals.
enum class Towards : std::uint8_t {
  floor,      // below
  ceiling,    // above
  zero,       // round down
  away,       // round up, away from zero
  half_away,  // the nearest, 0.5 away from zero: the books' rounding (四舍五入)
  half_zero,  // the nearest, 0.5 towards zero
  half_even,  // the nearest, 0.5 to the even one
};

// To `decimals` digits behind the point; negative: to tens, hundreds, … `decimals` beyond ±6,000 throws
// Error(invalid_input).
//   round_to(2.345, 2, half_away) = 2.35     round_to(-2.345, 2, half_away) = -2.35
//   round_to(2.345, 2, half_even) = 2.34     round_to(-2.345, 2, ceiling)   = -2.34
[[nodiscard]] Decimal round_to(const Decimal& number, std::int64_t decimals, Towards mode);

// base to an integer power, by multiplication.
[[nodiscard]] Decimal power(const Decimal& base, std::int64_t exponent);
[[nodiscard]] Fen round_to_fen(const Decimal& yuan, Rounding mode);

}  // namespace rubiao
