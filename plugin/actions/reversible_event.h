// SPDX-License-Identifier: Apache-2.0
// Finds what an event did, so that a red-letter correction can take it back (E27): its movements, vouchers,
// the entry and the plan before it, and what took effect after it.
#pragma once

#include "batch/books.h"
#include "posting/consequence.h"
#include "store/event_log.h"

namespace rubiao {

// The event that the correction `event` takes back; nothing if none took effect under that source, or it was
// taken back before.
// What it moved of data sets that it does not name.
[[nodiscard]] std::vector<ElsewhereMovement> read_elsewhere(Books& books, const store::LoggedEvent& target);
[[nodiscard]] std::optional<store::LoggedEvent> find_reversible(Books& books, const Corrected& corrected,
                                                                const Event& event);

// What it did to one data set.
[[nodiscard]] Reversible read_reversible(Books& books, const store::LoggedEvent& target, std::int64_t asset,
                                         const Event& event);

}  // namespace rubiao
