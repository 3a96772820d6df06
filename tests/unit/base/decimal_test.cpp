// SPDX-License-Identifier: Apache-2.0
// Decimals: texts in and out, 34 digits, the one road to an amount.
#include "base/decimal.h"

#include <doctest/doctest.h>

#include "refusal.h"

namespace rubiao {
namespace {

Decimal number(std::string_view text) {
  return Decimal::parse(text, "number");
}

TEST_CASE("a number is written plainly, whatever way it was written before") {
  const struct {
    std::string_view in, out;
  } table[] = {{"0", "0"},
               {"-0", "0"},
               {"0.000", "0"},
               {".872", "0.872"},
               {"-.5", "-0.5"},
               {"1e-3", "0.001"},
               {"6E5", "600000"},
               {"+12.3400", "12.34"},
               {"100", "100"},
               {"1e+2", "100"},
               {"0.10", "0.1"},
               {"5.", "5"},
               {"1e-30", "0.000000000000000000000000000001"},
               {"1234567890123456789012345678901234", "1234567890123456789012345678901234"},
               {"0.3333333333333333333333333333333333", "0.3333333333333333333333333333333333"}};
  for (const auto& line : table) {
    CAPTURE(line.in);
    CHECK(number(line.in).text() == line.out);
  }
}

TEST_CASE("a number is rounded towards the neighbour that was named") {
  const struct {
    std::string_view in;
    std::int64_t decimals;
    Towards mode;
    std::string_view out;
  } table[] = {{"2.345", 2, Towards::half_away, "2.35"},
               {"-2.345", 2, Towards::half_away, "-2.35"},
               {"2.345", 2, Towards::half_even, "2.34"},
               {"2.355", 2, Towards::half_even, "2.36"},
               {"2.345", 2, Towards::half_zero, "2.34"},
               {"2.3451", 2, Towards::half_zero, "2.35"},
               {"-2.345", 2, Towards::half_zero, "-2.34"},
               {"2.341", 2, Towards::away, "2.35"},
               {"-2.341", 2, Towards::away, "-2.35"},
               {"2.349", 2, Towards::zero, "2.34"},
               {"-2.349", 2, Towards::zero, "-2.34"},
               {"-1.5", 0, Towards::floor, "-2"},
               {"-1.5", 0, Towards::ceiling, "-1"},
               {"1.5", 0, Towards::floor, "1"},
               {"1250", -2, Towards::half_even, "1200"},
               {"1250", -2, Towards::half_away, "1300"},
               {"7", 5, Towards::floor, "7"},
               {"-0.4", 0, Towards::half_away, "0"}};
  for (const auto& line : table) {
    CAPTURE(line.in);
    CAPTURE(line.out);
    CHECK(round_to(number(line.in), line.decimals, line.mode).text() == line.out);
  }
}

TEST_CASE("what is no number is refused") {
  for (const std::string_view text : {"", "-", ".", "e5", "1e", "1e+", "1e12345", "1.2.3", "1,5", "NaN",
                                      "inf", "Infinity", " 1", "1 ", "0x10", "1-", "--1", "１"}) {
    CAPTURE(text);
    CHECK(refusal_of([&] { (void)number(text); }) == "not a number");
  }
  CHECK(refusal_of([] { (void)number(std::string(81, '1')); }) == "not a number");
  CHECK(refusal_of([] { (void)number("1e9999"); }) != "");
}

TEST_CASE("arithmetic is decimal") {
  CHECK(number("0.1") + number("0.2") == number("0.3"));
  CHECK((number("1") / number("3")).text() == "0.3333333333333333333333333333333333");
  CHECK(number("1.10") * number("3") == number("3.3"));
  CHECK(number("1") - number("0.9") == number("0.10"));
  CHECK(number("-2") < number("1e-5"));
  CHECK(number("2.0") == Decimal(2));
  CHECK(Decimal() == Decimal(0));
  CHECK(Decimal::from_fen(-12345).text() == "-123.45");
  const std::string undefined = "the number is out of range or undefined (division by zero)";
  CHECK(refusal_of([] { (void)(Decimal(1) / Decimal(0)); }) == undefined);
  CHECK(refusal_of([] { (void)(Decimal(0) / Decimal(0)); }) == undefined);
  CHECK(refusal_of([] { (void)(number("1e6000") * number("1e6000")); }) == undefined);
}

TEST_CASE("powers are products") {
  CHECK(power(number("1.05"), 3) == number("1.157625"));
  CHECK(power(number("1.05"), 0) == Decimal(1));
  CHECK(power(Decimal(2), -2) == number("0.25"));
  CHECK(power(Decimal(2), 100).text() == "1267650600228229401496703205376");
  CHECK(power(Decimal(-1), 7) == Decimal(-1));
  // Right to the last of 34 digits (an outside calculator at 80).
  CHECK(power(number("1.003125"), -360).text() == "0.3252224591723127419700637978073457");
  CHECK(power(number("1.003125"), 360).text() == "3.074818395214733959257585890969019");
  CHECK(power(number("1.0001"), 10'000).text() == "2.718145926825224864037664674913147");
  CHECK(power(number("0.97"), 57).text() == "0.1761930823214632852766911366456189");
  CHECK(refusal_of([] { (void)power(Decimal(0), -1); }) != "");
}

TEST_CASE("a number becomes an amount in one place, rounded by the mode named") {
  const struct {
    std::string_view yuan;
    Fen half_away, down;
  } table[] = {{"1.005", 101, 100}, {"-1.005", -101, -100}, {"1.0049999", 100, 100},
               {"0.004", 0, 0},     {"-0.005", -1, 0},      {"0.015", 2, 1},
               {"0.025", 3, 2},     {"2.675", 268, 267},    {"90000000000000", max_fen, max_fen}};
  for (const auto& line : table) {
    CAPTURE(line.yuan);
    CHECK(round_to_fen(number(line.yuan), Rounding::half_away) == line.half_away);
    CHECK(round_to_fen(number(line.yuan), Rounding::down) == line.down);
  }
  const std::string range = "the amount is out of range";
  CHECK(refusal_of([] { (void)round_to_fen(number("90000000000000.01"), Rounding::down); }) == range);
  CHECK(refusal_of([] { (void)round_to_fen(number("-1e30"), Rounding::half_away); }) == range);
}

}  // namespace
}  // namespace rubiao
