// SPDX-License-Identifier: Apache-2.0
#include "actions/complete_books.h"

#include <algorithm>

#include "base/error.h"
#include "store/charges.h"
#include "store/movements.h"
#include "store/vouchers.h"

namespace rubiao {
namespace {

bool is_due(Books& books, Period month) {
  const auto first = store::first_planned_month(books.store, books.company);
  if (!first || *first > month.month_index()) return false;
  return store::plans_at_last_run(books.store, books.company, month.month_index()) !=
         std::optional(store::plan_count(books.store, books.company, month.month_index()));
}

bool is_open(Books& books, Period last) {
  return !store::outbox_of(books.store, books.company).empty() ||
         !store::open_research(books.store, books.company, last).empty();
}

}  // namespace

void demand_period_over(Date last_day, Date business_date) {
  if (last_day <= business_date) return;
  reject("date", to_text(last_day), {"期间尚未结束", "the period is not over"},
         {"以 " + to_text(last_day) + " 或之后的业务日期编制",
          "make it on a business day at or after " + to_text(last_day)});
}

void demand_complete(Books& books, Period last) {
  const store::Looking look(books.store, books.staged);
  // Also what the next year's runs told, if months of this one were closed before they were run.
  const std::int64_t missed =
      std::max(store::missed_assets(books.store, books.company, last.month_index()),
               store::missed_assets(books.store, books.company, last.month_index() + 12));
  if (missed > 0) {
    const std::string count = std::to_string(missed);
    refuse("E26", "CAS28:11",
           {count + " 项数据资源缺少以前年度的摊销，是前期差错",
            count + " data set(s) lack amortisation of earlier years: a prior-period error"},
           {"先经两人判断更正前期差错；名单见月末运行的提示",
            "correct the error first, after the judgement of two persons; the month-end run lists them"});
  }
  if (!is_due(books, last) && !is_open(books, last)) return;
  refuse("INV-5", "MOF2023-11:3.2",
         {"截至 " + to_text(last) + " 的月末摊销、结转或过账尚未完成",
          "amortisation, closing or posting through " + to_text(last) + " is not complete"},
         {"先运行月末（month_end.run 或 nightly）", "run the month end first (month_end.run or nightly)"});
}

}  // namespace rubiao
