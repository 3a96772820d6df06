// SPDX-License-Identifier: Apache-2.0
// Balances as a year starts with them, restated for errors of earlier years [CAS28:12].
#pragma once

#include "store/movements.h"

namespace rubiao::store {

// The balances at the start of a day's year, openings and restatements of that year included, into
// `standing`.
void load_opening(const Connection& connection, const Company& company, const StoredDataSet& stored, Date day,
                  Standing& standing);
// What the corrections of earlier years dated in [from, to] add to an opening carrying amount: of intangible
// assets by `restated`, of inventory and development by their own kinds.
[[nodiscard]] Fen restated_between(const Connection& connection, const Company& company, MovementKind kind,
                                   Date from, Date to);

}  // namespace rubiao::store
