// SPDX-License-Identifier: Apache-2.0
// Amounts: rounding on both sides of zero, the borders of what can be recorded, texts in and out.
#include "base/money.h"

#include <doctest/doctest.h>

#include <limits>

#include "refusal.h"

namespace rubiao {
namespace {

TEST_CASE("a quotient is rounded once, by the mode named") {
  const struct {
    Fen amount;
    std::int64_t multiplier, divisor;
    Fen half_away, down;
  } table[] = {
      {100, 1, 3, 33, 33},
      {200, 1, 3, 67, 66},
      {-200, 1, 3, -67, -66},
      {-250, 1, 100, -3, -2},
      {250, 1, 100, 3, 2},
      {250, -1, 100, -3, -2},
      {250, 1, -100, -3, -2},
      {-250, -1, 100, 3, 2},
      {-250, 1, -100, 3, 2},
      {-250, -1, -100, -3, -2},
      {249, 1, 100, 2, 2},
      {-249, 1, 100, -2, -2},
      {251, 1, 100, 3, 2},
      {1, 1, 2, 1, 0},
      {-1, 1, 2, -1, 0},
      {0, 5, 7, 0, 0},
      {5, 0, 7, 0, 0},
      {7, 3, 7, 3, 3},
      {1, 1, 3, 0, 0},
      {2, 1, 3, 1, 0},
      {max_fen, max_fen, max_fen, max_fen, max_fen},
      {-max_fen, 999, 999, -max_fen, -max_fen},
      {max_fen, 1, std::numeric_limits<std::int64_t>::min(), 0, 0},
  };
  for (const auto& line : table) {
    CAPTURE(line.amount);
    CAPTURE(line.multiplier);
    CAPTURE(line.divisor);
    CHECK(multiply_divide(line.amount, line.multiplier, line.divisor, Rounding::half_away) == line.half_away);
    CHECK(multiply_divide(line.amount, line.multiplier, line.divisor, Rounding::down) == line.down);
  }
}

TEST_CASE("what leaves the range is refused, never wrapped") {
  const std::string range = "the amount is outside ±90 000 billion yuan";
  CHECK(add(max_fen, 0) == max_fen);
  CHECK(refusal_of([] { (void)add(max_fen, 1); }) == range);
  CHECK(refusal_of([] { (void)subtract(-max_fen, 1); }) == range);
  CHECK(refusal_of([] { (void)multiply_divide(max_fen, 2, 1, Rounding::down); }) == range);
  CHECK(refusal_of([] { (void)multiply_divide(max_fen, max_fen, 1, Rounding::down); }) == range);
  CHECK(refusal_of([] { (void)multiply_divide(1, 1, 0, Rounding::down); }) == "division by zero");
}

TEST_CASE("money adds within its currency") {
  const Money a{150, Currency::CNY};
  const Money b{-50, Currency::CNY};
  CHECK((a + b).fen() == 100);
  CHECK((a - b).fen() == 200);
  CHECK((-a).fen() == -150);
  CHECK(b < a);
  Money sum = a;
  sum += a;
  sum -= b;
  CHECK(sum.fen() == 350);
  CHECK(Money{0, Currency::CNY}.is_zero());
  const Money lowest{std::numeric_limits<Fen>::min(), Currency::CNY};
  CHECK(refusal_of([&] { (void)-lowest; }) != "");
}

TEST_CASE("an amount is read exactly or refused") {
  const struct {
    std::string_view text;
    Fen fen;
  } good[] = {{"0", 0},
              {"12", 1200},
              {"1234.5", 123450},
              {"1234.50", 123450},
              {"-0.01", -1},
              {"-0", 0},
              {"0.00", 0},
              {"007.10", 710},
              {"90000000000000.00", max_fen},
              {"-90000000000000", -max_fen}};
  for (const auto& line : good) {
    CAPTURE(line.text);
    CHECK(parse_fen(line.text, "amount") == line.fen);
  }
  const struct {
    std::string_view text, why;
  } bad[] = {{"", "not an amount"},
             {"-", "not an amount"},
             {".5", "not an amount"},
             {"1.", "not an amount"},
             {"+1", "not an amount"},
             {"1e2", "not an amount"},
             {"1,234.00", "not an amount"},
             {" 1", "not an amount"},
             {"1 ", "not an amount"},
             {"1.2.3", "not an amount"},
             {"--1", "not an amount"},
             {"１２", "not an amount"},
             {"1.234", "an amount has at most two decimals"},
             {"90000000000000.01", "the amount is too large, at most 90,000,000,000,000.00 yuan"},
             {"999999999999999999999999", "the amount is too large, at most 90,000,000,000,000.00 yuan"}};
  for (const auto& line : bad) {
    CAPTURE(line.text);
    CHECK(refusal_of([&] { (void)parse_fen(line.text, "amount"); }) == line.why);
  }
}

TEST_CASE("an amount is written for machines and for people") {
  const struct {
    Fen fen;
    std::string_view machine, people;
  } table[] = {{0, "0.00", "0.00"},
               {1, "0.01", "0.01"},
               {-1, "-0.01", "-0.01"},
               {99999, "999.99", "999.99"},
               {-99999, "-999.99", "-999.99"},
               {100000, "1000.00", "1,000.00"},
               {-100000, "-1000.00", "-1,000.00"},
               {123456789, "1234567.89", "1,234,567.89"},
               {max_fen, "90000000000000.00", "90,000,000,000,000.00"}};
  for (const auto& line : table) {
    CHECK(to_text(line.fen) == line.machine);
    CHECK(to_grouped_text(line.fen) == line.people);
    CHECK(parse_fen(line.machine, "amount") == line.fen);
  }
  CHECK(to_text(std::numeric_limits<Fen>::min()) == "-92233720368547758.08");
}

TEST_CASE("the one currency") {
  CHECK(parse_currency("CNY", "currency") == Currency::CNY);
  CHECK(code(Currency::CNY) == "CNY");
  CHECK(refusal_of([] { (void)parse_currency("USD", "currency"); }) == "unsupported currency");
  CHECK(refusal_of([] { (void)parse_currency("", "currency"); }) == "unsupported currency");
}

}  // namespace
}  // namespace rubiao
