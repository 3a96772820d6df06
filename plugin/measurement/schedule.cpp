// SPDX-License-Identifier: Apache-2.0
#include "measurement/schedule.h"

#include <algorithm>

#include "base/error.h"
#include "measurement/impairment.h"

namespace rubiao {
namespace {

class Projection {
 public:
  Projection(const ScheduleStart& start, const ChangeJudge& judge)
      : judge_(judge),
        estimates_(start.estimates),
        plan_(start.plan),
        life_end_(start.life_end),
        standing_(start.standing),
        charged_fen_(start.charged_fen),
        units_used_(start.units_used),
        usage_(start.usage),
        units_a_month_(start.units_a_month),
        straight_line_(start.straight_line) {}

  [[nodiscard]] bool charges(int month) const {
    return plan_ && plan_->life_months > 0 && month <= last_month_of(*plan_);
  }

  void revise_estimates(const AssumedChange& change) {
    demand_known(change);
    const int month = change.month;
    PlanStart start = left_by(plan_, month, standing_, charged_fen_, units_used_);
    if (!plan_ || plan_->life_months == 0) start.months_left = std::max(0, life_end_ - month);
    const Estimates revised = revise(estimates_, change.estimates, start);
    if (judge_.estimates) judge_.estimates(change, revised, start);
    estimates_ = revised;
    life_end_ = month + start.months_left;
    begin(spread_anew(estimates_, start, straight_line_));
  }

  void impair(ScheduleMonth& row, const AssumedChange& change) {
    demand_known(change);
    if (judge_.recoverable) judge_.recoverable(change, standing_.carrying());
    row.impaired_fen = impairment_loss(standing_.carrying(), *change.recoverable_fen);
    if (row.impaired_fen == 0) return;
    standing_.impairment = add(standing_.impairment, row.impaired_fen);
    row.closing_fen = standing_.carrying();
    if (!charges(row.month)) return;
    begin(spread_anew(estimates_, left_by(plan_, row.month + 1, standing_, charged_fen_, units_used_),
                      straight_line_));
  }

  ScheduleMonth charge(int month) {
    ScheduleMonth row{.month = month, .opening_fen = standing_.carrying()};
    awaits_usage_ = row.awaits_usage = awaits_usage_ || (charges(month) && !usage_known(month));
    if (charges(month) && !awaits_usage_) {
      units_used_ += used_in(month);
      row.charge_fen = charge_of(*plan_, month, charged_fen_, units_used_);
      charged_fen_ = add(charged_fen_, row.charge_fen);
      standing_.amortisation = add(standing_.amortisation, row.charge_fen);
    }
    row.closing_fen = standing_.carrying();
    return row;
  }

 private:
  [[nodiscard]] std::int64_t used_in(int month) const {
    const auto reported = usage_.find(month);
    return reported == usage_.end() ? units_a_month_ : reported->second;
  }

  // The last month takes what is left, and where nothing is left no usage charges more.
  [[nodiscard]] bool usage_known(int month) const {
    return plan_->pattern != Pattern::units || month == last_month_of(*plan_) || units_a_month_ > 0 ||
           usage_.contains(month) || charged_fen_ == plan_->charged_before_fen + plan_->amortisable_fen;
  }

  // What is left to a change cannot be worked out without the usage before it.
  void demand_known(const AssumedChange& change) const {
    if (!awaits_usage_) return;
    const std::string month = to_text(Period::from_month_index(change.month));
    reject("units_a_month", "",
           {"至 " + month + " 的月份有的用量未知，算不出变更时的账面价值",
            "of the months to " + month +
                " the usage is unknown, and so is the carrying amount that the change meets"},
           {"填写 units_a_month，或先报告用量（usage.report）",
            "give units_a_month, or report the usage first (usage.report)"});
  }

  void begin(const PlanChange& change) {
    plan_ = change.plan;
    units_used_ = 0;
  }

  const ChangeJudge& judge_;
  Estimates estimates_;
  std::optional<AmortisationPlan> plan_;
  int life_end_;
  Amounts standing_;
  Fen charged_fen_;
  std::int64_t units_used_;
  const std::map<int, std::int64_t>& usage_;
  std::int64_t units_a_month_;
  Pattern straight_line_;
  bool awaits_usage_ = false;
};

// Units that are all used before the end of the life leave months that charge nothing.
void end_with_last_charge(std::vector<ScheduleMonth>& months, std::span<const AssumedChange> changes) {
  const int last_change = changes.empty() ? 0 : changes.back().month;
  const auto says_something = [last_change](const ScheduleMonth& row) {
    return row.charge_fen != 0 || row.impaired_fen != 0 || row.awaits_usage || row.month <= last_change;
  };
  while (!months.empty() && !says_something(months.back())) months.pop_back();
}

}  // namespace

std::vector<ScheduleMonth> project_schedule(const ScheduleStart& start,
                                            std::span<const AssumedChange> changes,
                                            const ChangeJudge& judge) {
  Projection projection(start, judge);
  std::vector<ScheduleMonth> months;
  auto next = std::ranges::find_if(changes, [&](const auto& change) { return change.month >= start.month; });
  for (int month = start.month; next != changes.end() || projection.charges(month); ++month) {
    auto last = next;
    for (; last != changes.end() && last->month == month; ++last) {
      if (changes_something(last->estimates)) projection.revise_estimates(*last);
    }
    months.push_back(projection.charge(month));
    for (; next != last; ++next) {
      if (next->recoverable_fen) projection.impair(months.back(), *next);
    }
  }
  end_with_last_charge(months, changes);
  return months;
}

}  // namespace rubiao
