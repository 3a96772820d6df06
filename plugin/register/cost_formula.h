// SPDX-License-Identifier: Apache-2.0
// 发出存货的计价方法: of the lots of one data set held for sale [CAS1:14]. Data sets that are unique are lots
// of their own; there is no last-in-first-out.
#pragma once

#include <cstdint>
#include <string_view>

namespace rubiao {

enum class CostFormula : std::uint8_t {
  specific,  // 个别计价
  fifo,      // 先进先出
  average,   // 加权平均, after each purchase (移动)
};
[[nodiscard]] std::string_view term(CostFormula formula);
[[nodiscard]] CostFormula parse_cost_formula(std::string_view text, std::string_view field);

}  // namespace rubiao
