// SPDX-License-Identifier: Apache-2.0
// What every way of leaving has in common, be it a sale, an exchange, a contribution or a settlement: the
// asset is free to leave, charged up to the month before [CAS6:17], and off the books with all that stands
// against it [CAS6:22].
#pragma once

#include "posting/consequence.h"

namespace rubiao {

// DR-1, DR-5: nothing in progress, nothing pledged or seized, and no movement of its balances after the day.
void demand_free_to_leave(const Standing& standing, const Event& event);

// AM-2: the month from which nothing is charged, once every month before it is.
[[nodiscard]] int demand_charged_before_leaving(const Standing& standing, const Event& event,
                                                const rulebook::Rules& rules);

// 账面原值, 累计摊销, 减值准备 into the entry; the movement, and the end of the plan, into the outcome.
void take_off(const Standing& standing, const Event& event, const char* rule, const rulebook::Rules& rules,
              EntryFacts& facts, Outcome& outcome);

// Input VAT that is no longer recoverable; more of it than the cost itself is a slip of the pen.
void demand_plausible_vat_out(Fen vat_fen, Fen cost);

// 处置利得 or 处置损失.
void set_gain(Fen gain, EntryFacts& facts);

}  // namespace rubiao
