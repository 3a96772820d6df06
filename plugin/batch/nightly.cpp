// SPDX-License-Identifier: Apache-2.0
#include "batch/nightly.h"

#include <algorithm>

#include "audit/month_end_duties.h"
#include "base/error.h"
#include "batch/nightly_words.h"
#include "batch/post_outbox.h"
#include "store/charges.h"
#include "store/event_log.h"
#include "store/runs.h"

namespace rubiao {
namespace {

Period last_complete_month(Date as_of) {
  const Period month = Period::of(as_of);
  return month.last_day() == as_of ? month : month.plus_months(-1);
}

// What is left out now would be caught up in a later month, as if it had not been due before.
void demand_none_left_out(const DueMonths& due, Period from) {
  if (due.open.empty() || due.open.front() >= from) return;
  std::string months;
  for (const Period month : due.open)
    if (month < from) months += (months.empty() ? "" : ", ") + to_text(month);
  throw Error(
      Status::refused,
      Problem{.message = {"起始期间之前还有到期而未关闭的月份，其摊销会落入以后的月份",
                          "months before the first one asked for are due and open; their charges would "
                          "fall into a later month"},
              .rule = "AM-1",
              .articles = "CAS6:17",
              .field = "from_period",
              .found = months,
              .expected = {"不晚于 " + to_text(due.open.front()), "not after " + to_text(due.open.front())},
              .todo = {"不限定起始期间，或先在 ERP 中关闭这些月份",
                       "give no first period, or close these months in the host first"}});
}

// A later month that was run has caught up what stood open before it, or has told it as E26. Told by the run
// that did so, for the charges of one month stand in another.
void set_caught_up_apart(Books& books, NightlyRun& nightly) {
  const std::int64_t last = store::last_amortised_month(books.store, books.company).value_or(-1);
  const auto is_past = [last](Period month) { return month.month_index() < last; };
  const auto is_caught_up = [&](Period closed) {
    return std::ranges::any_of(nightly.months, [&](const NightlyMonth& done) {
      return done.month > closed && done.month.year() == closed.year() && done.run.charged > 0;
    });
  };
  for (const Period closed : nightly.passed_over)
    if (is_past(closed) && is_caught_up(closed)) nightly.caught_up.push_back(closed);
  std::erase_if(nightly.passed_over, is_past);
}

store::Run record_of(const std::string& company, const NightlyRun& nightly) {
  store::Run record{.months = static_cast<std::int64_t>(nightly.months.size()), .vouchers = nightly.posted};
  for (const NightlyMonth& month : nightly.months) {
    record.assets += month.run.charged;
    record.charged_fen = add(record.charged_fen, month.run.sum_fen);
    record.research_fen = add(record.research_fen, month.run.research_closed_fen);
    record.interest_fen = add(record.interest_fen, month.run.interest_fen);
    record.grants_fen = add(record.grants_fen, month.run.grants_fen);
  }
  record.words = words_on(company, nightly);
  return record;
}

void record_alone(Books& books, const NightlyOrder& order, const RunEnded& ended) {
  // Under a host's transaction the host keeps its own record: a row of ours would meet those that others
  // write while it is open.
  if (books.staged != nullptr) return;
  if (ended.failure == nullptr && !ended.run.did_or_found_something()) return;
  store::Writing writing(books.store, books.company.code, books.staged);
  record_run(books.store, books.company, books.host.clock, order, ended);
  writing.finish();
}

// What the store does not take adds nothing to what is thrown.
void record_failure(Books& books, const NightlyOrder& order, const RunEnded& ended) {
  try {
    record_alone(books, order, ended);
  } catch (const Error& second) {
    books.host.log.line(2, std::string("the run is not on record: ") + second.what());
  }
}

// The day of the last run that told what a person has to look at. Under a host's transaction there is no
// record; then as if one came before the first month that was run, or before a month's end that has just
// come.
Date told_until(Books& books, const NightlyOrder& order, Period ended, const NightlyRun& nightly) {
  if (books.staged == nullptr)
    return store::last_run_as_of(books.store, books.company).value_or(Date(std::chrono::sys_days{}));
  if (!nightly.months.empty()) return nightly.months.front().month.first_day();
  const bool has_just_come =
      order.as_of == ended.last_day() || order.as_of == ended.plus_months(1).first_day();
  return has_just_come ? ended.first_day() : order.as_of;
}

// Once a month, also where nothing is charged. Before there were rules nothing was to be told.
std::vector<Problem> duties_to_tell(Books& books, const NightlyOrder& order, const NightlyRun& nightly) {
  const Period ended = last_complete_month(order.as_of);
  const Date before_the_rules =
      std::chrono::sys_days(books.rules.editions().front().from()) - std::chrono::days(1);
  const Date told = std::max(told_until(books, order, ended, nightly), before_the_rules);
  if (told >= ended.last_day()) return {};
  return audit::month_end_duties(books.store, books.company, books.rules.at(ended.last_day()), told);
}

void run_months(Books& books, const NightlyOrder& order, Watch& watch, NightlyRun& nightly) {
  nightly.posted = post_outbox(books);
  const DueMonths due = find_due_months(books, order);
  if (!due.open.empty()) {
    const HostChart chart(books.host.ledger, books.company.code, order.as_of);
    AmortisationEntries entries;
    std::int64_t number = 0;
    for (const Period month : due.open) {
      watch.begin_month(month, number++, std::ssize(due.open));
      store::Writing writing(books.store, books.company.code, books.staged);
      write_month(books, month, {chart, entries, watch}, nightly);
      demand_keys_are_free(books);
      writing.finish();
      nightly.posted += post_outbox(books);
    }
  }
  const store::Looking look(books.store, books.staged);
  tell_rest(books, order, due, nightly);
}

}  // namespace

DueMonths find_due_months(Books& books, const NightlyOrder& order) {
  DueMonths due = find_due_months(books, last_complete_month(order.as_of));
  if (!order.from) return due;
  demand_none_left_out(due, *order.from);
  std::erase_if(due.closed, [&](Period month) { return month < *order.from; });
  return due;
}

void write_month(Books& books, Period month, const MonthTools& tools, NightlyRun& nightly) {
  const CompanySettings settings = store::settings_at(books.store, books.company, month.last_day());
  NightlyMonth done{month, amortise_month(books, month, settings, tools)};
  // A plan that bears on a month without a charge in it, such as a leaving, makes a run that writes no
  // figures.
  const MonthRun& run = done.run;
  if (run.charged > 0 || run.research_closed_fen != 0 || run.interest_fen != 0 || run.grants_fen != 0 ||
      !run.warnings.empty())
    nightly.months.push_back(std::move(done));
}

void tell_rest(Books& books, const NightlyOrder& order, const DueMonths& due, NightlyRun& nightly) {
  nightly.passed_over = due.closed;
  if (!due.closed.empty()) set_caught_up_apart(books, nightly);
  nightly.missed =
      store::missed_assets(books.store, books.company, last_complete_month(order.as_of).month_index());
  nightly.duties = duties_to_tell(books, order, nightly);
}

void record_run(store::Connection& store, const store::Company& company, Clock& clock,
                const NightlyOrder& order, const RunEnded& ended) {
  store::Run record = record_of(company.code, ended.run);
  record.begun_at = ended.begun_at;
  record.ended_at = clock.now();
  record.user = order.user;
  record.as_of = order.as_of;
  if (ended.failure != nullptr) {
    record.outcome = outcome_of(*ended.failure);
    record.words.push_back({render(*ended.failure, Language::zh), render(*ended.failure, Language::en)});
  }
  store::put_run(store, company, record);
}

void run_nightly(Books& books, const NightlyOrder& order, Watch& watch, NightlyRun& nightly) {
  const std::int64_t begun_at = books.host.clock.now();
  try {
    run_months(books, order, watch, nightly);
  } catch (const Error& failure) {
    // A store that failed takes no record either.
    const bool takes_record = failure.status() != Status::store_failed && failure.status() != Status::busy;
    if (takes_record) record_failure(books, order, {begun_at, nightly, &failure});
    throw;
  }
  record_alone(books, order, {begun_at, nightly});
}

NightlyRun run_nightly(Books& books, const NightlyOrder& order, Watch& watch) {
  NightlyRun nightly;
  run_nightly(books, order, watch, nightly);
  return nightly;
}

NightlyRun run_nightly(Books& books, Date as_of) {
  Watch watch(books.host.progress, 1, 1);
  watch.enter(books.company.code, 1);
  return run_nightly(books, {.as_of = as_of}, watch);
}

NightlyPreview preview_nightly(Books& books, const NightlyOrder& order, Watch& watch) {
  NightlyPreview preview;
  const DueMonths due = find_due_months(books, order);
  const HostChart chart(books.host.ledger, books.company.code, order.as_of);
  AmortisationEntries entries;
  const store::Writing never_finished(books.store, books.company.code, books.staged);
  std::int64_t number = 0;
  for (const Period month : due.open) {
    watch.begin_month(month, number++, std::ssize(due.open));
    write_month(books, month, {chart, entries, watch}, preview.run);
  }
  tell_rest(books, order, due, preview.run);
  preview.vouchers = store::outbox_of(books.store, books.company);
  return preview;
}

}  // namespace rubiao
