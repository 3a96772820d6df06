// SPDX-License-Identifier: Apache-2.0
// The order in which events of one data set may come. Costs may be entered late, in any order. An event that
// changes the entry in the register may not be dated before the last one that did, and one that takes stock
// of the balances (readiness, sale, lapse) not before the last movement of them: otherwise it would take up
// cost that did not exist on its day [CAS6:13].
#pragma once

#include "posting/consequence.h"

namespace rubiao {

void demand_order_of_changes(const Standing& standing, const Event& event);
void demand_order_of_balances(const Standing& standing, const Event& event);
// PR-2 [CAS6:13]: development, from the day all five conditions are met, begins after the last spending that
// was expensed as research; an earlier day would open the way for booking that spending again, as an asset.
void demand_after_expensed(const Standing& standing, Date begins);

}  // namespace rubiao
