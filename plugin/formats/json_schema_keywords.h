// SPDX-License-Identifier: Apache-2.0
// Which keywords of JSON Schema our schemas may use, and the part of a schema that valijson is asked to
// judge. A misspelt keyword would silently check nothing, so an unknown one is an error when the schema is
// loaded.
#pragma once

#include <map>
#include <regex>
#include <string>

#include "formats/json.h"

namespace rubiao::formats {

// Throws Error(internal) for an unknown keyword or format, or a $ref that leads nowhere. Keywords that begin
// with "x-" are free.
void demand_known_keywords(const Json& schema);

// Without patterns and formats (std::regex would see bytes, not characters, and recurse once a character),
// without conditions and `not`, with anyOf for oneOf: weaker than the schema, so that what it refuses is
// wrong.
[[nodiscard]] Json structure_of(const Json& schema);

// The node that "#/definitions/x" names; Error(internal) if there is none.
[[nodiscard]] const Json& resolve(const Json& root, const std::string& reference);

using SchemaPatterns = std::map<std::string, std::wregex>;

// Every pattern of the schema, compiled over characters.
[[nodiscard]] SchemaPatterns compile_patterns(const Json& schema);

// UTF-8 as one wchar_t a character.
[[nodiscard]] std::wstring characters_of(std::string_view text);

}  // namespace rubiao::formats
