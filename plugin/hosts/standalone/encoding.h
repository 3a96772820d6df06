// SPDX-License-Identifier: Apache-2.0
// The encodings of files that come from Chinese accounting software: UTF-8 with or without a byte order mark,
// and GB18030. Decides which one a file is in; what is neither is refused with the line of the first broken
// byte.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace erp {

// The offset of the first byte that is no UTF-8, if any. Overlong forms and surrogates are no UTF-8.
std::optional<std::size_t> find_broken_utf8(std::string_view bytes);

struct Decoded {
  std::string text;                      // UTF-8 without byte order mark
  std::optional<std::size_t> broken_at;  // then `text` is empty
};
Decoded decode(std::string_view bytes);

// The code point at `at`, which is moved past it. The text must be UTF-8.
char32_t next_code_point(std::string_view text, std::size_t& at);

}  // namespace erp
