// SPDX-License-Identifier: Apache-2.0
// The lots of a data set held for sale, played again from the events that still stand, in the order in which
// they were booked (measurement/inventory_lots.h).
#pragma once

#include "batch/books.h"
#include "measurement/inventory_lots.h"
#include "store/data_sets.h"

namespace rubiao {

[[nodiscard]] InventoryLots inventory_lots_of(Books& books, const store::StoredDataSet& stored);

}  // namespace rubiao
