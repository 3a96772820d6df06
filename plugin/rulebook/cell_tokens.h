// SPDX-License-Identifier: Apache-2.0
// The words of a cell: numbers, quoted texts, names (with a path: 参数.关注阈值), signs. What a Chinese
// keyboard puts in place of a quotation mark, comma or bracket is refused here with the half-width sign to
// type instead.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace rubiao::rulebook {

struct Token {
  enum class Kind : std::uint8_t { number, text, name, sign, end };
  Kind kind;
  std::string text;  // of a quoted text: without the quotation marks
};

// Ends with one token of Kind::end. Throws Error(invalid_input) with rule R201.
[[nodiscard]] std::vector<Token> split_cell(std::string_view cell);

// R201 for the first full-width sign in it.
void refuse_full_width(std::string_view word);

// The fault of a cell; whoever knows file, line and row adds them.
[[nodiscard]] Error cell_fault(std::string rule, std::string_view found, Text message, Text todo);

}  // namespace rubiao::rulebook
