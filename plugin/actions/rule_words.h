// SPDX-License-Identifier: Apache-2.0
// The words that only rule tables use: names of tables and columns, and values of cells that no event file
// writes. A trace names them in Chinese, as the tables do; a reader of English gets the one English form of
// each, beside those of register/words.h.
#pragma once

#include <string>
#include <string_view>

#include "base/text.h"

namespace rubiao {

// The term itself in Chinese, or if nobody gave it an English form.
[[nodiscard]] std::string rule_in_words(std::string_view term, Language language);

// What a cell asks for: "true", "not(自行研发,自行加工)", "开发,无项目", "> 120".
[[nodiscard]] std::string condition_in_words(std::string_view condition, Language language);

}  // namespace rubiao
