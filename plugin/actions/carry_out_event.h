// SPDX-License-Identifier: Apache-2.0
// One event against the books: what it would do, and doing it. Both inside a Writing.
#pragma once

#include "batch/books.h"
#include "posting/consequence.h"
#include "register/event.h"

namespace rubiao {

// Throws Error as carry_out() in posting/consequence.h does; also Error(not_found) for an unknown data set.
[[nodiscard]] Consequence foresee(Books& books, const Event& event, const HostChart& chart);

// Writes the consequence of the event that the log holds under `number`.
void write_consequence(Books& books, const Event& event, std::int64_t number, const Consequence& consequence);

}  // namespace rubiao
