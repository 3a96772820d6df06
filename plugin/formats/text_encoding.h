// SPDX-License-Identifier: Apache-2.0
// The one door for text from outside: UTF-8, or the GB18030 that Chinese spreadsheets still write, comes out
// as UTF-8 without a byte order mark. What is neither, and what holds a NUL byte, is refused by place. Which
// of the two it is, is tried, never guessed from a locale.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rubiao::formats {

// The text as UTF-8. Throws Error(invalid_input) with file, line and column of the first bad byte.
[[nodiscard]] std::string decode_text(std::string_view bytes, std::string_view file);

// Strict: no surrogates, no overlong forms, nothing above U+10FFFF.
[[nodiscard]] bool is_valid_utf8(std::string_view text);

// How many bytes stand before the first malformed sequence; text.size() if there is none.
[[nodiscard]] std::size_t valid_utf8_prefix(std::string_view text);

[[nodiscard]] std::string_view without_byte_order_mark(std::string_view bytes);

}  // namespace rubiao::formats
