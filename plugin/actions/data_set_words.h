// SPDX-License-Identifier: Apache-2.0
// What every action says alike of a data set: its state, and that there is none of that id.
#pragma once

#include <string>

#include "base/text.h"
#include "register/data_set.h"

namespace rubiao {

// Derecognised, held for sale, restricted or available for use, whichever comes first; else its stage.
[[nodiscard]] std::string state_of(const DataSet& data_set, Language language);

// Error(not_found).
[[noreturn]] void throw_not_registered(const std::string& id);

}  // namespace rubiao
