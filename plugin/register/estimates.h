// SPDX-License-Identifier: Apache-2.0
// The accounting estimates by which a data set is amortised: life, method, residual value [CAS6:16]
// [CAS6:17] [CAS6:18]. They are reviewed at least at each year's end and changed prospectively [CAS6:21].
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/money.h"

namespace rubiao {

// 摊销方法: the expected pattern of consumption [CAS6:17].
enum class Method : std::uint8_t {
  straight_line = 1,     // 直线法
  sum_of_years = 2,      // 年数总和法
  double_declining = 3,  // 双倍余额递减法
  units = 4,             // 产量法: calls, records, bytes
  revenue = 5,           // 收入法: only under two exceptions [MOF2017-18:1]
};

[[nodiscard]] std::string_view term(Method method);
[[nodiscard]] Method parse_method(std::string_view text, std::string_view field);

struct Estimates {
  int life_months = 0;      // 使用寿命, from the month available for use; 0: not decided, or indefinite
  bool indefinite = false;  // 使用寿命不确定 [CAS6:19]
  Method method = Method::straight_line;
  Fen residual_fen = 0;             // 残值
  std::int64_t units_expected = 0;  // 预计总产量; fen of revenue for 收入法
  friend bool operator==(const Estimates&, const Estimates&) = default;
};

// How they are stated and justified in an event.
struct StatedEstimates {
  Estimates estimates;
  std::string life_basis;          // 使用寿命的判断依据
  std::string residual_basis;      // 第三方承诺购买, 活跃市场
  std::string revenue_basis;       // 合同固定收入总额, 收入与消耗高度相关
  std::optional<Date> rights_end;  // 合同或法定权利的届满日
  std::string renewal_basis;       // evidence of renewal without significant cost
};

}  // namespace rubiao
