// SPDX-License-Identifier: Apache-2.0
// IM-2: which data sets are tested for impairment every year whether or not anything indicates it [CAS8:4],
// when each was tested last, and what is due this year or overdue from the last. Nothing is recorded.
#include <map>

#include "actions/registry.h"
#include "store/event_log.h"
#include "store/movements.h"

namespace rubiao {
namespace {

using formats::Json;

// By data set, the last test up to a day, of it alone or in a group; a test without a loss counts like any.
std::map<std::string, Date> last_tests(Books& books, Date day) {
  std::map<std::string, Date> last;
  for (const store::LoggedEvent& logged :
       store::events_of_kind(books.store, books.company, "impairment_tested")) {
    if (logged.event.date > day) continue;
    std::vector<std::string> tested = others_named(logged.event);
    tested.push_back(logged.event.asset);
    for (const std::string& id : tested) last[id] = std::max(last[id], logged.event.date);
  }
  return last;
}

bool must_be_tested(const Standing& standing, const rulebook::Rules& rules) {
  const bool carried = standing.intangible.carrying() > 0 || standing.development.carrying() > 0;
  if (!carried) return false;
  const bool available = !standing.in_development() && standing.data_set.available_on.has_value();
  return rules
             .decide("impairment_duty", {{"可供使用", available},
                                         {"寿命不确定", standing.data_set.estimates.indefinite},
                                         {"存在减值迹象", false}})
             .match()
             .text("测试") == "每年必测";
}

// By the entry as it was then: what was decided since makes no test of that year due.
bool had_to_be_tested(Books& books, const std::string& id, Date day, const rulebook::Rules& rules) {
  const auto then = store::find_data_set(books.store, books.company, id, day);
  return then && must_be_tested(store::standing_of(books.store, books.company, *then, day), rules);
}

struct Due {
  std::int64_t this_year = 0;
  std::int64_t overdue = 0;
};

Text state_of(std::optional<Date> tested, bool last_year_too, Date day, Due& due) {
  const std::chrono::year year = day.year();
  if (tested && tested->year() == year) return {"本年已测试", "tested this year"};
  const bool missed_last_year = last_year_too && (!tested || tested->year() < year - std::chrono::years(1));
  if (!missed_last_year) {
    ++due.this_year;
    return {"本年应测试", "due this year"};
  }
  ++due.overdue;
  const std::string which = std::to_string(static_cast<int>(year) - 1);
  return {"逾期：" + which + " 年未测试", "overdue: not tested in " + which};
}

Result list_due_tests(Books& books, const Caller& caller, const Json& input) {
  const Date day = day_asked(input, caller);
  const rulebook::Rules rules = books.rules.at(day);
  const Date year_before = Period(static_cast<int>(day.year()), 1).plus_months(-1).last_day();
  Table table({"每年必做的减值测试", "Yearly impairment tests"},
              {{"asset", {"编号", "id"}},
               {"name", {"名称", "name"}},
               {"why", {"原因", "why"}},
               {"carrying", {"账面价值", "carrying amount"}, "amount"},
               {"tested", {"最近测试日", "last tested"}, "date"},
               {"state", {"状态", "state"}}});
  const store::Looking look(books.store, books.staged);
  const std::map<std::string, Date> tests = last_tests(books, day);
  Due due;
  for (const auto& stored : store::all_data_sets(books.store, books.company, day)) {
    const Standing standing = store::standing_of(books.store, books.company, stored, day);
    if (!must_be_tested(standing, rules)) continue;
    const bool last_year_too = had_to_be_tested(books, stored.data_set.id, year_before, rules);
    const auto test = tests.find(stored.data_set.id);
    const auto tested = test == tests.end() ? std::nullopt : std::optional(test->second);
    const Text why = stored.data_set.estimates.indefinite ? Text{"使用寿命不确定", "indefinite life"}
                                                          : Text{"尚未可供使用", "not yet available for use"};
    table.row({stored.data_set.id, stored.data_set.name, why.in(caller.language), cell(standing.carrying()),
               cell(tested), state_of(tested, last_year_too, day, due).in(caller.language)});
  }
  table.note({"本年应测试 " + std::to_string(due.this_year) + " 项，逾期 " + std::to_string(due.overdue) +
                  " 项 [IM-2; CAS8:4]",
              std::to_string(due.this_year) + " due this year, " + std::to_string(due.overdue) +
                  " overdue [IM-2; CAS8:4]"});
  return listed(table, {"没有应做减值测试的数据资源", "no data set has to be tested for impairment"},
                caller.language);
}

}  // namespace

Action impairment_due() {
  return {.id = "impairment.due",
          .menu = {{"数据资源", "Data resources"}, {"计量", "Measurement"}},
          .title = {"应做的减值测试", "Impairment tests due"},
          .help = {"使用寿命不确定和尚未可供使用的数据资源每年测试：列出最近测试日、本年应测和逾期的。",
                   "Data of indefinite life or not yet available is tested every year: the last test, what "
                   "is due and "
                   "what is overdue."},
          .roles = {Role::preparer, Role::reviewer, Role::auditor},
          .changes = false,
          .input = object_schema({date_property()}, {}),
          .outputs = {"table", "message"},
          .run = list_due_tests};
}

}  // namespace rubiao
