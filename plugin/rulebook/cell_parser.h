// SPDX-License-Identifier: Apache-2.0
// Reads the text of one cell: the unary tests of S-FEEL that rules/ may use (- , literals, alternatives with
// commas, not(...), ranges, comparisons) and, on the right side, one literal. Everything else is refused;
// above all text without quotation marks, which DMN would take for a variable that is silently null.
#pragma once

#include <string_view>
#include <vector>

#include "rulebook/cell_test.h"
#include "rulebook/constants.h"
#include "rulebook/value.h"

namespace rubiao::rulebook {

// Both throw Error(invalid_input) with rule R201 (syntax), R202 (name), R203 (type), R205 (no such date) or
// R206 (an empty range). `known` are the allowed texts: they make the hint of R202 exact.
// In place of a literal a condition may name a parameter of `constants`.
[[nodiscard]] CellTest parse_condition(std::string_view cell, Type type, const std::vector<Value>& known,
                                       const Constants& constants = {});
[[nodiscard]] Value parse_literal(std::string_view cell, Type type, const std::vector<Value>& known);

}  // namespace rubiao::rulebook
