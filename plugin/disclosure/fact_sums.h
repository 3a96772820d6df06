// SPDX-License-Identifier: Apache-2.0
// The arithmetic of an instance that was read back: sums within a context, roll-forwards between contexts,
// column totals across members. All exact to the fen; Calculations 1.1 would let a fen or two pass.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "disclosure/instance_reader.h"

namespace rubiao::disclosure {

[[nodiscard]] std::vector<Problem> check_fact_sums(const ReadInstance& instance, std::string_view file);

// "1234.50": exactly two decimals, no -0.00; nothing for any other text.
[[nodiscard]] std::optional<Fen> read_amount(std::string_view text);

}  // namespace rubiao::disclosure
