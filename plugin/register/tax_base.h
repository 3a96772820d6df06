// SPDX-License-Identifier: Apache-2.0
// What the tax law makes of a data set: the life over which it is deducted, and where a difference at initial
// recognition came from [CAS18:5]. A person answers whether work is R&D for the super deduction; a second one
// confirms.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.h"
#include "base/money.h"

namespace rubiao {

// 初始差异: between carrying amount and tax base at initial recognition.
enum class InitialDifference : std::uint8_t {
  none,             // 无差异
  super_deduction,  // 加计扣除: never recognised, then or later (TX-3) [CAS18:13]
  exempt,           // 其他豁免: neither a combination, nor any effect on either profit
  goodwill,         // 计入商誉: of a combination of enterprises not under common control (TX-7)
  equity,           // 计入资本公积
  taxed,            // 影响应纳税所得额: not exempt, and borne by tax expense
};
[[nodiscard]] std::string_view term(InitialDifference difference);
[[nodiscard]] InitialDifference parse_initial_difference(std::string_view text, std::string_view field);

struct TaxBase {
  InitialDifference initial = InitialDifference::none;
  int life_months = 0;          // deducted in equal months
  Date from{};                  // the month of this day is the first
  std::optional<Fen> cost_fen;  // deductible in all; nothing: it is the cost of the books
  friend bool operator==(const TaxBase&, const TaxBase&) = default;
};

}  // namespace rubiao
