// SPDX-License-Identifier: Apache-2.0
// A cell of a spreadsheet as the value that an event has: 2024/1/5 is 2024-01-05, 1,000 an amount of 1000.00.
#pragma once

#include <string>

#include "formats/json.h"

namespace rubiao {

// `type` and `format` as JSON Schema has them; `format` empty if there is none. A cell that does not fit
// stays the text that it is: the schema check then names the field and what was expected.
[[nodiscard]] formats::Json value_of_cell(const std::string& cell, const std::string& type,
                                          const std::string& format);

}  // namespace rubiao
