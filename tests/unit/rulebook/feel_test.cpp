// SPDX-License-Identifier: Apache-2.0
// FEEL as a table: what is written, what it comes to. Then what must be refused, and the three values of
// truth.
#include <doctest/doctest.h>

#include "base/error.h"
#include "rulebook/feel_evaluate.h"
#include "rulebook/feel_parser.h"

namespace rubiao::feel {
namespace {

const Context variables{{"Full Name", std::string("王强")},
                        {"Monthly Salary", Decimal(10'000)},
                        {"amount", Decimal(250)},
                        {"a-b", Decimal(7)},
                        {"a", Decimal(3)},
                        {"持有目的", std::string("自用")},
                        {"nothing", Value()},
                        {"loan", Context{{"principal", Decimal(600'000)}, {"termMonths", Decimal(360)}}}};

Names names() {
  Names all;
  for (const auto& [name, value] : variables) all.add(name);
  for (const char* part : {"principal", "termMonths"}) all.add(part);
  return all;
}

Value run(std::string_view text) {
  static const Knowledge none;
  return evaluate(parse_expression(text, names()), {variables, none});
}

std::string answer(std::string_view text) {
  return to_text(run(text));
}

std::string cell(std::string_view text, Value tested) {
  static const Knowledge none;
  return to_text(matches(parse_unary_tests(text, names()), tested, {variables, none}));
}

std::string code_of(std::string_view text) {
  try {
    (void)parse_expression(text, names());
  } catch (const Error& error) {
    return error.problems().front().rule;
  }
  return "";
}

}  // namespace

TEST_CASE("expressions come to what FEEL says") {
  const struct {
    const char *text, *value;
  } table[] = {
      {"1 + 2 * 3", "7"},
      {"(1 + 2) * 3", "9"},
      {"10 + 20 / -5 - 3", "3"},
      {"-10--5", "-5"},
      {"5+2**5+3", "40"},
      {"2 ** -2", "0.25"},
      {"-2 ** 2", "4"},
      {".872", "0.872"},
      {"1/3", "0.3333333333333333333333333333333333"},
      {"(10+20)/0", "null"},
      {"10 + null", "null"},
      {"1 + \"a\"", "null"},
      {"\"Hello \" + Full Name", "\"Hello 王强\""},
      {"12 * Monthly\n  Salary", "120000"},
      {"a-b", "7"},
      {"a - 1", "2"},
      {"loan.principal / loan.termMonths", "1666.666666666666666666666666666667"},
      {"loan.missing", "null"},
      {"持有目的 = \"自用\"", "true"},
      {"amount between 200 and 300", "true"},
      {"amount in [250..300)", "true"},
      {"amount in (250..300)", "false"},
      {"amount in (1, 2, > 200)", "true"},
      {"if amount > 100 then \"多\" else \"少\"", "\"多\""},
      {"if null then 1 else 2", "2"},
      {"nothing = null", "true"},
      {"1 = \"1\"", "null"},
      {"1 != 2", "true"},
      {"\"\\u6570\\n\" + \"\\\"\"", "\"数\n\"\""},
      {"date(\"2024-01-31\") + duration(\"P1M\")", "date(\"2024-02-29\")"},
      {"date(\"2024-03-01\") - date(\"2024-02-28\")", "duration(\"P2D\")"},
      {"date(2024, 2, 30)", "null"},
      {"years and months duration(date(\"2024-01-31\"), date(\"2025-03-30\"))", "duration(\"P1Y1M\")"},
      {"duration(\"P1Y\") + duration(\"P2M\") > duration(\"P13M\")", "true"},
      {"date(\"2024-01-01\") < date(\"2024-01-02\")", "true"},
      {"round half up(2.345, 2)", "2.35"},
      {"round half down(2.345, 2)", "2.34"},
      {"round up(-2.341, 2)", "-2.35"},
      {"round down(-2.349, 2)", "-2.34"},
      {"decimal(2.345, 2)", "2.34"},
      {"floor(-1.5)", "-2"},
      {"ceiling(-1.5)", "-1"},
      {"modulo(-5, 3)", "1"},
      {"abs(-5)", "5"},
      {"min(3, 1, 2) + max([3, 1, 2]) + sum(1, 2) + count([])", "7"},
      {"mean([1, 2])", "1.5"},
      {"1 // the first\n + /* the second */ 2", "3"},
  };
  for (const auto& row : table) {
    CAPTURE(row.text);
    CHECK(answer(row.text) == row.value);
  }
}

TEST_CASE("truth has three values") {
  const char* words[] = {"true", "false", "null"};
  const char* both[3][3] = {
      {"true", "false", "null"}, {"false", "false", "false"}, {"null", "false", "null"}};
  const char* either[3][3] = {{"true", "true", "true"}, {"true", "false", "null"}, {"true", "null", "null"}};
  for (int a = 0; a < 3; ++a) {
    for (int b = 0; b < 3; ++b) {
      const std::string left = words[a];
      CAPTURE(left);
      CAPTURE(words[b]);
      CHECK(answer(left + " and " + words[b]) == both[a][b]);
      CHECK(answer(left + " or " + words[b]) == either[a][b]);
    }
  }
  CHECK(answer("not(null)") == "null");
  CHECK(answer("not(true)") == "false");
}

TEST_CASE("cells test what stands before them") {
  CHECK(cell("-", Decimal(5)) == "true");
  CHECK(cell("< 18", Decimal(5)) == "true");
  CHECK(cell(">=18, 5", Decimal(5)) == "true");
  CHECK(cell("not(5, 6)", Decimal(5)) == "false");
  CHECK(cell("[1..5]", Decimal(5)) == "true");
  CHECK(cell("]1..5[", Decimal(5)) == "false");
  CHECK(cell("-5", Decimal(-5)) == "true");
  CHECK(cell("true", true) == "true");
  CHECK(cell("\"High\", \"Low\"", std::string("Low")) == "true");
  CHECK(cell("? > 3 and ? < 9", Decimal(5)) == "true");
  CHECK(cell("amount", Decimal(250)) == "true");
  CHECK(cell("< 18", Value()) == "null");
  CHECK(cell("date(\"2024-01-01\")", parse_date("2024-01-01", "")) == "true");
}

TEST_CASE("what is not read is refused, never guessed") {
  const std::string deep = std::string(10'000, '(') + "1" + std::string(10'000, ')');
  const std::string minus = std::string(10'000, '-') + "1";
  for (const std::string& text : {std::string("1 +"), std::string("(1"), std::string("\"open"),
                                  std::string("1 2"), std::string("[1, 2][1]"), std::string("{a: 1}"),
                                  std::string("for x in [1] return x"), std::string("1，2"), std::string(""),
                                  std::string("\"\\u12\""), std::string("unknown(1)"), deep, minus}) {
    CAPTURE(text.substr(0, 40));
    CHECK(code_of(text) == "R201");
  }
  CHECK(code_of("自用") == "R202");
  CHECK(code_of("amount = 自用") == "R202");
}

TEST_CASE("durations are read and written") {
  for (const char* text : {"P1Y2M", "P3M", "-P2Y", "P3D", "PT4H", "P1DT2H3M4S", "PT0S", "P0M"}) {
    CAPTURE(text);
    const auto value = parse_duration(text);
    REQUIRE(value.has_value());
    CHECK(to_text(*value) == "duration(\"" + std::string(text) + "\")");
  }
  for (const char* text : {"", "P", "1Y", "P1H", "PT", "P1Y1D", "P1.5Y", "P99999999999Y"})
    CHECK_FALSE(parse_duration(text).has_value());
}

}  // namespace rubiao::feel
