// SPDX-License-Identifier: Apache-2.0
// The one way to split an amount: in proportion to weights, to the fen, so that the parts sum to the whole.
// Every part is rounded down first; the fen left over go one each to the largest remainders, ties to the
// earlier part, so the caller lists the parts in order of id.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/money.h"

namespace rubiao {

// allocate(100, {1, 1, 1}) = {34, 33, 33}.   allocate(-100, {1, 1, 1}) = {-34, -33, -33}.
// Weights are not negative and not all zero, or Error(invalid_input) is thrown.
[[nodiscard]] std::vector<Fen> allocate(Fen whole, std::span<const std::int64_t> weights);

}  // namespace rubiao
