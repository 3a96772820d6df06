// SPDX-License-Identifier: Apache-2.0
// The whole schedule of a data set: what was charged, what is planned, and, under assumed changes, what would
// become of it and by how much each period would differ. Nothing is recorded.
#include <algorithm>
#include <map>

#include "actions/data_set_words.h"
#include "actions/registry.h"
#include "base/error.h"
#include "measurement/schedule.h"
#include "posting/charged_months.h"
#include "register/words.h"
#include "store/charges.h"
#include "store/movements.h"

namespace rubiao {
namespace {

using formats::Json;
using Schedule = std::vector<ScheduleMonth>;

store::StoredDataSet find(Books& books, const std::string& id) {
  auto stored = store::find_data_set(books.store, books.company, id);
  if (stored) return *std::move(stored);
  throw_not_registered(id);
}

std::optional<Fen> amount(const Json& in, const char* key) {
  if (!in.contains(key)) return std::nullopt;
  return parse_fen(in.at(key).get_ref<const std::string&>(), key);
}

AssumedChange read_change(const Json& in) {
  AssumedChange change{
      .month =
          Period::of(parse_date(in.at("month").get<std::string>() + "-01", "changes.month")).month_index(),
      .estimates = {},
      .recoverable_fen = amount(in, "recoverable")};
  EstimateChanged& estimates = change.estimates;
  if (in.contains("remaining_months")) estimates.remaining_months = in.at("remaining_months").get<int>();
  if (in.contains("indefinite")) estimates.indefinite = in.at("indefinite").get<bool>();
  if (in.contains("method"))
    estimates.method = parse_method(in.at("method").get<std::string>(), "changes.method");
  if (in.contains("units_left")) estimates.units_left = in.at("units_left").get<std::int64_t>();
  estimates.residual_fen = amount(in, "residual");
  return change;
}

std::vector<AssumedChange> read_changes(const Json& input) {
  std::vector<AssumedChange> changes;
  for (const Json& item : input.value("changes", Json::array())) changes.push_back(read_change(item));
  std::ranges::stable_sort(changes, {}, &AssumedChange::month);
  return changes;
}

std::optional<int> last_run_of(Books& books) {
  const auto run = store::last_amortised_month(books.store, books.company);
  return run ? std::optional(static_cast<int>(*run)) : std::nullopt;
}

// Before it is available for use: as if it became so in a month, with a life that is assumed.
void assume_available(Standing& standing, const Json& input, const rulebook::Rules& rules) {
  if (standing.plan || (standing.data_set.available_on && standing.data_set.estimates.indefinite)) return;
  if (!input.contains("available_from") || !input.contains("life_months")) {
    reject(input.contains("available_from") ? "life_months" : "available_from", "",
           {"尚未达到预定用途，没有摊销计划", "it is not available for use and has no schedule"},
           {"填写假设的可供使用月份 available_from 和使用寿命 life_months 来试算，或先登记达到预定用途",
            "assume the month (available_from) and the life (life_months), or make it available first"});
  }
  if (standing.in_development()) standing.intangible = standing.development;
  if (standing.intangible.gross == 0)
    reject("asset", standing.data_set.id, {"没有已资本化的成本", "it has no capitalised cost"},
           {"先登记支出", "record the spending first"});
  const Period from = Period::parse(input.at("available_from").get<std::string>(), "available_from");
  Estimates& estimates = standing.data_set.estimates;
  estimates.life_months = input.at("life_months").get<int>();
  estimates.residual_fen = amount(input, "residual").value_or(0);
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
    schedule.push_back(row);
  }
  return schedule;
}

std::string month_text(int month) {
  return to_text(Period::from_month_index(month));
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

[[noreturn]] void refuse_month(int month, Text message, Text expected) {
  throw Error(Status::invalid_input, Problem{.message = std::move(message),
                                             .field = "changes.month",
                                             .found = month_text(month),
                                             .expected = std::move(expected),
                                             .todo = {"改用这些月份，或删去这项变更",
                                                      "give such a month, or leave this change out"}});
}

// A change that nothing can follow from is told, and not passed over.
void demand_months_to_come(const ScheduleStart& start, const std::vector<AssumedChange>& changes) {
  const std::string next = month_text(start.month);
  std::optional<int> last = last_month_of_life(start);
  for (const AssumedChange& change : changes) {
    if (change.month < start.month) {
      refuse_month(change.month,
                   {"该月在下一次计提之前，不再改变",
                    "that month lies before the next charge; nothing changes it now"},
                   {next + " 或以后（下一次计提的月份）", next + ", the month of the next charge, or later"});
    }
    if (last && change.month > *last) {
      const std::string end = month_text(*last);
      refuse_month(
          change.month, {"该月在使用寿命结束之后", "that month lies after the end of the useful life"},
          *last < start.month
              ? Text{"寿命已于 " + end + " 结束，没有可变更的月份", "none: the life ended with " + end}
              : Text{next + " 至 " + end, next + " to " + end});
    }
    last = last_month_after(change, last);
  }
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
          .units_a_month = input.value("units_a_month", std::int64_t{0}),
          .straight_line = straight_line(rules)};
}

// The two projections side by side; a month that only one of them has stands with what is left in the other.
struct Compared {
  int month = 0;
  ScheduleMonth planned;
  ScheduleMonth assumed;
};

ScheduleMonth row_at(const Schedule& schedule, int month, Fen carrying) {
  const auto found = std::ranges::find(schedule, month, &ScheduleMonth::month);
  if (found != schedule.end()) return *found;
  const Fen left = schedule.empty() ? carrying : schedule.back().closing_fen;
  return {.month = month, .opening_fen = left, .closing_fen = left};
}

std::vector<Compared> compare(const Schedule& planned, const Schedule& assumed, const ScheduleStart& start) {
  std::vector<Compared> rows;
  int last = start.month - 1;
  for (const Schedule* schedule : {&planned, &assumed})
    if (!schedule->empty()) last = std::max(last, schedule->back().month);
  const Fen carrying = start.standing.carrying();
  for (int month = start.month; month <= last; ++month)
    rows.push_back({month, row_at(planned, month, carrying), row_at(assumed, month, carrying)});
  return rows;
}

Table months_table(const Schedule& past, const std::vector<Compared>& future, bool what_if,
                   Language language) {
  std::vector<TableColumn> columns{{"month", {"月份", "month"}},
                                   {"opening", {"期初账面价值", "opening carrying amount"}, "amount"},
                                   {"charge", {"摊销", "charge"}, "amount"},
                                   {"impaired", {"减值", "impairment"}, "amount"},
                                   {"closing", {"期末账面价值", "closing carrying amount"}, "amount"},
                                   {"state", {"状态", "state"}}};
  if (what_if) {
    columns.push_back({"planned", {"原计划摊销", "charge as planned"}, "amount"});
    columns.push_back({"difference", {"差异", "difference"}, "amount"});
  }
  Table table({"摊销计划", "Schedule"}, std::move(columns));
  const auto row = [&](const ScheduleMonth& month, const Text& state) {
    return std::vector<Json>{month_text(month.month),  cell(month.opening_fen), cell(month.charge_fen),
                             cell(month.impaired_fen), cell(month.closing_fen), state.in(language)};
  };
  for (const ScheduleMonth& month : past) {
    std::vector<Json> cells = row(month, {"已入账", "booked"});
    if (what_if) cells.insert(cells.end(), {Json(), Json()});
    table.row(std::move(cells));
  }
  for (const Compared& month : future) {
    std::vector<Json> cells = row(month.assumed, what_if ? Text{"假设", "assumed"} : Text{"计划", "planned"});
    if (what_if) {
      cells.push_back(cell(month.planned.charge_fen));
      cells.push_back(cell(month.assumed.charge_fen + month.assumed.impaired_fen - month.planned.charge_fen));
    }
    table.row(std::move(cells));
  }
  return table;
}

// [CAS28:16]: the effect of the change on this and each future period.
Table effect_table(const std::vector<Compared>& future) {
  std::map<int, std::pair<Fen, Fen>> years;  // planned, assumed
  for (const Compared& month : future) {
    auto& [planned, assumed] = years[Period::from_month_index(month.month).year()];
    planned = add(planned, month.planned.charge_fen);
    assumed = add(assumed, month.assumed.charge_fen + month.assumed.impaired_fen);
  }
  Table table({"变更对各年损益的影响", "Effect of the change by year"},
              {{"year", {"年度", "year"}, "integer"},
               {"planned", {"原计划摊销", "as planned"}, "amount"},
               {"assumed", {"变更后摊销与减值", "after the change"}, "amount"},
               {"effect", {"对利润的影响", "effect on profit"}, "amount"}});
  for (const auto& [year, sums] : years)
    table.row({year, cell(sums.first), cell(sums.second), cell(sums.first - sums.second)});
  return table;
}

Json closing_values(const Schedule& past, const std::vector<Compared>& future, bool assumed) {
  Json values = Json::array();
  for (const ScheduleMonth& month : past) values.push_back(to_text(month.closing_fen));
  for (const Compared& month : future)
    values.push_back(to_text((assumed ? month.assumed : month.planned).closing_fen));
  return values;
}

Chart chart_of(const Schedule& past, const std::vector<Compared>& future, bool what_if) {
  Chart chart{.title = {"账面价值", "Carrying amount"}, .axis = {}, .series = {}};
  for (const ScheduleMonth& month : past) chart.axis.push_back(month_text(month.month));
  for (const Compared& month : future) chart.axis.push_back(month_text(month.month));
  chart.series.push_back({{"按计划", "as planned"}, closing_values(past, future, false)});
  if (what_if) chart.series.push_back({{"按假设", "as assumed"}, closing_values(past, future, true)});
  return chart;
}

Result show_schedule(Books& books, const Caller& caller, const Json& input) {
  const store::Looking look(books.store, books.staged);
  const store::StoredDataSet stored = find(books, input.at("asset"));
  Standing standing = store::standing_of(books.store, books.company, stored);
  const rulebook::Rules rules = books.rules.at(caller.business_date);
  assume_available(standing, input, rules);
  const ScheduleStart start = start_of(standing, last_run_of(books), input, rules);
  const std::vector<AssumedChange> changes = read_changes(input);
  demand_months_to_come(start, changes);
  const Schedule past = past_months(books, stored, start.month - 1);
  const std::vector<Compared> future =
      compare(project_schedule(start, {}), project_schedule(start, changes), start);
  const bool what_if = !changes.empty();
  Result result(caller.language);
  result.table(months_table(past, future, what_if, caller.language));
  if (what_if) result.table(effect_table(future));
  result.chart(chart_of(past, future, what_if));
  return result;
}

Json count_property(const char* zh, const char* en, std::int64_t most) {
  Json count = property("integer", zh, en);
  count["minimum"] = 1;
  count["maximum"] = most;
  return count;
}

// The limits of the events that it tries out.
constexpr std::int64_t most_months = 600;
constexpr std::int64_t most_units = 9'000'000'000'000'000;
constexpr std::int64_t most_units_a_month = most_units / (10 * most_months);

Json change_schema() {
  Json item = object_schema(
      {{"month", property("string", "自月份（年-月）", "from month (yyyy-mm)")},
       {"remaining_months", count_property("剩余使用寿命（月）", "remaining life in months", most_months)},
       {"indefinite", property("boolean", "使用寿命不确定", "indefinite life")},
       {"method", property("string", "摊销方法", "method of amortisation")},
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
           {"changes", change_schema()},
           {"available_from", property("string", "假设自该月可供使用（尚未可供使用的）",
                                       "assumed available from, where it is not yet", "rubiao-period")},
           {"life_months", count_property("假设的使用寿命（月）", "life assumed in months", most_months)},
           {"residual", property("string", "假设的残值", "residual value assumed", "rubiao-amount")},
           {"units_a_month", count_property("假设的每月用量", "units assumed a month", most_units_a_month)}},
          {"asset"}),
      .outputs = {"table", "chart"},
      .run = show_schedule};
}

}  // namespace rubiao
