// SPDX-License-Identifier: Apache-2.0
// Movements as a reader sees them: a row says which balance moved, for its columns mean something else in
// each.
#pragma once

#include <vector>

#include "actions/result.h"
#include "base/error.h"
#include "measurement/movement.h"
#include "store/movements.h"

namespace rubiao {

[[nodiscard]] Text title_of(MovementKind kind);
// With what stands in the columns of amounts, where it is not cost, amortisation and provision.
[[nodiscard]] Text title_of(Holding holding);

// Of every table of movements, from the date on; one row of it.
[[nodiscard]] std::vector<TableColumn> movement_columns();
[[nodiscard]] std::vector<formats::Json> movement_cells(const store::HistoryLine& line, Language language);

}  // namespace rubiao
