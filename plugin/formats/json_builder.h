// SPDX-License-Identifier: Apache-2.0
// Builds the JSON value from the parser's events and refuses, at the place where it stands, what the grammar
// allows and we do not: depth, doubled keys, numbers that are no 64-bit integers, NUL. Only json.cpp calls
// it.
#pragma once

#include <string_view>

#include "formats/json.h"

namespace rubiao::formats {

// `text` is UTF-8 without a byte order mark.
[[nodiscard]] Json build_json(std::string_view text, std::string_view file, const JsonLimits& limits);

}  // namespace rubiao::formats
