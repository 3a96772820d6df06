// SPDX-License-Identifier: Apache-2.0
// The kinds of movement in words.
#pragma once

#include "base/error.h"
#include "measurement/movement.h"

namespace rubiao {

[[nodiscard]] Text title_of(MovementKind kind);

}  // namespace rubiao
