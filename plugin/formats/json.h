// SPDX-License-Identifier: Apache-2.0
// Bounded reading of JSON, and the one canonical form that digests bind. Numbers are 64-bit integers or they
// are refused: an amount or a rate is text ("1234.50"), so that no reader can round it. What a document must
// contain is json_schema.h's affair.
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace rubiao::formats {

using Json = nlohmann::ordered_json;

struct JsonLimits {
  std::size_t bytes = 64u << 20;
  int depth = 32;
  std::size_t members = 10'000;  // of one object: lookups are linear
  // Where a model of rules is asked: a number that is no 64-bit integer becomes {"@": "number", "text":
  // "0.0375"}, digit by digit as it was written.
  bool decimals = false;
};

// Throws Error(invalid_input) with line and column for what is malformed, beyond a limit, not UTF-8, a number
// that is no 64-bit integer, a key that stands twice in an object, or a NUL in a text.
[[nodiscard]] Json parse_json(std::string_view bytes, std::string_view file, const JsonLimits& limits = {});

struct JsonLine {
  std::int64_t line;
  Json value;
};

inline constexpr std::size_t longest_json_line = 1u << 20;

// JSON Lines. Blank lines are skipped; a bad line adds a Problem with its line and column and reading goes
// on, so that a file is reported whole.
[[nodiscard]] std::vector<JsonLine> parse_json_lines(std::string_view bytes, std::string_view file,
                                                     std::vector<Problem>& problems);

// Keys sorted by code point at every level, no blanks, UTF-8 unescaped. Throws if the value holds a floating
// point number or text that is not UTF-8.
[[nodiscard]] std::string canonical_json(const Json& value);

}  // namespace rubiao::formats
