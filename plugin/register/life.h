// SPDX-License-Identifier: Apache-2.0
// The life of a data set: what its entry in the register becomes when an event happens to it. Only facts
// change here; whether the rules allow the event, and what it costs, is decided by the rooms that follow.
#pragma once

#include "register/data_set.h"
#include "register/event.h"

namespace rubiao {

// The entry after the event. Throws Error(invalid_input) if the event does not fit the life so far: something
// after the data set has left, a release without a pledge, a stage that does not follow.
[[nodiscard]] DataSet apply(const DataSet& before, const Event& event);

}  // namespace rubiao
