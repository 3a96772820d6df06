// SPDX-License-Identifier: Apache-2.0
// Ratio: an exact fraction, kept as numerator and denominator. Digits are chosen when it is printed, never
// before; comparisons and differences are exact. 128 bits hold every quotient of two balance-sheet totals
// scaled by a tax rate; arithmetic that would need more throws.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/wide.h"

namespace rubiao {

class Ratio {
 public:
  // Throws Error(invalid_input) if the denominator is zero. Reduced, denominator positive.
  Ratio(Wide numerator, Wide denominator);
  [[nodiscard]] static Ratio whole(std::int64_t number) { return {number, 1}; }

  [[nodiscard]] Wide numerator() const { return numerator_; }
  [[nodiscard]] Wide denominator() const { return denominator_; }

  friend Ratio operator+(const Ratio& a, const Ratio& b);
  friend Ratio operator-(const Ratio& a, const Ratio& b);
  friend Ratio operator*(const Ratio& a, const Ratio& b);
  friend Ratio operator/(const Ratio& a, const Ratio& b);
  friend bool operator==(const Ratio& a, const Ratio& b) = default;
  friend std::strong_ordering operator<=>(const Ratio& a, const Ratio& b);

 private:
  Wide numerator_;
  Wide denominator_;
};

// Rounded half away from zero at the last digit shown: Ratio(1, 3), 4 -> "0.3333".
[[nodiscard]] std::string to_text(const Ratio& ratio, int decimals);
// Ratio(1, 3), 2 -> "33.33%".
[[nodiscard]] std::string to_percent(const Ratio& ratio, int decimals);
// "0.25", "-1.5", "25%": a decimal as an exact fraction; anything else throws Error(invalid_input) naming
// `field`.
[[nodiscard]] Ratio parse_ratio(std::string_view text, std::string_view field);
// Numerator and denominator as text, "1250/9999": for exact comparison by a reader.
[[nodiscard]] std::string to_fraction(const Ratio& ratio);

}  // namespace rubiao
