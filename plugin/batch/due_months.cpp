// SPDX-License-Identifier: Apache-2.0
#include "batch/due_months.h"

#include <algorithm>
#include <map>

#include "store/charges.h"
#include "store/movements.h"

namespace rubiao {
namespace {

bool has_accruals(Books& books, Period month) {
  return !store::open_research(books.store, books.company, month).empty() ||
         !store::open_interest(books.store, books.company, month).empty() ||
         !store::open_grants(books.store, books.company, month).empty();
}

// The first month of any plan, of any research spending, instalment or grant.
std::optional<Period> first_month(const std::optional<int>& planned, const std::optional<Period>& accruals) {
  std::optional<Period> first;
  if (planned) first = Period::from_month_index(*planned);
  if (accruals) {
    const Period month = accruals->is_adjustment() ? Period(accruals->year(), 12) : *accruals;
    first = first ? std::min(*first, month) : month;
  }
  return first;
}

std::vector<Period> read_due(Books& books, Period last) {
  const store::Looking look(books.store, books.staged);
  std::vector<Period> due;
  const auto accruals = store::first_month_end_movement(books.store, books.company);
  const store::Bearing bearing = store::bearing_on_months(books.store, books.company);
  const auto first = first_month(bearing.first_planned, accruals);
  if (!first) return due;
  const auto runs = store::plans_at_last_runs(books.store, books.company);
  const std::map<int, std::int64_t> run_with(runs.begin(), runs.end());
  std::int64_t plans = 0;
  auto next = bearing.counts.begin();
  for (Period month = *first; month <= last; month = month.plus_months(1)) {
    for (; next != bearing.counts.end() && next->first <= month.month_index(); ++next) plans += next->second;
    const auto run = run_with.find(month.month_index());
    const bool amortised = run != run_with.end() && run->second == plans;
    if (amortised && (!accruals || *accruals > month || !has_accruals(books, month))) continue;
    due.push_back(month);
  }
  return due;
}

bool takes_posting(Books& books, Period month) {
  const auto period = books.host.ledger.period_of(books.company.code, month.last_day());
  return period && period->open;
}

}  // namespace

DueMonths find_due_months(Books& books, Period last) {
  DueMonths due;
  for (const Period month : read_due(books, last))
    (takes_posting(books, month) ? due.open : due.closed).push_back(month);
  return due;
}

}  // namespace rubiao
