// SPDX-License-Identifier: Apache-2.0
#include "audit/month_end_duties.h"

#include <algorithm>
#include <string>

#include "audit/yearly_tests.h"
#include "store/charges.h"
#include "store/data_sets.h"

namespace rubiao::audit {
namespace {

constexpr int days_ahead = 60;  // in which a right that ends is told twice, at two months' ends
constexpr std::int64_t most_named = 20;
constexpr std::int64_t most_candidates = 10'000;
constexpr std::int64_t most_looked_at = 1'000;   // each has its movements read
constexpr unsigned first_month_of_reviews = 10;  // as in reviews.due

// "A、B（2025-01-31）等 30 项": what is left out is counted.
class Names {
 public:
  void add(const std::string& name) {
    if (++count_ > most_named) return;
    listed_.zh += (listed_.zh.empty() ? "" : "、") + name;
    listed_.en += (listed_.en.empty() ? "" : ", ") + name;
  }
  [[nodiscard]] std::int64_t count() const { return count_; }
  [[nodiscard]] Text listed(std::int64_t in_all) const {
    if (in_all <= most_named) return listed_;
    return {listed_.zh + " 等", listed_.en + " and others"};
  }

 private:
  Text listed_;
  std::int64_t count_ = 0;
};

void tell_rights_ending(const store::Connection& connection, const store::Company& company, Date month_end,
                        std::vector<Problem>& duties) {
  const Date until = std::chrono::sys_days(month_end) + std::chrono::days(days_ahead);
  const auto ending = store::rights_ending(connection, company, until, most_named);
  if (ending.empty()) return;
  const std::int64_t count = std::ssize(ending) < most_named
                                 ? std::ssize(ending)
                                 : store::count_rights_ending(connection, company, until);
  Names names;
  for (const store::Ending& one : ending) names.add(one.id + " " + to_text(one.rights_end));
  const Text listed = names.listed(count);
  const std::string number = std::to_string(count);
  const std::string by = to_text(until);
  duties.push_back(
      {.message = {number + " 项数据资源的合同或法定权利已届满或将于 " + by + " 前届满：" + listed.zh,
                   "the contract or right of " + number + " data set(s) has ended or will by " + by + ": " +
                       listed.en},
       .rule = "UL-2",
       .articles = "CAS6:16; CAS6:23",
       .field = to_text(Period::of(month_end)),
       .todo = {"续期的登记估计变更（estimate.change），不续的按失效终止确认（lapse.record）",
                "record the renewal (estimate.change), or its lapse (lapse.record)"}});
}

void tell_tests(const store::Connection& connection, const store::Company& company,
                const rulebook::Rules& rules, std::vector<Problem>& duties) {
  const auto candidates = store::perhaps_tested_yearly(connection, company, most_candidates);
  if (candidates.empty()) return;
  const YearlyTests tests(connection, company, rules);
  Names due;
  std::int64_t overdue = 0;
  std::int64_t looked_at = 0;
  for (const std::string& id : candidates) {
    if (tests.is_done(id)) continue;
    if (++looked_at > most_looked_at) break;
    const auto test = tests.of(*store::find_data_set(connection, company, id));
    if (!test) continue;
    due.add(id);
    overdue += test->state == TestState::overdue ? 1 : 0;
  }
  const bool all = looked_at <= most_looked_at && std::ssize(candidates) < most_candidates;
  if (due.count() == 0) return;
  const std::string number = std::to_string(due.count());
  const std::string late = std::to_string(overdue);
  const Text listed = due.listed(due.count());
  duties.push_back(
      {.message = {std::string(all ? "" : "至少 ") + number +
                       " 项使用寿命不确定或尚未可供使用的数据资源本年应做减值测试" +
                       (overdue > 0 ? "，其中 " + late + " 项上年未测试" : "") + "：" + listed.zh,
                   std::string(all ? "" : "at least ") + number +
                       " data set(s) of indefinite life or not yet available are to be tested for impairment "
                       "this year" +
                       (overdue > 0 ? ", " + late + " of them not tested last year" : "") + ": " + listed.en},
       .rule = "IM-2",
       .articles = "CAS8:4",
       .field = to_text(Period::of(rules.day())),
       .todo = {"登记减值测试（impairment.test）；清单见 impairment.due",
                "record the test (impairment.test); impairment.due lists them"}});
}

// Something was amortised by then, or its life was found to be indefinite.
bool has_lives(const store::Connection& connection, const store::Company& company, Date day) {
  const auto planned = store::first_planned_month(connection, company);
  if (planned && *planned <= Period::of(day).month_index()) return true;
  return std::ranges::any_of(
      store::perhaps_tested_yearly(connection, company, most_looked_at),
      [&](const std::string& id) { return store::find_data_set(connection, company, id, day).has_value(); });
}

void tell_reviews(Date month_end, std::vector<Problem>& duties) {
  const std::string year = std::to_string(static_cast<int>(month_end.year()));
  duties.push_back({.message = {year + " 年末应复核使用寿命和摊销方法",
                                "lives and methods are to be reviewed for the end of " + year},
                    .rule = "AM-9",
                    .articles = "CAS6:21",
                    .field = to_text(Period::of(month_end)),
                    .todo = {"逐项清单见 reviews.due", "reviews.due lists them one by one"}});
}

// From October for the year that ends, and after it where no run was told of its end.
std::optional<Date> end_of_reviews(Date month_end, Date told_until) {
  if (static_cast<unsigned>(month_end.month()) >= first_month_of_reviews) return month_end;
  const Date year_end = Period(static_cast<int>(month_end.year()) - 1, 12).last_day();
  return told_until < year_end ? std::optional(year_end) : std::nullopt;
}

}  // namespace

std::vector<Problem> month_end_duties(const store::Connection& connection, const store::Company& company,
                                      const rulebook::Rules& rules, Date told_until) {
  std::vector<Problem> duties;
  tell_rights_ending(connection, company, rules.day(), duties);
  tell_tests(connection, company, rules, duties);
  const auto reviewed = end_of_reviews(rules.day(), told_until);
  if (reviewed && has_lives(connection, company, *reviewed)) tell_reviews(*reviewed, duties);
  return duties;
}

}  // namespace rubiao::audit
