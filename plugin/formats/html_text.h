// SPDX-License-Identifier: Apache-2.0
// Text from anywhere made safe for HTML, in content and in quoted attributes alike.
#pragma once

#include <string>
#include <string_view>

namespace rubiao::formats {

// & < > " ' become references; control characters that HTML does not allow become U+FFFD.
[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace rubiao::formats
