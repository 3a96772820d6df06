// SPDX-License-Identifier: Apache-2.0
// Runs FEEL expressions and unary tests. What has no meaning is null, and truth has three values: false and
// anything is false, true or anything is true, all else with null in it is null.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "rulebook/feel_expression.h"
#include "rulebook/feel_value.h"

namespace rubiao::feel {

// A business knowledge model by its name; nothing if there is none of that name.
using Knowledge = std::function<std::optional<Value>(const std::string&, const std::vector<Value>&)>;

struct Scope {
  const Context& variables;
  const Knowledge& knowledge;
  const Value* tested = nullptr;  // what `?` stands for
};

[[nodiscard]] Value evaluate(const Expression& expression, const Scope& scope);
// true, false or null.
[[nodiscard]] Value matches(const UnaryTests& tests, const Value& tested, const Scope& scope);
[[nodiscard]] Value add(const Value& a, const Value& b);

}  // namespace rubiao::feel
