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

// The entry by which spending of a day is judged: `then`, as it stood on that day; but development begins on
// the day from which all five conditions are met, not on that of the paper which says so [CAS6:13].
[[nodiscard]] DataSet judged_on(Date day, const DataSet& then, const DataSet& now);

}  // namespace rubiao
