// SPDX-License-Identifier: Apache-2.0
// What every action says alike of a data set: its state, and that there is none of that id.
#pragma once

#include <string>

#include "base/text.h"
#include "posting/consequence.h"

namespace rubiao {

// Derecognised, held for sale, restricted, in stock or available for use, whichever comes first; else its
// stage, and where it has none, whether something is carried that waits to become available.
[[nodiscard]] std::string state_of(const Standing& standing, Language language);

// Error(not_found).
[[noreturn]] void throw_not_registered(const std::string& id);

}  // namespace rubiao
