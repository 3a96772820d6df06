// SPDX-License-Identifier: Apache-2.0
// Brings a company up to a business day: every month whose last day is not after it, from the first that is
// due, in order, each in one transaction of the store and then posted. Running it again, or after a crash
// anywhere, ends with the same ledger and the same chain head. A month that the host has closed is passed
// over; what it missed is caught up in the next open month of the same year.
#pragma once

#include "batch/amortise_month.h"
#include "batch/due_months.h"
#include "store/vouchers.h"

namespace rubiao {

struct NightlyOrder {
  Date as_of{};
  // No month before it is run; refused where one is due and open, for its charges would fall into a later
  // month.
  std::optional<Period> from{};
  std::string user{};  // for the record of the run
};

struct NightlyMonth {
  Period month;
  MonthRun run;
};

struct NightlyRun {
  std::vector<NightlyMonth> months;  // those in which something was written
  std::int64_t posted = 0;           // vouchers settled with the host
  std::vector<Period>
      passed_over;  // due, but closed in the host: after the year's end they become errors (E26)
  std::vector<Period> caught_up;  // closed too, and charged in a later month of this run
  std::int64_t missed = 0;        // assets that lack amortisation of earlier years [CAS28:11]
  std::vector<Problem> duties;    // of a person, told once a month

  [[nodiscard]] bool did_or_found_something() const {
    return !months.empty() || posted != 0 || !passed_over.empty() || missed != 0 || !duties.empty();
  }
};

// Throws Error(cancelled) when the host asks to stop; the months that were done stay done. A run that did or
// found something is kept on record (store/runs.h).
[[nodiscard]] NightlyRun run_nightly(Books& books, const NightlyOrder& order, Watch& watch);
[[nodiscard]] NightlyRun run_nightly(Books& books, Date as_of);
// The same; what was done before it throws stands in `nightly`.
void run_nightly(Books& books, const NightlyOrder& order, Watch& watch, NightlyRun& nightly);

// What run_nightly() would do, and the vouchers that it would hand over; nothing is written or posted.
struct NightlyPreview {
  NightlyRun run;
  std::vector<store::StoredVoucher> vouchers;
};
[[nodiscard]] NightlyPreview preview_nightly(Books& books, const NightlyOrder& order, Watch& watch);

// The parts, for a batch over many companies (batch_run.h).
[[nodiscard]] DueMonths find_due_months(Books& books, const NightlyOrder& order);
// Inside a transaction that the caller finishes; several months are told as one.
void write_month(Books& books, Period month, const MonthTools& tools, NightlyRun& nightly);
// What is told at the end: months that were left out, and what a person has to look at now.
void tell_rest(Books& books, const NightlyOrder& order, const DueMonths& due, NightlyRun& nightly);
// Of a company, for the record; `failure` nothing: it was done.
struct RunEnded {
  std::int64_t begun_at = 0;
  const NightlyRun& run;
  const Error* failure = nullptr;
};
// Inside a transaction.
void record_run(store::Connection& store, const store::Company& company, Clock& clock,
                const NightlyOrder& order, const RunEnded& ended);

}  // namespace rubiao
