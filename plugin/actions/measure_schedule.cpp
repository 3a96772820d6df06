// SPDX-License-Identifier: Apache-2.0
// The whole schedule of a data set: what was charged, what is planned, and, under assumed changes, what would
// become of it and by how much each period would differ. Nothing is recorded.
#include <algorithm>
#include <map>

#include "actions/assumed_changes.h"
#include "actions/data_set_words.h"
#include "actions/registry.h"
#include "actions/schedule_tables.h"
#include "base/error.h"
#include "measurement/schedule.h"
#include "posting/charged_months.h"
#include "posting/estimates.h"
#include "register/event_readers.h"
#include "register/life.h"
#include "register/words.h"
#include "store/charges.h"
#include "store/movements.h"

namespace rubiao {
namespace {

using formats::Json;

store::StoredDataSet find(Books& books, const std::string& id) {
  auto stored = store::find_data_set(books.store, books.company, id);
  if (stored) return *std::move(stored);
  throw_not_registered(id);
}

std::optional<int> last_run_of(Books& books) {
  const auto run = store::last_amortised_month(books.store, books.company);
  return run ? std::optional(static_cast<int>(*run)) : std::nullopt;
}

// What is asked of a data set that is not available yet means nothing for one that is.
void demand_not_assumed(const DataSet& data_set, const Json& input) {
  for (const char* field : {"available_from", "life_months", "residual"}) {
    if (!input.contains(field)) continue;
    const Json& found = input.at(field);
    reject(field, found.is_string() ? found.get<std::string>() : found.dump(),
           {"已于 " + to_text(*data_set.available_on) + " 达到预定用途，不再假设",
            "it has been available for use since " + to_text(*data_set.available_on) +
                "; there is nothing to assume"},
           {"删去这一项；变更寿命、方法或残值在 changes 中试算",
            "leave it out; try a change of life, method or residual value by changes"});
  }
}

// As the event that would make it available states it, held to what that event is held to.
StageChanged assumed_stage(const Standing& standing, Period from, const Json& input) {
  Json in{{"stage", "已达预定用途"}, {"life_months", input.at("life_months")}};
  if (input.contains("residual")) in["residual"] = input.at("residual");
  auto change = std::get<StageChanged>(read_stage_changed(in));
  change.stated = with_assumed_grounds(std::move(change.stated));
  Event event;
  event.kind = "stage_changed";
  event.date = assumed_day(from.month_index());
  event.asset = standing.data_set.id;
  event.body = change;
  try {
    (void)apply(standing.data_set, event);
  } catch (const Error& error) {
    std::vector<Problem> problems = error.problems();
    for (Problem& problem : problems)
      if (problem.field == "date") problem.field = "available_from";
    throw Error(error.status(), std::move(problems));
  }
  return change;
}

// Before it is available for use: as if it became so in a month, with a life that is assumed.
void assume_available(Standing& standing, const Json& input, const rulebook::Rules& rules) {
  if (standing.plan || (standing.data_set.available_on && standing.data_set.estimates.indefinite)) {
    demand_not_assumed(standing.data_set, input);
    return;
  }
  if (standing.inventory.gross > 0) {
    reject("asset", standing.data_set.id,
           {"是存货，不摊销，没有摊销计划", "it is inventory and not amortised"},
           {"存货以可变现净值测试（inventory.test）", "inventory is tested by inventory.test"});
  }
  if (!input.contains("available_from") || !input.contains("life_months")) {
    reject(input.contains("available_from") ? "life_months" : "available_from", "",
           {"尚未达到预定用途，没有摊销计划", "it is not available for use and has no schedule"},
           {"填写假设的可供使用月份 available_from 和使用寿命 life_months 来试算，或先登记达到预定用途",
            "assume the month (available_from) and the life (life_months), or make it available first"});
  }
  const Period from = Period::parse(input.at("available_from").get<std::string>(), "available_from");
  const StageChanged change = assumed_stage(standing, from, input);
  if (standing.in_development()) standing.intangible = standing.development;
  if (standing.intangible.gross == 0)
    reject("asset", standing.data_set.id, {"没有已资本化的成本", "it has no capitalised cost"},
           {"先登记支出", "record the spending first"});
  std::vector<rulebook::Decision> decisions;
  judge_estimates(change.stated, standing.intangible.carrying(), from.month_index(), rules, decisions);
  const Estimates& estimates = standing.data_set.estimates = change.stated.estimates;
  standing.data_set.available_on = from.first_day();
  standing.plan = spread_anew(estimates,
                              {.month = from.month_index(),
                               .months_left = estimates.life_months,
                               .standing = standing.intangible},
                              straight_line(rules))
                      .plan;
}

// What the books charged and wrote down, month by month: the movements of the intangible asset, summed.
// Months without any stand between them.
Schedule past_months(Books& books, const store::StoredDataSet& stored, int last) {
  std::map<int, ScheduleMonth> months;
  std::map<int, Fen> other;  // cost, sale, lapse
  for (const auto& line : store::history_of(books.store, books.company, stored.asset)) {
    if (holding_of(line.kind) != Holding::intangible) continue;
    const int month = Period::of(line.date).month_index();
    ScheduleMonth& row = months[month];
    if (line.kind == MovementKind::amortised) {
      row.charge_fen = add(row.charge_fen, line.delta.amortisation);
    } else if (line.kind == MovementKind::impaired) {
      row.impaired_fen = add(row.impaired_fen, line.delta.impairment);
    } else {
      other[month] = add(other[month], line.delta.carrying());
    }
  }
  if (!months.empty())
    for (int month = months.begin()->first; month <= last; ++month) months[month];
  Schedule schedule;
  Fen carrying = 0;
  for (auto& [month, row] : months) {
    row.month = month;
    row.opening_fen = add(carrying, other[month]);
    carrying = row.closing_fen = row.opening_fen - row.charge_fen - row.impaired_fen;
    if (month <= last) schedule.push_back(row);  // what came in a month still to be charged stands there
  }
  // Months after the last that moved anything say nothing.
  while (!schedule.empty() && schedule.back().opening_fen == 0 && schedule.back().closing_fen == 0)
    schedule.pop_back();
  return schedule;
}

bool charges(const Standing& standing) {
  return standing.plan && standing.plan->life_months > 0;
}

// The last month that is done with. What charges nothing has had the months that were run for the company.
int last_month_done(const Standing& standing, std::optional<int> last_run) {
  const int before = (standing.plan ? standing.plan->first_month
                                    : Period::of(*standing.data_set.available_on).month_index()) -
                     1;
  const int done =
      std::max({before, standing.last_run_month.value_or(before), standing.charged_month.value_or(before)});
  return charges(standing) ? done : std::max(done, last_run.value_or(before));
}

std::map<int, std::int64_t> usage_of(const Standing& standing) {
  std::map<int, std::int64_t> usage;
  for (const Usage& reported : standing.usage) usage[reported.month] += reported.units;
  return usage;
}

ScheduleStart start_of(const Standing& standing, std::optional<int> last_run, const Json& input,
                       const rulebook::Rules& rules) {
  const int first =
      standing.plan ? standing.plan->first_month : Period::of(*standing.data_set.available_on).month_index();
  int done = last_month_done(standing, last_run);
  Fen charged = standing.charged_fen;
  // [CAS28:11]: what earlier years missed is an error, and no month to come catches it up.
  const int next_run = std::max(done, last_run.value_or(done)) + 1;
  const int january = next_run - next_run % 12;
  if (charges(standing) && done + 1 < january && first < january) {
    done = january - 1;
    charged = standing.plan->charged_before_fen +
              amortised_through(*standing.plan, done, units_used(standing, first, done));
  }
  return {.month = done + 1,
          .estimates = standing.data_set.estimates,
          .plan = standing.plan,
          .life_end = Period::of(*standing.data_set.available_on).month_index() +
                      standing.data_set.estimates.life_months,
          .standing = standing.intangible,
          .charged_fen = charged,
          .units_used = units_used(standing, first, done),
          .usage = usage_of(standing),
          .units_a_month = input.value("units_a_month", std::int64_t{0}),
          .straight_line = straight_line(rules)};
}

// Usage that nothing is charged by would be passed over in silence.
void demand_by_units(const ScheduleStart& start, const std::vector<AssumedChange>& changes,
                     const Json& input) {
  const auto by_units = [](Method method) { return method == Method::units || method == Method::revenue; };
  const bool changed = std::ranges::any_of(changes, [&by_units](const AssumedChange& change) {
    return change.estimates.method && by_units(*change.estimates.method);
  });
  if (!input.contains("units_a_month") || by_units(start.estimates.method) || changed) return;
  const std::string method(term(start.estimates.method));
  reject(
      "units_a_month", input.at("units_a_month").dump(),
      {"按“" + method + "”摊销，与用量无关",
       "it is amortised by " + in_words(method, Language::en) + ", and usage has no part in it"},
      {"删去这一项，或在 changes 中假设改为产量法", "leave it out, or assume the method 产量法 by changes"});
}

Result preview_schedule(Books& books, const Caller& caller, const Json& input) {
  const store::Looking look(books.store, books.staged);
  const store::StoredDataSet stored = find(books, input.at("asset"));
  Standing standing = store::standing_of(books.store, books.company, stored);
  const rulebook::Rules rules = books.rules.at(caller.business_date);
  assume_available(standing, input, rules);
  const std::vector<AssumedChange> changes = read_assumed_changes(input, standing);
  const ScheduleStart start = start_of(standing, last_run_of(books), input, rules);
  demand_months_to_come(start, changes);
  demand_by_units(start, changes, input);
  const ScheduleShown shown{.past = past_months(books, stored, start.month - 1),
                            .planned = project_schedule(start, {}),
                            .assumed = project_schedule(start, changes, judge_of_changes(standing, rules)),
                            .what_if = !changes.empty(),
                            .start = start};
  Result result(caller.language);
  show_schedule(shown, caller.language, result);
  return result;
}

constexpr std::int64_t most_units_a_month = most_units / (10 * most_months);

}  // namespace

Action measure_schedule() {
  return {
      .id = "measure.schedule",
      .menu = {{"数据资源", "Data resources"}, {"计量", "Measurement"}},
      .title = {"摊销计划与试算", "Schedule and what-if"},
      .help = {"列出一个数据集的全部摊销计划，并可试算变更寿命、方法、残值或减值的影响；不作任何登记。",
               "The whole schedule of a data set, and what a change of life, method, residual value or an "
               "impairment would do; nothing is recorded."},
      .roles = {Role::preparer, Role::reviewer, Role::auditor},
      .changes = false,
      .input = object_schema(
          {{"asset", property("string", "数据集编号", "data set id")},
           {"changes", assumed_changes_schema()},
           {"available_from", property("string", "假设自该月可供使用（尚未可供使用的）",
                                       "assumed available from, where it is not yet", "rubiao-period")},
           {"life_months", count_property("假设的使用寿命（月）", "life assumed in months", most_months)},
           {"residual", property("string", "假设的残值", "residual value assumed", "rubiao-amount")},
           {"units_a_month", count_property("假设的每月用量", "units assumed a month", most_units_a_month)}},
          {"asset"}),
      .outputs = {"table", "chart"},
      .run = preview_schedule};
}

}  // namespace rubiao
