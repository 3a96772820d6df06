// SPDX-License-Identifier: Apache-2.0
// Reads a value of a declared type from outside: the text of an example, the JSON of a question.
#pragma once

#include <string>
#include <string_view>

#include "formats/json.h"
#include "rulebook/edition.h"
#include "rulebook/value.h"

namespace rubiao::rulebook {

// true, 0.25, 自用, 2024-01-31. Throws Error(invalid_input) naming `field`.
[[nodiscard]] Value read_typed(std::string_view text, Type type, const std::string& field);

// {"确认条件": true, "占比": 0.25, "日期": "2024-01-31"}: by the types of the columns that the decision asks
// for; what is of another type or unknown is left as it stands, for the decision to refuse. Numbers are taken
// by their digits; a date may be {"@": "date", "text": …} too.
[[nodiscard]] Inputs inputs_from(const formats::Json& object, const Edition& edition, const Decider& decider,
                                 Date day);

}  // namespace rubiao::rulebook
