// SPDX-License-Identifier: Apache-2.0
// Checks what a decision is asked with against the columns of its table. FEEL answers null to a missing or
// mistyped input and goes on; accounting may not, so every input must be there, declared, typed and allowed.
#pragma once

#include <string>
#include <vector>

#include "rulebook/column_space.h"
#include "rulebook/table.h"

namespace rubiao::rulebook {

// The values in the order of the columns. Throws Error(invalid_input) with every problem at once.
[[nodiscard]] std::vector<Value> check_inputs(const Table& table, const std::vector<ColumnSpace>& spaces,
                                              const Inputs& inputs);

// "确认条件 = true, 持有目的 = 自用"
[[nodiscard]] std::string describe(const Inputs& inputs);

}  // namespace rubiao::rulebook
