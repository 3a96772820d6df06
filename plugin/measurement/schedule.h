// SPDX-License-Identifier: Apache-2.0
// The schedule of an asset month by month, from where its books stand to the end of its life, under changes
// that somebody assumes: what a change of estimate or an impairment would do before anything is posted, and
// the effect on this and each future period that its disclosure asks for [CAS28:16] [MOF2023-11:3.2.1].
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "measurement/plan_change.h"

namespace rubiao {

// Estimates change before the charge of the month, an impairment comes after it (AM-9, AM-10).
struct AssumedChange {
  int month = 0;
  EstimateChanged estimates;
  std::optional<Fen> recoverable_fen;
  std::size_t item = 0;  // its place among the changes as they were given
};

// Asked before an assumed change is applied; throws where the event that it stands for would be refused.
struct ChangeJudge {
  // As it leaves the estimates, and what they are spread on.
  std::function<void(const AssumedChange&, const Estimates&, const PlanStart&)> estimates;
  std::function<void(const AssumedChange&, Fen carrying_fen)> recoverable;
};

struct ScheduleStart {
  int month = 0;  // the first that is projected
  Estimates estimates;
  std::optional<AmortisationPlan> plan;  // nothing: no plan yet
  int life_end = 0;                      // the month after the life, for a plan that charges nothing for now
  Amounts standing;
  Fen charged_fen = 0;
  std::int64_t units_used = 0;        // since the plan began
  std::map<int, std::int64_t> usage;  // by month, as far as it is reported
  std::int64_t units_a_month = 0;     // assumed of the other months, for 产量法 and 收入法; 0: unknown
  Pattern straight_line = Pattern::equal_months;
};

struct ScheduleMonth {
  int month = 0;
  Fen opening_fen = 0;  // carrying amount
  Fen charge_fen = 0;
  Fen impaired_fen = 0;
  Fen closing_fen = 0;
  bool awaits_usage = false;  // AM-5: charge and closing, and every amount after them, depend on usage
};

// In order of month; `changes` in order of month too, those before the start are passed over. An indefinite
// life ends the schedule, and so does a residual value that the carrying amount does not exceed: the last row
// is the last month that charges or carries a change. A change after months whose usage is unknown is
// rejected.
[[nodiscard]] std::vector<ScheduleMonth> project_schedule(const ScheduleStart& start,
                                                          std::span<const AssumedChange> changes,
                                                          const ChangeJudge& judge = {});

}  // namespace rubiao
