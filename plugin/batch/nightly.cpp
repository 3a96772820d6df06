// SPDX-License-Identifier: Apache-2.0
#include "batch/nightly.h"

#include <algorithm>

#include "batch/post_outbox.h"
#include "store/charges.h"
#include "store/event_log.h"
#include "store/movements.h"

namespace rubiao {
namespace {

Period last_complete_month(Date as_of) {
  const Period month = Period::of(as_of);
  return month.last_day() == as_of ? month : month.plus_months(-1);
}

// The first month of any plan, of any research spending, instalment or grant.
std::optional<Period> first_month(Books& books) {
  std::optional<Period> first;
  if (const auto planned = store::first_planned_month(books.store, books.company))
    first = Period::from_month_index(*planned);
  store::Statement row =
      books.store.prepare("SELECT min(period) FROM movement WHERE company = ? AND kind IN (?, ?, ?)");
  row.bind(books.company.number, static_cast<int>(MovementKind::research_expensed),
           static_cast<int>(MovementKind::instalments_owed), static_cast<int>(MovementKind::grant_deferred))
      .next();
  if (!row.is_null(0)) {
    const Period research = Period::from_ordinal(static_cast<int>(row.number(0)));
    first = first ? std::min(*first, research) : research;
  }
  return first;
}

bool is_due(Books& books, Period month) {
  return store::plans_at_last_run(books.store, books.company, month.month_index()) !=
             std::optional(store::plan_count(books.store, books.company, month.month_index())) ||
         !store::open_research(books.store, books.company, month).empty() ||
         !store::open_interest(books.store, books.company, month).empty() ||
         !store::open_grants(books.store, books.company, month).empty();
}

bool read_is_due(Books& books, Period month) {
  const store::Looking look(books.store, books.staged);
  return is_due(books, month);
}

bool host_takes(Books& books, Period month) {
  const auto period = books.host.ledger.period_of(books.company.code, month.last_day());
  return period && period->open;
}

void run_month(Books& books, Period month, const HostChart& chart, NightlyRun& nightly) {
  if (!read_is_due(books, month)) return;
  store::Writing writing(books.store, books.company.code, books.staged);
  const CompanySettings settings = store::settings_at(books.store, books.company, month.last_day());
  NightlyMonth done{month, amortise_month(books, month, settings, chart)};
  writing.finish();
  // A plan that bears on a month without a charge in it, such as a leaving, makes a run that writes no
  // figures.
  const MonthRun& run = done.run;
  if (run.charged > 0 || run.research_closed_fen != 0 || run.interest_fen != 0 || run.grants_fen != 0 ||
      !run.warnings.empty())
    nightly.months.push_back(std::move(done));
}

std::optional<Period> read_first_month(Books& books) {
  const store::Looking look(books.store, books.staged);
  return first_month(books);
}

// A later month that was run has caught up what stood open before it, or has told it as E26.
void forget_caught_up(Books& books, std::vector<Period>& passed_over) {
  const store::Looking look(books.store, books.staged);
  const std::int64_t last = store::last_amortised_month(books.store, books.company).value_or(-1);
  std::erase_if(passed_over, [last](Period month) { return month.month_index() < last; });
}

std::int64_t read_missed(Books& books, Period last) {
  const store::Looking look(books.store, books.staged);
  return store::missed_assets(books.store, books.company, last.month_index());
}

}  // namespace

NightlyRun run_nightly(Books& books, Date as_of) {
  NightlyRun nightly;
  nightly.posted = post_outbox(books);
  const auto first = read_first_month(books);
  const Period last = last_complete_month(as_of);
  if (!first || *first > last) return nightly;
  const HostChart chart(books.host.ledger, books.company.code, as_of);
  const int total = last.month_index() - first->month_index() + 1;
  for (Period month = *first; month <= last; month = month.plus_months(1)) {
    books.host.progress.step(books.company.code + " " + to_text(month),
                             static_cast<std::uint64_t>(month.month_index() - first->month_index()),
                             static_cast<std::uint64_t>(total));
    if (!host_takes(books, month)) {
      if (read_is_due(books, month)) nightly.passed_over.push_back(month);
      continue;
    }
    run_month(books, month, chart, nightly);
    nightly.posted += post_outbox(books);
  }
  forget_caught_up(books, nightly.passed_over);
  nightly.missed = read_missed(books, last);
  return nightly;
}

}  // namespace rubiao
