// SPDX-License-Identifier: Apache-2.0
// What the books hold when an event comes: read from the store, so that posting/consequence.h can work on
// values alone.
#pragma once

#include <vector>

#include "batch/books.h"
#include "posting/consequence.h"

namespace rubiao {

// Throws Error(not_found) for a data set that is not registered, Error(conflict) for one that is registered
// again.
[[nodiscard]] Standing standing_for(Books& books, const Event& event);

// All data sets with something on the books, or with deferred tax, at the end of a day; their entries as they
// are now, with the tax bases known now, for those are no matter of the day, and as they were on it.
[[nodiscard]] std::vector<Standing> taxed_data_sets(Books& books, Date day);

}  // namespace rubiao
