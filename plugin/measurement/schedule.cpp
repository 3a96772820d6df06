// SPDX-License-Identifier: Apache-2.0
#include "measurement/schedule.h"

#include <algorithm>

#include "measurement/impairment.h"

namespace rubiao {
namespace {

class Projection {
 public:
  explicit Projection(const ScheduleStart& start)
      : estimates_(start.estimates),
        plan_(start.plan),
        life_end_(start.life_end),
        standing_(start.standing),
        charged_fen_(start.charged_fen),
        units_used_(start.units_used),
        units_a_month_(start.units_a_month),
        straight_line_(start.straight_line) {}

  [[nodiscard]] bool charges(int month) const {
    return plan_ && plan_->life_months > 0 && month <= last_month_of(*plan_);
  }

  void revise_estimates(int month, const EstimateChanged& change) {
    PlanStart start = left_by(plan_, month, standing_, charged_fen_, units_used_);
    if (!plan_ || plan_->life_months == 0) start.months_left = std::max(0, life_end_ - month);
    estimates_ = revise(estimates_, change, start);
    life_end_ = month + start.months_left;
    begin(spread_anew(estimates_, start, straight_line_));
  }

  void impair(ScheduleMonth& row, Fen recoverable) {
    row.impaired_fen = impairment_loss(standing_.carrying(), recoverable);
    if (row.impaired_fen == 0) return;
    standing_.impairment = add(standing_.impairment, row.impaired_fen);
    row.closing_fen = standing_.carrying();
    if (!charges(row.month)) return;
    begin(spread_anew(estimates_, left_by(plan_, row.month + 1, standing_, charged_fen_, units_used_),
                      straight_line_));
  }

  ScheduleMonth charge(int month) {
    ScheduleMonth row{.month = month, .opening_fen = standing_.carrying()};
    if (charges(month)) {
      units_used_ += units_a_month_;
      row.charge_fen = charge_of(*plan_, month, charged_fen_, units_used_);
      charged_fen_ = add(charged_fen_, row.charge_fen);
      standing_.amortisation = add(standing_.amortisation, row.charge_fen);
    }
    row.closing_fen = standing_.carrying();
    return row;
  }

 private:
  void begin(const PlanChange& change) {
    plan_ = change.plan;
    units_used_ = 0;
  }

  Estimates estimates_;
  std::optional<AmortisationPlan> plan_;
  int life_end_;
  Amounts standing_;
  Fen charged_fen_;
  std::int64_t units_used_;
  std::int64_t units_a_month_;
  Pattern straight_line_;
};

bool changes_estimates(const EstimateChanged& change) {
  return change.remaining_months || change.indefinite || change.method || change.residual_fen ||
         change.units_left;
}

}  // namespace

std::vector<ScheduleMonth> project_schedule(const ScheduleStart& start,
                                            std::span<const AssumedChange> changes) {
  Projection projection(start);
  std::vector<ScheduleMonth> months;
  auto next = std::ranges::find_if(changes, [&](const auto& change) { return change.month >= start.month; });
  for (int month = start.month; next != changes.end() || projection.charges(month); ++month) {
    auto last = next;
    for (; last != changes.end() && last->month == month; ++last) {
      if (changes_estimates(last->estimates)) projection.revise_estimates(month, last->estimates);
    }
    months.push_back(projection.charge(month));
    for (; next != last; ++next) {
      if (next->recoverable_fen) projection.impair(months.back(), *next->recoverable_fen);
    }
  }
  return months;
}

}  // namespace rubiao
