// SPDX-License-Identifier: Apache-2.0
// The cells a rule table may hold, and what they mean; the cells it may not, and what is said about them.
#include "rulebook/cell_parser.h"

#include <doctest/doctest.h>

#include "base/error.h"

using namespace rubiao;
using namespace rubiao::rulebook;

namespace {

Value number(const char* text) {
  return Decimal::parse(text, "");
}

Value day(const char* text) {
  return parse_date(text, "");
}

bool takes(const char* cell, const Value& value) {
  return holds(parse_condition(cell, type_of(value), {}), value);
}

std::string fault(const char* cell, Type type) {
  try {
    (void)parse_condition(cell, type, {Value("自用")});
    return "";
  } catch (const Error& error) {
    return error.problems().front().rule;
  }
}

}  // namespace

TEST_CASE("texts and truth values") {
  CHECK(takes("-", Value("自用")));
  CHECK(takes("\"自用\"", Value("自用")));
  CHECK(takes("\"自用\", \"出售\"", Value("出售")));
  CHECK_FALSE(takes("\"自用\", \"出售\"", Value("其他")));
  CHECK_FALSE(takes("not(\"自用\", \"出售\")", Value("出售")));
  CHECK(takes("not(\"自用\", \"出售\")", Value("其他")));
  CHECK(takes("\"a\\\"b\"", Value("a\"b")));
  CHECK(takes("true", Value(true)));
  CHECK_FALSE(takes("false", Value(true)));
  CHECK(parse_condition("\"自用\",\n \"出售\"", Type::text, {}).shown == "自用, 出售");
}

TEST_CASE("numbers are decimals and ranges know their ends") {
  CHECK(takes("0.1", number("0.10")));
  CHECK_FALSE(takes("0.1", number("0.1000000000000000000000000000000001")));
  CHECK(takes("[1..5]", number("5")));
  CHECK_FALSE(takes("[1..5)", number("5")));
  CHECK_FALSE(takes("(1..5]", number("1")));
  CHECK_FALSE(takes("]1..5[", number("5")));
  CHECK(takes("< 1, > 5", number("6")));
  CHECK_FALSE(takes("< 1, > 5", number("5")));
  CHECK(takes(">= -2.5", number("-2.5")));
  CHECK(takes("not([.5..1.5])", number("2")));
}

TEST_CASE("dates") {
  CHECK(takes("date(\"2024-02-29\")", day("2024-02-29")));
  CHECK(takes("[date(\"2024-01-01\")..date(\"2024-12-31\")]", day("2024-06-01")));
  CHECK(takes(">= date(\"2024-01-01\")", day("2024-01-01")));
  CHECK_FALSE(takes("< date(\"2024-01-01\")", day("2024-01-01")));
}

TEST_CASE("what is refused, by its code") {
  CHECK(fault("", Type::text) == "R201");
  CHECK(fault("\"自用", Type::text) == "R201");
  CHECK(fault("\"自用\"，\"出售\"", Type::text) == "R201");
  CHECK(fault("\"自用\" \"出售\"", Type::text) == "R201");
  CHECK(fault("not(\"自用\"", Type::text) == "R201");
  CHECK(fault("\"自用\",", Type::text) == "R201");
  CHECK(fault("1 + 2", Type::number) == "R201");
  CHECK(fault("[1..5", Type::number) == "R201");
  CHECK(fault("1.2.3", Type::number) == "R201");
  CHECK(fault("自用", Type::text) == "R202");
  CHECK(fault("null", Type::text) == "R202");
  CHECK(fault("1", Type::text) == "R203");
  CHECK(fault("\"1\"", Type::number) == "R203");
  CHECK(fault("> \"a\"", Type::text) == "R203");
  CHECK(fault("date(\"2024-01-01\")", Type::number) == "R203");
  CHECK(fault("date(\"2023-02-29\")", Type::date) == "R205");
  CHECK(fault("[5..1]", Type::number) == "R206");
  CHECK(fault("(1..1]", Type::number) == "R206");
}

TEST_CASE("a result is one literal") {
  CHECK(std::get<Decimal>(parse_literal("-1.50", Type::number, {})).text() == "-1.5");
  CHECK(std::get<std::string>(parse_literal("\"自用\"", Type::text, {})) == "自用");
  CHECK_THROWS_AS((void)parse_literal("-", Type::text, {}), Error);
  CHECK_THROWS_AS((void)parse_literal("\"a\",\"b\"", Type::text, {}), Error);
}
