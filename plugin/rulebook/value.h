// SPDX-License-Identifier: Apache-2.0
// Value: what stands in a cell of a decision table and what a decision is asked with: a truth value, a
// decimal number, a text or a date. Never a binary floating-point number. There is no null: a rule table of
// the books demands every input, so a missing one is an error and not a third truth value.
#pragma once

#include <compare>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/text.h"

namespace rubiao::rulebook {

using Value = std::variant<bool, Decimal, std::string, Date>;

// What a decision is asked with, by the name of the input (确认条件, 持有目的, ...), in any order.
using Inputs = std::vector<std::pair<std::string, Value>>;

// In the order of the alternatives of Value.
enum class Type : std::uint8_t { boolean, number, text, date };

[[nodiscard]] std::string to_text(const Value& value);
[[nodiscard]] nlohmann::ordered_json to_json(
    const Value& value);  // numbers and dates as text, so that nothing rounds

[[nodiscard]] inline Type type_of(const Value& value) {
  return static_cast<Type>(value.index());
}
[[nodiscard]] Text name(Type type);
// Both of one type: false < true, texts by their bytes.
[[nodiscard]] std::strong_ordering compare(const Value& a, const Value& b);

}  // namespace rubiao::rulebook
