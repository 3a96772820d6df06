// SPDX-License-Identifier: Apache-2.0
// JSON in the order it was written. Input is bounded in depth, since it is parsed and printed by recursion.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace erp {

using Json = nlohmann::ordered_json;

// `what` names the text for the message: "out.json", "manifest".
Json parse_json(const std::string& text, const std::string& what);

}  // namespace erp
