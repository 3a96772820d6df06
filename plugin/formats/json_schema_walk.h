// SPDX-License-Identifier: Apache-2.0
// Walks a value and its schema side by side and names every misfit. It knows every keyword that
// json_schema_keywords.h lets in.
#pragma once

#include <vector>

#include "base/error.h"
#include "formats/json_schema_keywords.h"

namespace rubiao::formats {

[[nodiscard]] std::vector<Problem> explain_misfits(const Json& schema, const SchemaPatterns& patterns,
                                                   const Json& value);

}  // namespace rubiao::formats
