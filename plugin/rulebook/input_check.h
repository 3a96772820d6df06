// SPDX-License-Identifier: Apache-2.0
// Checks what a decision is asked with against the columns of its table. FEEL answers null to a missing or
// mistyped input and goes on; accounting may not, so every input must be there, declared, typed and allowed.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "rulebook/column_space.h"
#include "rulebook/table.h"

namespace rubiao::rulebook {

// What is wrong with the value of one column, nullptr if it is missing; nothing is added if it fits.
void check_input(const InputColumn& column, const ColumnSpace& space, const Value* value,
                 std::vector<Problem>& problems);
// An input that is not among the `columns`, or stands there twice.
void check_surplus(const std::string& table, const std::vector<std::string>& columns, const Inputs& inputs,
                   std::vector<Problem>& problems);
[[nodiscard]] const Value* find_input(const Inputs& inputs, const std::string& name);

// The values in the order of the columns. Throws Error(invalid_input) with every problem at once.
[[nodiscard]] std::vector<Value> check_inputs(const Table& table, const std::vector<ColumnSpace>& spaces,
                                              const Inputs& inputs);

// "确认条件 = true, 持有目的 = 自用"
[[nodiscard]] std::string describe(const Inputs& inputs);

}  // namespace rubiao::rulebook
