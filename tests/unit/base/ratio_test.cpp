// SPDX-License-Identifier: Apache-2.0
// Ratios: exact arithmetic, digits chosen when printed (negative, carry, half away from zero), texts read.
#include "base/ratio.h"

#include <doctest/doctest.h>

#include "refusal.h"

namespace rubiao {
namespace {

Wide two_to(int power) {
  return static_cast<Wide>(1) << power;
}

TEST_CASE("a ratio is kept reduced with a positive denominator") {
  CHECK(to_fraction(Ratio(6, 8)) == "3/4");
  CHECK(to_fraction(Ratio(6, -8)) == "-3/4");
  CHECK(to_fraction(Ratio(-6, -8)) == "3/4");
  CHECK(to_fraction(Ratio(0, -8)) == "0/1");
  CHECK(Ratio(6, 8) == Ratio(3, 4));
  CHECK(refusal_of([] { (void)Ratio(1, 0); }) == "a ratio with a denominator of zero");
}

TEST_CASE("arithmetic and order are exact") {
  CHECK(Ratio(1, 3) + Ratio(1, 6) == Ratio(1, 2));
  CHECK(Ratio(1, 3) - Ratio(1, 2) == Ratio(-1, 6));
  CHECK(Ratio(-2, 3) * Ratio(3, 4) == Ratio(-1, 2));
  CHECK(Ratio(2, 3) / Ratio(-4, 3) == Ratio(-1, 2));
  CHECK(Ratio(1, 3) < Ratio(33334, 100000));
  CHECK(Ratio(-1, 2) < Ratio(-1, 3));
  CHECK(Ratio::whole(3) == Ratio(9, 3));
  CHECK(refusal_of([] { (void)(Ratio(1, 2) / Ratio(0, 1)); }) == "a ratio with a denominator of zero");
}

TEST_CASE("arithmetic that needs more than 128 bits is refused") {
  const std::string refusal = "the ratio is too large to compute";
  const Ratio tiny(1, two_to(100));
  CHECK(refusal_of([&] { (void)(tiny * tiny); }) == refusal);
  CHECK(refusal_of([&] { (void)(Ratio(1, two_to(100)) + Ratio(1, two_to(100) - 1)); }) == refusal);
  CHECK(refusal_of([&] { (void)to_text(Ratio(two_to(125) + 1, two_to(126)), 2); }) == refusal);
  CHECK(tiny * Ratio(two_to(100), 1) == Ratio(1, 1));  // reduced across first
}

TEST_CASE("digits are rounded half away from zero when printed") {
  const struct {
    Wide numerator, denominator;
    int decimals;
    std::string_view text;
  } table[] = {
      {1, 3, 4, "0.3333"},
      {2, 3, 4, "0.6667"},
      {-2, 3, 4, "-0.6667"},
      {1, 2, 0, "1"},
      {-1, 2, 0, "-1"},
      {1, 3, 0, "0"},
      {-1, 3, 0, "0"},
      {5, 1000, 2, "0.01"},
      {-5, 1000, 2, "-0.01"},
      {4999, 1000000, 2, "0.00"},
      {-4999, 1000000, 2, "0.00"},
      {999, 1000, 2, "1.00"},
      {9995, 1000, 2, "10.00"},
      {-99995, 1000, 2, "-100.00"},
      {19, 2, 0, "10"},
      {1999, 1000, 1, "2.0"},
      {7, 1, 3, "7.000"},
      {0, 1, 2, "0.00"},
      {123456789, 1, 0, "123456789"},
  };
  for (const auto& line : table) {
    CAPTURE(line.text);
    CHECK(to_text(Ratio(line.numerator, line.denominator), line.decimals) == line.text);
  }
  CHECK(to_percent(Ratio(1, 3), 2) == "33.33%");
  CHECK(to_percent(Ratio(-99999, 100000), 2) == "-100.00%");
}

TEST_CASE("a rate is read exactly or refused") {
  CHECK(parse_ratio("0.25", "rate") == Ratio(1, 4));
  CHECK(parse_ratio("25%", "rate") == Ratio(1, 4));
  CHECK(parse_ratio("-1.5", "rate") == Ratio(-3, 2));
  CHECK(parse_ratio("12.5%", "rate") == Ratio(1, 8));
  CHECK(parse_ratio("0", "rate") == Ratio(0, 1));
  CHECK(parse_ratio("100", "rate") == Ratio(100, 1));
  for (const std::string_view text : {"", "-", "%", ".5", "1.", "1.%", "1/4", "1e2", "+1", "25 %", "25%%",
                                      "1.2.3", "1234567890123456", "0.1234567890123456"}) {
    CAPTURE(text);
    CHECK(refusal_of([&] { (void)parse_ratio(text, "rate"); }) == "not a rate");
  }
}

}  // namespace
}  // namespace rubiao
