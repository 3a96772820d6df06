// SPDX-License-Identifier: Apache-2.0
// Amounts and dates as text: what is read, what is refused, how it is written back.
#include "fen.h"

#include <doctest/doctest.h>

#include "civil_date.h"
#include "failure.h"

using namespace erp;

TEST_CASE("amounts are read to the fen or refused") {
  const struct {
    const char* text;
    AmountFault fault;
    Fen fen;
  } cases[] = {{"", AmountFault::none, 0},
               {"0", AmountFault::none, 0},
               {"1234.5", AmountFault::none, 123450},
               {" -0.01 ", AmountFault::none, -1},
               {"1,234,567.89", AmountFault::none, 123456789},
               {"10000000000000.00", AmountFault::none, 1'000'000'000'000'000},
               {"10000000000000.01", AmountFault::too_large, 0},
               {"99999999999999999999999", AmountFault::too_large, 0},
               {"1.005", AmountFault::too_many_decimals, 0},
               {"1.", AmountFault::not_a_number, 0},
               {".5", AmountFault::not_a_number, 0},
               {"1e3", AmountFault::not_a_number, 0},
               {"12,34.00", AmountFault::not_a_number, 0},
               {",123", AmountFault::not_a_number, 0},
               {"1,2345", AmountFault::not_a_number, 0},
               {"--1", AmountFault::not_a_number, 0},
               {"￥5", AmountFault::not_a_number, 0}};
  for (const auto& one : cases) {
    CAPTURE(one.text);
    const ParsedAmount amount = parse_amount(one.text);
    CHECK(amount.fault == one.fault);
    CHECK(amount.fen == one.fen);
  }
}

TEST_CASE("amounts are written with two decimals and grouped for reading") {
  CHECK(format_amount(0) == "0.00");
  CHECK(format_amount(-5) == "-0.05");
  CHECK(format_amount(INT64_MIN) == "-92233720368547758.08");
  CHECK(group_thousands("-1234567.50") == "-1,234,567.50");
  CHECK(group_thousands("123.00") == "123.00");
  CHECK(group_thousands("=1+1") == "=1+1");
  CHECK_THROWS_AS(add(INT64_MAX, 1), Failure);
}

TEST_CASE("dates are days that exist; period 13 stands on the last day of the year") {
  CHECK(parse_date("2024-02-29") == 20240229);
  CHECK_FALSE(parse_date("2023-02-29"));
  CHECK_FALSE(parse_date("2024-1-31"));
  CHECK_FALSE(parse_date("2024/01/31"));
  CHECK(parse_period("2024-13") == PeriodName{2024, 13});
  CHECK_FALSE(parse_period("2024-14"));
  CHECK(first_day({2024, 13}) == 20241231);
  CHECK(last_day({2024, 2}) == 20240229);
}
