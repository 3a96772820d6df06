// SPDX-License-Identifier: Apache-2.0
// The words in which a misfit is told: what a field is called, what a schema asks for, which known name an
// unknown one was probably meant to be.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "formats/json.h"

namespace rubiao::formats {

// “标题” / "title" of the schema node, or else the last step of the path, or "the document".
[[nodiscard]] Text subject_of(const Json& schema, const std::string& path);

// "x-expected-zh" and "x-expected-en" if the node has them; else its list of values, its format, or its type.
[[nodiscard]] Text expectation_of(const Json& schema);

// The value as a person wrote it, shortened.
[[nodiscard]] std::string shown(const Json& value);

// The name in `known` (an object's keys) that `name` is a slip of, or empty.
[[nodiscard]] std::string nearest_name(std::string_view name, const Json& known);

}  // namespace rubiao::formats
