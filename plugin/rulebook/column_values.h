// SPDX-License-Identifier: Apache-2.0
// ColumnValues: the values of one input for many questions, one a question, as they lie in the caller's
// memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "rulebook/value.h"

namespace rubiao::rulebook {

using Truths = std::span<const std::uint8_t>;     // 0 or 1
using Integers = std::span<const std::int64_t>;   // for a number
using Texts = std::span<const std::string_view>;  // for a text, or the digits of a number: "0.25"
using Days = std::span<const std::int32_t>;       // year * 10000 + month * 100 + day

using ColumnValues = std::variant<Truths, Integers, Texts, Days>;

[[nodiscard]] bool can_hold(const ColumnValues& values, Type type);

[[nodiscard]] bool is_day(std::int32_t packed);  // one that parse_date would take
[[nodiscard]] std::int32_t pack(Date date);

// One of them, of the column's type. Throws Error(invalid_input) naming `field` if it is none.
[[nodiscard]] Value value_at(const ColumnValues& values, std::size_t question, Type type,
                             const std::string& field);

}  // namespace rubiao::rulebook
