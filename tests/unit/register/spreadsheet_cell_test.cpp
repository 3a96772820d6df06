// SPDX-License-Identifier: Apache-2.0
#include "register/spreadsheet_cell.h"

#include <doctest/doctest.h>

namespace rubiao {

TEST_CASE("amounts are read with separators, signs of currency and full-width digits") {
  const auto amount = [](const char* cell) { return value_of_cell(cell, "string", "rubiao-amount"); };
  for (const char* cell :
       {"1000", "1,000", "1,000.0", "1000.00", "１０００．００", "¥1,000.00", "￥1000", " 1000 "})
    CHECK(amount(cell) == "1000.00");
  CHECK(amount("-1,234,567.8") == "-1234567.80");
  for (const char* cell :
       {"1,00", "1000,000", "1,000,00", ",100", "1.234", "1e3", "1.", "千元", "--1", "1,000.00元"})
    CHECK(amount(cell) == cell);
}

TEST_CASE("dates are read as a spreadsheet writes them") {
  const auto date = [](const char* cell) { return value_of_cell(cell, "string", "date"); };
  for (const char* cell : {"2024-01-05", "2024/1/5", "2024.1.5", "2024年1月5日", "２０２４／１／５"})
    CHECK(date(cell) == "2024-01-05");
  for (const char* cell : {"1/5/2024", "2024/1", "45296", "2024-01-05T00:00", "2024//5", "明天"})
    CHECK(date(cell) == cell);
}

TEST_CASE("whole numbers, lists and yes or no") {
  CHECK(value_of_cell("３", "integer", "") == 3);
  CHECK(value_of_cell("1,200.0", "integer", "") == 1200);
  CHECK(value_of_cell("1.5", "integer", "") == "1.5");
  CHECK(value_of_cell("99999999999999999999", "integer", "") == "99999999999999999999");
  CHECK(value_of_cell("是", "boolean", "") == true);
  CHECK(value_of_cell("也许", "boolean", "") == "也许");
  CHECK(value_of_cell("甲；乙;丙", "array", "") == formats::Json::array({"甲", "乙", "丙"}));
  CHECK(value_of_cell("2024/1/5", "string", "") == "2024/1/5");
}

}  // namespace rubiao
