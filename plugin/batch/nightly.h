// SPDX-License-Identifier: Apache-2.0
// Brings a company up to a business day: every month whose last day is not after it, from the first that is
// due, in order, each in one transaction of the store and then posted. Running it again, or after a crash
// anywhere, ends with the same ledger and the same chain head. A month that the host has closed is passed
// over; what it missed is caught up in the next open month of the same year.
#pragma once

#include "batch/amortise_month.h"

namespace rubiao {

struct NightlyMonth {
  Period month;
  MonthRun run;
};

struct NightlyRun {
  std::vector<NightlyMonth> months;  // those in which something was written
  std::int64_t posted = 0;           // vouchers settled with the host
  std::vector<Period>
      passed_over;          // due, but closed in the host: after the year's end they become errors (E26)
  std::int64_t missed = 0;  // assets that lack amortisation of earlier years [CAS28:11]
};

// Throws Error(cancelled) between months when the host asks to stop; what was done stays done.
[[nodiscard]] NightlyRun run_nightly(Books& books, Date as_of);

}  // namespace rubiao
