// SPDX-License-Identifier: Apache-2.0
// Names as they are compared where a keyboard's width of letters and brackets, a blank, or a capital letter
// makes no difference: 数据专项（Ａ） and 数据 专项(a) are one.
#pragma once

#include <string>
#include <string_view>

namespace rubiao {

// U+FF01 to U+FF5E become their ASCII letters, letters small ones; blanks, also full-width, are left out.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace rubiao
