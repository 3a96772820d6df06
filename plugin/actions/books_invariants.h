// SPDX-License-Identifier: Apache-2.0
// The invariants of the books behind a report: of every voucher and of every data set, where the report's own
// (disclosure/invariants.h) speak of its totals. They hold by construction; a store that was meddled with, or
// a mistake of ours, is found here before a figure is published.
#pragma once

#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "batch/books.h"

namespace rubiao {

// INV-1 every voucher of the span balances; INV-7 amortisation and provision within cost; INV-8 no charge
// before the available month, in or after the leaving month, or without an intangible; INV-9 no debit to 1701
// without the event and document it comes from; INV-10 nothing capitalised from before the five conditions.
// Inside a Looking.
[[nodiscard]] std::vector<Problem> check_books(Books& books, Date from, Date to);

// INV-7 of every data set and class as they stand now: nothing below zero, cost not below amortisation and
// provision. Each is named. Inside a Looking.
[[nodiscard]] std::vector<Problem> check_balances(Books& books);

}  // namespace rubiao
