// SPDX-License-Identifier: Apache-2.0
// rubiao.log of a home: JSON Lines, one write call each in append mode, so that lines of several processes do
// not mix.
#pragma once

#include <filesystem>

#include "json.h"

namespace erp {

// The time, the level (0 debug to 3 error) and the members of `line`. A log that cannot be written fails
// nothing.
void append_to_log(const std::filesystem::path& home, std::int32_t level, const Json& line);

}  // namespace erp
