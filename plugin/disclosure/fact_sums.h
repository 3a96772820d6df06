// SPDX-License-Identifier: Apache-2.0
// The arithmetic of an instance that was read back: sums within a context, roll-forwards between contexts,
// column totals across members. Exact to the fen, where
// Calculations 1.1 would let a fen or two pass; in a report rounded to 万元 each figure may be off by half.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "disclosure/instance_reader.h"

namespace rubiao::disclosure {

[[nodiscard]] std::vector<Problem> check_fact_sums(const ReadInstance& instance, std::string_view file);

// As `decimals` claims: "1234.50" with 2, exactly two decimals; "1230000" with -4, whole ten thousands. No
// -0.00; nothing for any other text.
[[nodiscard]] std::optional<Fen> read_amount(std::string_view text, std::string_view decimals = "2");

}  // namespace rubiao::disclosure
