// SPDX-License-Identifier: Apache-2.0
#include "posting/charged_months.h"

#include <algorithm>

#include "base/error.h"

namespace rubiao {
namespace {

// A plan that charges nothing, for the life is indefinite (AM-7) or the residual value is too high (AM-4),
// has had its months all the same.
std::optional<int> last_month_dealt_with(const Standing& standing) {
  const bool charges_nothing = standing.plan && standing.plan->life_months == 0;
  return charges_nothing ? std::max(standing.charged_month, standing.months_run) : standing.charged_month;
}

std::string month_text(int month) {
  return to_text(Period::from_month_index(month));
}

// Nothing is due under a plan that has not begun, has stopped or is fully charged.
std::optional<int> first_missing(const Standing& standing, int month) {
  if (!standing.plan || standing.plan->life_months == 0) return std::nullopt;
  const int charged = std::max(standing.charged_month.value_or(standing.plan->first_month - 1),
                               standing.plan->first_month - 1);
  if (charged >= std::min(month, last_month_of(*standing.plan))) return std::nullopt;
  return charged + 1;
}

[[noreturn]] void refuse_missing(const Standing& standing, int missing, int month) {
  const bool by_units = standing.plan->pattern == Pattern::units;
  refuse("AM-1", "CAS6:17",
         {"数据集“" + standing.data_set.id + "”自 " + month_text(missing) + " 起的摊销尚未计提",
          "data set \"" + standing.data_set.id + "\" is not amortised from " + month_text(missing) + " on"},
         {std::string(by_units ? "先报告各月用量，" : "") + "运行月末摊销至 " + month_text(month),
          std::string(by_units ? "report the usage of each month and " : "") +
              "run the month-end amortisation through " + month_text(month) + " first"});
}

[[noreturn]] void refuse_charged(const Standing& standing, int charged, int month, const char* rule) {
  refuse(rule, "CAS6:17",
         {"数据集“" + standing.data_set.id + "”已计提至 " + month_text(charged) + "，本事项以前应只计提至 " +
              month_text(month),
          "data set \"" + standing.data_set.id + "\" is amortised through " + month_text(charged) +
              "; before this event it may be only through " + month_text(month)},
         {"使用与已计提月份相符的日期（当月或以后）",
          "use a date that fits the months charged: this month or later"});
}

}  // namespace

void demand_charged_through(const Standing& standing, int month, const char* rule) {
  if (standing.charged_month && *standing.charged_month > month)
    refuse_charged(standing, *standing.charged_month, month, rule);
  if (const auto missing = first_missing(standing, month)) refuse_missing(standing, *missing, month);
}

int last_month_ended(Date day) {
  const Period month = Period::of(day);
  return month.last_day() == day ? month.month_index() : month.month_index() - 1;
}

int last_month_before_leaving(const Event& event, const rulebook::Rules& rules) {
  const int month = Period::of(event.date).month_index();
  return rules.text_parameter("摊销终止") == "当月照摊" ? month : month - 1;
}

int next_charge(const Standing& standing, const Event& event) {
  const int month = Period::of(event.date).month_index();
  const auto last = last_month_dealt_with(standing);
  if (last && *last > month) refuse_charged(standing, *last, month, "AM-9");
  const bool charged = last && *last == month;
  demand_charged_through(standing, charged ? month : month - 1, "AM-9");
  return charged ? month + 1 : month;
}

std::int64_t units_used(const Standing& standing, int first, int last) {
  std::int64_t used = 0;
  for (const Usage& month : standing.usage)
    if (month.month >= first && month.month <= last) used += month.units;
  return used;
}

PlanStart start_in(int month, const Standing& standing) {
  PlanStart start = left_by(standing.plan, month, standing.intangible, standing.charged_fen,
                            standing.plan ? units_used(standing, standing.plan->first_month, month - 1) : 0);
  // A plan that charges nothing for now says nothing of the life (AM-4).
  if (standing.plan && standing.plan->life_months == 0)
    start.months_left = life_left(standing.data_set, month);
  return start;
}

int life_left(const DataSet& data_set, int month) {
  if (!data_set.available_on || data_set.estimates.indefinite) return 0;
  return std::max(0,
                  Period::of(*data_set.available_on).month_index() + data_set.estimates.life_months - month);
}

void demand_project(const DataSet& data_set, const Standing& standing) {
  if (!is_development(data_set.use)) {
    if (data_set.project.empty()) return;
    reject("project", data_set.project,
           {"只有用于研发的数据集才指明项目", "only use in development names a project"},
           {"删去 project，或以研发为用途", "leave project out, or give a use in development"});
  }
  const bool developed = standing.project && standing.project->route == Route::self_developed;
  if (developed && data_set.project != data_set.id && !data_set.project.empty()) return;
  refuse("AM-8", "CAS6:17; CAS6:9",
         {"用于其他研发项目的数据资源，其摊销须指明受益的自行研发项目（已登记的另一数据集）",
          "amortisation into development must name the project that benefits, another registered data set of "
          "ours "
          "that is self-developed"},
         {"在 project 填写该项目的数据集编号，或改变用途",
          "give the data set id of the project, or another use"});
}

Pattern straight_line(const rulebook::Rules& rules) {
  return rules.text_parameter("直线法口径") == "固定月额" ? Pattern::equal_months : Pattern::on_remainder;
}

}  // namespace rubiao
