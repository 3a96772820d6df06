// SPDX-License-Identifier: Apache-2.0
#include "actions/assumed_changes.h"

#include <algorithm>

#include "actions/action.h"
#include "actions/schedule_tables.h"
#include "base/error.h"
#include "posting/estimates.h"
#include "posting/impairing.h"
#include "register/event_readers.h"
#include "register/event_schema.h"
#include "register/life.h"

namespace rubiao {
namespace {

using formats::Json;

std::string place_of(std::size_t item) {
  return "changes[" + std::to_string(item) + "]";
}

// The events call some things otherwise.
std::string own_name(const std::string& field) {
  if (field == "units_expected" || field == "revenue_expected") return "units_left";
  if (field == "fair_value_less_cost" || field == "asset") return "recoverable";
  return field == "date" ? "month" : field;
}

// Runs what reads or judges an event, and says of which change it complains.
template <typename Step>
auto in_change(std::size_t item, const Step& step) {
  try {
    return step();
  } catch (const Error& error) {
    std::vector<Problem> problems = error.problems();
    for (Problem& problem : problems)
      problem.field = place_of(item) + (problem.field.empty() ? "" : "." + own_name(problem.field));
    throw Error(error.status(), std::move(problems));
  }
}

Event assumed_event(const char* kind, int month, const Standing& standing, EventBody body) {
  Event event;
  event.kind = kind;
  event.date = assumed_day(month);
  event.asset = standing.data_set.id;
  event.body = std::move(body);
  return event;
}

EstimateChanged read_estimates_of(const Json& in) {
  Json event = in;
  if (in.contains("units_left")) event["units_expected"] = in.at("units_left");
  return std::get<EstimateChanged>(read_estimate_changed(event));
}

Fen read_recoverable(const Json& in) {
  const Json event{{"indications", Json::array()}, {"fair_value_less_cost", in.at("recoverable")}};
  return *std::get<ImpairmentTested>(read_impairment_tested(event)).fair_value_less_cost_fen;
}

AssumedChange read_change(const Json& in, std::size_t item, const Standing& standing) {
  AssumedChange change{.month = Period::parse(in.at("month").get<std::string>(), "month").month_index(),
                       .item = item};
  change.estimates = read_estimates_of(in);
  const bool estimates = changes_something(change.estimates);
  if (estimates) {
    (void)apply(standing.data_set,
                assumed_event("estimate_changed", change.month, standing, change.estimates));
  }
  if (in.contains("recoverable")) {
    change.recoverable_fen = read_recoverable(in);
    (void)apply(standing.data_set,
                assumed_event("impairment_tested", change.month, standing, ImpairmentTested{}));
    demand_testable(standing);
  }
  if (estimates || change.recoverable_fen) return change;
  reject("month", in.at("month"), {"只有月份，没有变更任何估计", "there is a month and no change"},
         {"填写剩余使用寿命、摊销方法、残值、尚余总产量或可收回金额，或删去这一项",
          "give a life, a method, a residual value, units left or a recoverable amount, or leave it out"});
}

// The one that came last would silently have it.
void demand_one_a_month(const std::vector<AssumedChange>& changes) {
  const auto twice = std::ranges::adjacent_find(changes, {}, &AssumedChange::month);
  if (twice == changes.end()) return;
  reject(place_of(std::next(twice)->item) + ".month", month_text(twice->month),
         {"同一月份有两项变更", "two changes are of the same month"},
         {"把该月的变更写在一项里", "write what changes in that month as one"});
}

// The last month of the life as the schedule begins; nothing if it is indefinite.
std::optional<int> last_month_of_life(const ScheduleStart& start) {
  if (start.estimates.indefinite) return std::nullopt;
  const bool charges = start.plan && start.plan->life_months > 0;
  return charges ? last_month_of(*start.plan) : start.life_end - 1;
}

// And after a change that stretches or cuts it.
std::optional<int> last_month_after(const AssumedChange& change, std::optional<int> last) {
  if (change.estimates.indefinite.value_or(false)) return std::nullopt;
  if (change.estimates.remaining_months) return change.month + *change.estimates.remaining_months - 1;
  return last;
}

[[noreturn]] void refuse_month(const AssumedChange& change, Text message, Text expected) {
  throw Error(Status::invalid_input, Problem{.message = std::move(message),
                                             .field = place_of(change.item) + ".month",
                                             .found = month_text(change.month),
                                             .expected = std::move(expected),
                                             .todo = {"改用这些月份，或删去这项变更",
                                                      "give such a month, or leave this change out"}});
}

}  // namespace

std::vector<AssumedChange> read_assumed_changes(const Json& input, const Standing& standing) {
  std::vector<AssumedChange> changes;
  for (const Json& item : input.value("changes", Json::array())) {
    const std::size_t place = changes.size();
    changes.push_back(in_change(place, [&] { return read_change(item, place, standing); }));
  }
  std::ranges::stable_sort(changes, {}, &AssumedChange::month);
  demand_one_a_month(changes);
  return changes;
}

void demand_months_to_come(const ScheduleStart& start, const std::vector<AssumedChange>& changes) {
  const std::string next = month_text(start.month);
  std::optional<int> last = last_month_of_life(start);
  for (const AssumedChange& change : changes) {
    if (change.month < start.month) {
      refuse_month(change,
                   {"该月在下一次计提之前，不再改变",
                    "that month lies before the next charge; nothing changes it now"},
                   {next + " 或以后（下一次计提的月份）", next + ", the month of the next charge, or later"});
    }
    if (last && change.month > *last) {
      const std::string end = month_text(*last);
      refuse_month(change, {"该月在使用寿命结束之后", "that month lies after the end of the useful life"},
                   *last < start.month ? Text{"寿命已于 " + end + " 结束，没有可变更的月份",
                                              "none: the life ended with " + end}
                                       : Text{next + " 至 " + end, next + " to " + end});
    }
    last = last_month_after(change, last);
  }
}

ChangeJudge judge_of_changes(const Standing& standing, const rulebook::Rules& rules) {
  const auto estimates = [&standing, &rules](const AssumedChange& change, const Estimates& revised,
                                             const PlanStart& start) {
    in_change(change.item, [&] {
      demand_something_left(start.standing.carrying(), standing.data_set.id);
      std::vector<rulebook::Decision> decisions;
      const StatedEstimates stated =
          with_assumed_grounds({.estimates = revised, .rights_end = standing.data_set.rights_end});
      judge_revision(change.estimates, stated, start, rules, decisions);
    });
  };
  const auto recoverable = [&standing](const AssumedChange& change, Fen carrying) {
    in_change(change.item, [&] { demand_carried(carrying, standing.data_set.id); });
  };
  return {.estimates = estimates, .recoverable = recoverable};
}

Date assumed_day(int month) {
  return Period::from_month_index(month).last_day();
}

StatedEstimates with_assumed_grounds(StatedEstimates stated) {
  for (std::string* grounds : {&stated.life_basis, &stated.renewal_basis}) *grounds = "试算";
  stated.residual_basis = "活跃市场";
  stated.revenue_basis = "合同固定收入总额";
  return stated;
}

Json assumed_changes_schema() {
  Json method = property("string", "摊销方法", "method of amortisation");
  method["enum"] = event_schema("estimate_changed").at("properties").at("method").at("enum");
  Json item = object_schema(
      {{"month", property("string", "自月份（年-月）", "from month (yyyy-mm)")},
       {"remaining_months", count_property("剩余使用寿命（月）", "remaining life in months", most_months)},
       {"indefinite", property("boolean", "使用寿命不确定", "indefinite life")},
       {"method", std::move(method)},
       {"residual", property("string", "残值", "residual value", "rubiao-amount")},
       {"units_left", count_property("尚余总产量", "units still expected", most_units)},
       {"recoverable",
        property("string", "月末可收回金额", "recoverable amount at the month's end", "rubiao-amount")}},
      {"month"});
  item["properties"]["month"]["pattern"] = "^[0-9]{4}-(0[1-9]|1[0-2])$";
  Json changes = property("array", "假设的变更", "assumed changes");
  changes["maxItems"] = 100;
  changes["items"] = std::move(item);
  return changes;
}

Json count_property(const char* zh, const char* en, std::int64_t most) {
  Json count = property("integer", zh, en);
  count["minimum"] = 1;
  count["maximum"] = most;
  return count;
}

}  // namespace rubiao
