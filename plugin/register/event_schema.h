// SPDX-License-Identifier: Apache-2.0
// The JSON Schemas of the event vocabulary, built into the library from schemas/events/: every kind's own
// properties after the common ones, and the answers to the questions that it raises. The menu forms, the
// importer and the CSV columns all come from these.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/json.h"
#include "formats/json_schema.h"

namespace rubiao {

// The kinds in the order in which a data set usually meets them.
[[nodiscard]] const std::vector<std::string>& event_kinds();

// The whole schema of one kind. Throws Error(invalid_input) for an unknown kind, listing the known ones.
[[nodiscard]] const formats::Json& event_schema(std::string_view kind);
[[nodiscard]] const formats::JsonSchema& event_checker(std::string_view kind);

}  // namespace rubiao
