// SPDX-License-Identifier: Apache-2.0
// Expression: a FEEL expression as a tree. Values only; feel_parser.h makes it, feel_evaluate.h runs it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "rulebook/feel_value.h"

namespace rubiao::feel {

enum class Operator : std::uint8_t {
  literal,  // value
  name,     // text: a variable
  path,     // parts[0] . text
  call,     // text ( parts… )
  list,     // [ parts… ]
  negate,   // - parts[0]
  add,      // parts[0] + parts[1], and so on
  subtract,
  multiply,
  divide,
  raise,  // **
  equal,
  unequal,
  less,
  at_most,
  greater,
  at_least,
  conjunction,  // and
  disjunction,  // or
  between,      // parts[0] between parts[1] and parts[2]
  in,           // parts[0] in tests
  choose,       // if parts[0] then parts[1] else parts[2]
};

struct UnaryTest;

struct Expression {
  Operator op = Operator::literal;
  Value value{};
  std::string text{};
  std::vector<Expression> parts{};
  std::shared_ptr<const std::vector<UnaryTest>> tests{};  // of `in`
};

// One alternative of a cell: what is tested is `?`.
struct UnaryTest {
  enum class Kind : std::uint8_t {
    value,    // ? = low, or ? is in low if that is a list
    compare,  // ? op low
    range,    // low .. high
  };
  Kind kind = Kind::value;
  Operator op = Operator::equal;
  Expression low{};
  Expression high{};
  bool low_open = false;
  bool high_open = false;
};

struct UnaryTests {
  bool any = false;      // "-"
  bool negated = false;  // not(…)
  std::vector<UnaryTest> alternatives{};
};

}  // namespace rubiao::feel
