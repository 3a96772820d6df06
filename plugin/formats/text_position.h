// SPDX-License-Identifier: Apache-2.0
// Where a byte of a text stands, as a person counts: lines from 1, columns from 1 in characters, not bytes.
// Every reader of this room names its errors by it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace rubiao::formats {

struct TextPosition {
  std::int64_t line = 1;
  std::int64_t column = 1;
};

// Counts from the start of `text`; `offset` past the end means the end.
[[nodiscard]] TextPosition position_at(std::string_view text, std::size_t offset);

// Counts on from where it stood before, for readers that ask for many positions of one text in order.
class TextWalk {
 public:
  explicit TextWalk(std::string_view text) : text_(text) {}
  // An offset before the last one asked for answers that last position.
  TextPosition to(std::size_t offset);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  TextPosition position_;
};

// A Problem that stands at `offset` of `text`.
[[nodiscard]] Problem problem_at(std::string_view text, std::size_t offset, std::string_view file,
                                 Text message);

// Throws Error(invalid_input) if `bytes` is larger than the reader allows.
void demand_size(std::string_view bytes, std::size_t limit, std::string_view file);

}  // namespace rubiao::formats
