// SPDX-License-Identifier: Apache-2.0
// The built-in functions of FEEL that rules need: not, numbers rounded by name, sums and extremes, dates and
// durations. A call that makes no sense is null, as FEEL has it.
#pragma once

#include <string_view>
#include <vector>

#include "rulebook/feel_parser.h"
#include "rulebook/feel_value.h"

namespace rubiao::feel {

[[nodiscard]] const Names& function_names();
// Null for wrong arguments, and for a name that is none of function_names().
[[nodiscard]] Value call_function(std::string_view name, const std::vector<Value>& arguments);

}  // namespace rubiao::feel
