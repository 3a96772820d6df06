// SPDX-License-Identifier: Apache-2.0
// What the books hold when an event comes: read from the store, so that posting/consequence.h can work on
// values alone.
#pragma once

#include "batch/books.h"
#include "posting/consequence.h"

namespace rubiao {

// Throws Error(not_found) for a data set that is not registered, Error(conflict) for one that is registered
// again.
[[nodiscard]] Standing standing_for(Books& books, const Event& event);

}  // namespace rubiao
