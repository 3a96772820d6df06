// SPDX-License-Identifier: Apache-2.0
// Amortises one month of one company [CAS6:17]: reads the plans and last month's charges in key order, writes
// one narrow row for each asset that is due, links them into the chain by ten thousands, and books the sums
// by account as E12; then closes the month's expensed research to 研发费用 as E05a, and accrues interest and
// grants. An asset whose month is written already is passed over, so a rerun adds only what has come since.
#pragma once

#include <cstdint>
#include <vector>

#include "batch/books.h"
#include "batch/watch.h"
#include "posting/month_end.h"

namespace rubiao {

// What the months of a run share.
struct MonthTools {
  const HostChart& chart;
  AmortisationEntries& entries;
  Watch& watch;
};

struct MonthRun {
  std::int64_t charged = 0;  // assets
  Fen sum_fen = 0;
  Fen research_closed_fen = 0;
  Fen interest_fen = 0;           // of instalments
  Fen grants_fen = 0;             // released
  std::int64_t missed = 0;        // assets of which months of an earlier year are missing
  std::vector<Problem> warnings;  // the first hundred of them: they need a person
};

// Inside a Writing that the caller finishes. Reads no clock, and calls no host but to tell it how far it is.
[[nodiscard]] MonthRun amortise_month(Books& books, Period month, const CompanySettings& settings,
                                      const MonthTools& tools);

}  // namespace rubiao
