// SPDX-License-Identifier: Apache-2.0
// What a person looks at again each year: the life and method of what is amortised (AM-9) [CAS6:21], and the
// net realisable value of inventory (IN-2) [CAS1:15]; when each was looked at last, and what is due or
// overdue from the year before. Nothing is recorded.
//
// "At least at each year's end" [CAS6:21]: what counts is dated within a window before that end. A life that
// was set in March, or a test of the half year, says nothing of December.
#include <algorithm>
#include <array>
#include <map>

#include "actions/registry.h"
#include "store/event_log.h"
#include "store/movements.h"

namespace rubiao {
namespace {

using formats::Json;
// The last quarter: the year-end's work begins with October, and what is found then still holds in December.
// The standards give no number of months; this is a policy (docs/DECISIONS.md).
constexpr int months_of_window = 3;

Date window_of(int year) {
  return Period(year, 12).plus_months(1 - months_of_window).first_day();
}

using LastLook = std::map<std::string, Date>;  // by data set

void look_at(LastLook& last, const store::LoggedEvent& logged, Date day) {
  if (logged.event.date <= day)
    last[logged.event.asset] = std::max(last[logged.event.asset], logged.event.date);
}

bool answers_useful_life(const Event& event) {
  return std::ranges::any_of(event.judgements,
                             [](const Judgement& judgement) { return judgement.question == "Q04"; });
}

bool sets_estimates(const Event& event) {
  const auto* change = std::get_if<StageChanged>(&event.body);
  return change == nullptr || change->stage == Stage::available;
}

// A change, and the answer that nothing is to be changed. The first setting is no review, but it needs none
// either where it falls into the window.
LastLook estimates_looked_at(Books& books, Date day) {
  LastLook last;
  for (const auto& logged : store::events_of_kind(books.store, books.company, "estimate_changed"))
    look_at(last, logged, day);
  for (const char* kind : {"opening_balance", "stage_changed"})
    for (const auto& logged : store::events_of_kind(books.store, books.company, kind))
      if (sets_estimates(logged.event) &&
          logged.event.date >= window_of(static_cast<int>(logged.event.date.year())))
        look_at(last, logged, day);
  for (const auto& logged : store::events_of_kind(books.store, books.company, "judged"))
    if (answers_useful_life(logged.event)) look_at(last, logged, day);
  return last;
}

LastLook values_looked_at(Books& books, Date day) {
  LastLook last;
  for (const auto& logged : store::events_of_kind(books.store, books.company, "nrv_tested"))
    look_at(last, logged, day);
  return last;
}

bool estimates_count(const Standing& standing) {
  return standing.intangible.carrying() > 0 && standing.data_set.available_on;
}

bool value_counts(const Standing& standing) {
  return standing.inventory.carrying() > 0;
}

// The year-end is the day by which it is due; overdue is what stood on the last one and was not looked at in
// its window or since.
struct States {
  std::int64_t due = 0;
  std::int64_t overdue = 0;

  Text of(std::optional<Date> last, bool stood_last_year, Date day) {
    const int year = static_cast<int>(day.year());
    const std::string this_year = std::to_string(year);
    if (last && *last >= window_of(year))
      return {this_year + " 年末已复核", "done for the end of " + this_year};
    if (!stood_last_year || (last && *last >= window_of(year - 1))) {
      ++due;
      const std::string from = to_text(window_of(year));
      const std::string to = to_text(Period(year, 12).last_day());
      return {"应于 " + from + " 至 " + to + " 复核", "due from " + from + " to " + to};
    }
    ++overdue;
    const std::string last_year = std::to_string(year - 1);
    return {"逾期：" + last_year + " 年末未复核", "overdue: not done for the end of " + last_year};
  }
};

struct Review {
  Text title;
  std::string articles;
  LastLook last;
  bool (*counts)(const Standing&);
};

Table table_of(Books& books, const Review& review, Date day, Language language) {
  Table table(review.title, {{"asset", {"编号", "id"}},
                             {"name", {"名称", "name"}},
                             {"carrying", {"账面价值", "carrying amount"}, "amount"},
                             {"looked_at", {"最近复核日", "last done"}, "date"},
                             {"state", {"状态", "state"}}});
  const Date year_end = Period(static_cast<int>(day.year()), 1).plus_months(-1).last_day();
  States states;
  for (const auto& stored : store::all_data_sets(books.store, books.company, day)) {
    const Standing standing = store::standing_of(books.store, books.company, stored, day);
    if (!review.counts(standing)) continue;
    const auto then = store::find_data_set(books.store, books.company, stored.data_set.id, year_end);
    const bool stood = then && review.counts(store::standing_of(books.store, books.company, *then, year_end));
    const auto found = review.last.find(stored.data_set.id);
    const auto last = found == review.last.end() ? std::nullopt : std::optional(found->second);
    table.row({stored.data_set.id, stored.data_set.name, cell(standing.carrying()), cell(last),
               states.of(last, stood, day).in(language)});
  }
  const std::string due = std::to_string(states.due);
  const std::string overdue = std::to_string(states.overdue);
  table.note({"应复核 " + due + " 项，逾期 " + overdue + " 项 [" + review.articles + "]",
              due + " due, " + overdue + " overdue [" + review.articles + "]"});
  return table;
}

Result list_reviews(Books& books, const Caller& caller, const Json& input) {
  const Date day = day_asked(input, caller);
  const store::Looking look(books.store, books.staged);
  const Review estimates{{"使用寿命和摊销方法的年度复核", "Yearly review of lives and methods"},
                         "AM-9; CAS6:21",
                         estimates_looked_at(books, day),
                         estimates_count};
  const Review values{{"存货可变现净值的年度测试", "Yearly test of net realisable value"},
                      "IN-2; CAS1:15",
                      values_looked_at(books, day),
                      value_counts};
  const std::array tables{table_of(books, estimates, day, caller.language),
                          table_of(books, values, day, caller.language)};
  return listed(tables, {"没有应复核的数据资源", "nothing is to be reviewed"}, caller.language);
}

}  // namespace

Action reviews_due() {
  return {
      .id = "reviews.due",
      .menu = {{"数据资源", "Data resources"}, {"计量", "Measurement"}},
      .title = {"应做的年度复核", "Yearly reviews due"},
      .help =
          {"逐项列出使用寿命和摊销方法、存货可变现净值的最近复核日，以及应做和逾期的。只算年末前最后一个"
           "季度内（10 月 1 日起）的变更、回答和测试；首次确定不是复核，除非在此期间。复核后不变的，以判断"
           "记录（judgement.record）回答使用寿命问题 Q04。",
           "When lives and methods, and the net realisable value of inventory, were reviewed last, and "
           "what is due or overdue. Changes, answers and tests count from 1 October to the year-end; the "
           "first setting is no review unless it falls there. Where the review changes nothing, answer "
           "question Q04 on the useful life by judgement.record."},
      .roles = {Role::preparer, Role::reviewer, Role::auditor},
      .changes = false,
      .input = object_schema({date_property()}, {}),
      .outputs = {"table", "message"},
      .run = list_reviews};
}

}  // namespace rubiao
