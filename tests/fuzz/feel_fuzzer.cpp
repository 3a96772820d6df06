// SPDX-License-Identifier: Apache-2.0
// Any bytes as an expression and as a cell: read and run, or refused with a code.
#include "fuzzing.h"
#include "rulebook/feel_evaluate.h"
#include "rulebook/feel_parser.h"

using namespace rubiao;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const feel::Context variables{
      {"n", Decimal(3)}, {"Full Name", std::string("王强")}, {"day", feel::Value()}};
  static const feel::Names names = [] {
    feel::Names all;
    for (const auto& [name, value] : variables) all.add(name);
    return all;
  }();
  static const feel::Knowledge none;
  const std::string_view text = fuzzing::bytes_of(data, size);
  fuzzing::accepts([&] {
    (void)to_text(feel::evaluate(feel::parse_expression(text, names), {variables, none}));
  });
  fuzzing::accepts([&] {
    (void)feel::matches(feel::parse_unary_tests(text, names), Decimal(3), {variables, none});
  });
  return 0;
}
