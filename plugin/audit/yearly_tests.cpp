// SPDX-License-Identifier: Apache-2.0
#include "audit/yearly_tests.h"

#include <algorithm>
#include <vector>

#include "store/event_log.h"
#include "store/movements.h"

namespace rubiao::audit {
namespace {

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

}  // namespace

LastTests last_tests(const store::Connection& connection, const store::Company& company, Date day) {
  LastTests last;
  for (const auto& logged : store::events_of_kind(connection, company, "impairment_tested")) {
    if (logged.event.date > day) continue;
    std::vector<std::string> tested = others_named(logged.event);
    tested.push_back(logged.event.asset);
    for (const std::string& id : tested) last[id] = std::max(last[id], logged.event.date);
  }
  return last;
}

YearlyTests::YearlyTests(const store::Connection& connection, const store::Company& company,
                         const rulebook::Rules& rules)
    : connection_(connection),
      company_(company),
      rules_(rules),
      last_(last_tests(connection, company, rules.day())) {}

bool YearlyTests::had_to_be_tested(const std::string& id, Date day) const {
  const auto then = store::find_data_set(connection_, company_, id, day);
  return then && must_be_tested(store::standing_of(connection_, company_, *then, day), rules_);
}

bool YearlyTests::is_done(const std::string& id) const {
  const auto found = last_.find(id);
  return found != last_.end() && found->second.year() == rules_.day().year();
}

std::optional<YearlyTest> YearlyTests::of(const store::StoredDataSet& stored) const {
  const Standing standing = store::standing_of(connection_, company_, stored, rules_.day());
  if (!must_be_tested(standing, rules_)) return std::nullopt;
  YearlyTest test{.carrying_fen = standing.carrying()};
  if (const auto found = last_.find(stored.data_set.id); found != last_.end()) test.tested = found->second;
  const std::chrono::year year = rules_.day().year();
  const Date year_before = Period(static_cast<int>(year), 1).plus_months(-1).last_day();
  if (is_done(stored.data_set.id)) {
    test.state = TestState::done;
  } else if (had_to_be_tested(stored.data_set.id, year_before) &&
             (!test.tested || test.tested->year() < year - std::chrono::years(1))) {
    test.state = TestState::overdue;
  }
  return test;
}

}  // namespace rubiao::audit
