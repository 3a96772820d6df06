// SPDX-License-Identifier: Apache-2.0
// The lists of an event that comes in anew: a data set that stands in one twice would be booked twice, and an
// indication that stands twice says nothing more.
#pragma once

#include <vector>

#include "base/error.h"
#include "register/event.h"

namespace rubiao {

// Nothing where everything is listed once.
[[nodiscard]] std::vector<Problem> listed_twice(const Event& event);

}  // namespace rubiao
