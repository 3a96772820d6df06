// SPDX-License-Identifier: Apache-2.0
// The door for conformance runs: a question a line, an answer a line, in JSON. Numbers are plain decimal
// tokens both ways; a date is {"@": "date", "text": "2024-01-01"}, a duration {"@": "duration", "text":
// "P1Y"}.
//   {"id": "t1", "decision": "payment", "inputs": {"loan": {"principal": 600000, "rate": 0.0375}}}
//   {"id":"t1","value":2778.69…}    or    {"id":"t1","error":{"code":"R204","message":"…"}}
#pragma once

#include <string>
#include <string_view>

#include "base/text.h"
#include "rulebook/model.h"

namespace rubiao::rulebook {

// Never throws for what stands in the line: that is answered as an error.
[[nodiscard]] std::string answer_line(const Model& model, std::string_view line, Language language);

[[nodiscard]] std::string to_json_text(const feel::Value& value);

}  // namespace rubiao::rulebook
