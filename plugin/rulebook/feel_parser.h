// SPDX-License-Identifier: Apache-2.0
// Reads FEEL: expressions and unary tests, as far as DMN's compliance level 2 and our own tables go:
// literals, names with blanks in them, paths, calls, lists, arithmetic, comparisons, three-valued logic, if,
// between, in. No filter, loop, quantifier, context or function literal: what is not read here is refused,
// never guessed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rulebook/feel_expression.h"
#include "rulebook/feel_names.h"

namespace rubiao::feel {

// A text beyond this is no rule that a person wrote.
inline constexpr std::size_t longest_expression = 64u << 10;

// Both throw Error(invalid_input): R201 (syntax, too long, nested too deep), R202 (unknown name), R205 (no
// such date).
[[nodiscard]] Expression parse_expression(std::string_view text, const Names& names);
[[nodiscard]] UnaryTests parse_unary_tests(std::string_view text, const Names& names);

}  // namespace rubiao::feel
