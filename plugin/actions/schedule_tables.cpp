// SPDX-License-Identifier: Apache-2.0
#include "actions/schedule_tables.h"

#include <algorithm>
#include <map>

namespace rubiao {
namespace {

using formats::Json;

// The two projections side by side; a month that only one of them has stands with what is left in the other.
struct Compared {
  int month = 0;
  ScheduleMonth planned;
  ScheduleMonth assumed;
  [[nodiscard]] bool awaits_usage() const { return planned.awaits_usage || assumed.awaits_usage; }
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

std::optional<Fen> charge_in(const ScheduleMonth& month) {
  return month.awaits_usage ? std::nullopt : std::optional(month.charge_fen);
}

// Amortised and written down, as assumed, less what was planned; nothing where usage is to tell it.
std::optional<Fen> difference_in(const Compared& month) {
  if (month.awaits_usage()) return std::nullopt;
  return month.assumed.charge_fen + month.assumed.impaired_fen - month.planned.charge_fen;
}

// What the months after the first that awaits its usage begin with is unknown too.
std::vector<Json> cells_of(const ScheduleMonth& month, bool opening_known, const Text& state,
                           Language language) {
  return {
      month_text(month.month),  opening_known ? cell(month.opening_fen) : Json(),      cell(charge_in(month)),
      cell(month.impaired_fen), month.awaits_usage ? Json() : cell(month.closing_fen), state.in(language)};
}

// Why amounts are blank, and where the months of the plan are that the assumption leaves without a charge.
Text note_of(const ScheduleShown& shown, const std::vector<Compared>& future) {
  std::vector<Text> sentences;
  if (std::ranges::any_of(future, &Compared::awaits_usage)) {
    sentences.push_back(
        {"空白的金额取决于尚未报告的用量（AM-5）：填写 units_a_month 试算，或先报告用量（usage.report）",
         "what is blank depends on usage not reported yet (AM-5): give units_a_month to try it out, or "
         "report "
         "it (usage.report)"});
  }
  if (std::ssize(shown.assumed) < std::ssize(future)) {
    const std::string last = month_text(future.back().month);
    sentences.push_back({"按假设到此为止，原计划摊销至 " + last,
                         "as assumed it ends here; as planned it is amortised to " + last});
  }
  Text note;
  for (const Text& sentence : sentences) {
    note.zh += (note.zh.empty() ? "" : "；") + sentence.zh;
    note.en += (note.en.empty() ? "" : "; ") + sentence.en;
  }
  return note;
}

std::vector<TableColumn> columns_of(bool what_if) {
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
  return columns;
}

Table months_table(const ScheduleShown& shown, const std::vector<Compared>& future, Language language) {
  Table table({"摊销计划", "Schedule"}, columns_of(shown.what_if));
  for (const ScheduleMonth& month : shown.past) {
    std::vector<Json> cells = cells_of(month, true, {"已入账", "booked"}, language);
    if (shown.what_if) cells.insert(cells.end(), {Json(), Json()});
    table.row(std::move(cells));
  }
  const Text state = shown.what_if ? Text{"假设", "assumed"} : Text{"计划", "planned"};
  bool known = true;
  for (const Compared& month : std::span(future).first(shown.assumed.size())) {
    std::vector<Json> cells = cells_of(month.assumed, known, state, language);
    known = !month.assumed.awaits_usage;
    if (shown.what_if) {
      cells.push_back(cell(charge_in(month.planned)));
      cells.push_back(cell(difference_in(month)));
    }
    table.row(std::move(cells));
  }
  table.note(note_of(shown, future));
  return table;
}

std::optional<Fen> add_known(const std::optional<Fen>& sum, const std::optional<Fen>& more) {
  return sum && more ? std::optional(add(*sum, *more)) : std::nullopt;
}

struct YearSums {
  std::optional<Fen> planned = 0;
  std::optional<Fen> assumed = 0;
};

// [CAS28:16]: the effect of the change on this and each future period; blank where usage is to tell it.
Table effect_table(const std::vector<Compared>& future) {
  std::map<int, YearSums> years;
  for (const Compared& month : future) {
    YearSums& year = years[Period::from_month_index(month.month).year()];
    year.planned = add_known(year.planned, charge_in(month.planned));
    year.assumed = add_known(add_known(year.assumed, charge_in(month.assumed)), month.assumed.impaired_fen);
  }
  Table table({"变更对各年损益的影响", "Effect of the change by year"},
              {{"year", {"年度", "year"}, "integer"},
               {"planned", {"原计划摊销", "as planned"}, "amount"},
               {"assumed", {"变更后摊销与减值", "after the change"}, "amount"},
               {"effect", {"对利润的影响", "effect on profit"}, "amount"}});
  for (const auto& [year, sums] : years) {
    const bool known = sums.planned && sums.assumed;
    table.row({year, cell(sums.planned), cell(sums.assumed),
               known ? cell(subtract(*sums.planned, *sums.assumed)) : Json()});
  }
  return table;
}

Json closing_values(const Schedule& past, std::span<const Compared> future, bool assumed) {
  Json values = Json::array();
  for (const ScheduleMonth& month : past) values.push_back(to_text(month.closing_fen));
  for (const Compared& month : future)
    values.push_back(to_text((assumed ? month.assumed : month.planned).closing_fen));
  return values;
}

// As far as both lines are known.
Chart chart_of(const ScheduleShown& shown, const std::vector<Compared>& future) {
  const auto unknown = std::ranges::find_if(future, &Compared::awaits_usage);
  const std::span<const Compared> known(future.begin(), unknown);
  Chart chart{.title = {"账面价值", "Carrying amount"}, .axis = {}, .series = {}};
  for (const ScheduleMonth& month : shown.past) chart.axis.push_back(month_text(month.month));
  for (const Compared& month : known) chart.axis.push_back(month_text(month.month));
  chart.series.push_back({{"按计划", "as planned"}, closing_values(shown.past, known, false)});
  if (shown.what_if)
    chart.series.push_back({{"按假设", "as assumed"}, closing_values(shown.past, known, true)});
  return chart;
}

}  // namespace

void show_schedule(const ScheduleShown& shown, Language language, Result& result) {
  const std::vector<Compared> future = compare(shown.planned, shown.assumed, shown.start);
  result.table(months_table(shown, future, language));
  if (shown.what_if) result.table(effect_table(future));
  result.chart(chart_of(shown, future));
}

std::string month_text(int month) {
  return to_text(Period::from_month_index(month));
}

}  // namespace rubiao
