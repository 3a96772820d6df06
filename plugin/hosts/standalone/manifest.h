// SPDX-License-Identifier: Apache-2.0
// The plugin's manifest as a menu and as forms: which actions there are, and what one of them asks for. How a
// typed value becomes JSON stands in action_input.h.
#pragma once

#include <string>
#include <vector>

#include "json.h"
#include "text.h"

namespace erp {

// The entry of an action; one that does not exist is refused with those that come near.
const Json& find_action(const Json& manifest, const std::string& id);

std::string render_menu(const Json& manifest, Language language);
std::string render_action(const Json& action, Language language);

// Properties of an object schema in the order a form shows them.
std::vector<std::string> ordered_properties(const Json& schema);

// Follows "$ref": "#/…" within the action's schema.
const Json& resolve(const Json& schema, const Json& root);

// The name of a schema's type: "string", "integer", "boolean", "array", "object"; several types give the
// first that is not null.
std::string type_of(const Json& schema);

bool is_document(const Json& schema);

}  // namespace erp
