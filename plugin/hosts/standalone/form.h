// SPDX-License-Identifier: Apache-2.0
// What a person reads before filling in an action's form: every field with its type, whether it must be
// given, what it is for, and what may be chosen.
#pragma once

#include <string>

#include "json.h"
#include "text.h"

namespace erp {

// `schema` is the JSON Schema of the input, in the language of the manifest.
std::string render_form(const Json& schema, Language language);

}  // namespace erp
