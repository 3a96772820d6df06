// SPDX-License-Identifier: Apache-2.0
// Yes or no as people and spreadsheets write it: 是, TRUE, yes, y, 1; 否, FALSE, no, n, 0.
#pragma once

#include <optional>
#include <string_view>

namespace rubiao {

[[nodiscard]] std::optional<bool> read_flag(std::string_view text);

}  // namespace rubiao
