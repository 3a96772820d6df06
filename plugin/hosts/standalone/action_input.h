// SPDX-License-Identifier: Apache-2.0
// The input of an action from a JSON file and from --set key=value, typed by the action's JSON Schema. A
// document property takes a file path; the host serves that file under its base name, and no other.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "json.h"

namespace erp {

// Registers a file and answers the name the plugin may ask for.
using ServeDocument = std::function<std::string(const std::string& path)>;

// `base` is the content of --in, or an empty object; settings are applied over it, each field once.
Json build_input(const Json& schema, Json base, const std::vector<std::string>& settings,
                 const ServeDocument& serve);

// The path of the first property for which `wanted` holds: "document", "period"; empty if there is none.
std::string find_property(const Json& schema, const std::function<bool(const Json&)>& wanted);

}  // namespace erp
