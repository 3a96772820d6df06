// SPDX-License-Identifier: Apache-2.0
// The manifest: every action described for a host that builds its menus and forms from it (rubiao/plugin.h).
#pragma once

#include "base/text.h"
#include "formats/json.h"

namespace rubiao {

inline constexpr const char* library_version = "0.1.0";

[[nodiscard]] formats::Json describe_actions(Language language);

}  // namespace rubiao
