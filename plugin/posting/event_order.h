// SPDX-License-Identifier: Apache-2.0
// The order in which events of one data set may come, and the days on which they are booked. Costs may be
// entered late, in any order. An event that changes the entry in the register may not be dated before the
// last one that did and still stands, and one that takes stock of the balances (readiness, sale, lapse) not
// before the last that moved them: otherwise it would take up cost that did not exist on its day [CAS6:13].
// What happened earlier than that was booked is booked on a later day of its year (`booked_on`), or as an
// audit adjustment in the thirteenth period.
#pragma once

#include "posting/consequence.h"

namespace rubiao {

// Throws Error(invalid_input) if the day does not fit the event, Error(refused) if it lies in another year
// [CAS28:11].
void demand_booking_day(const Event& event);
void demand_order_of_changes(const Standing& standing, const Event& event);
void demand_order_of_balances(const Standing& standing, const Event& event);
// PR-2 [CAS6:13]: development, from the day all five conditions are met, begins after the last spending that
// was expensed as research; an earlier day would open the way for booking that spending again, as an asset.
void demand_after_expensed(const Standing& standing, Date begins);

}  // namespace rubiao
