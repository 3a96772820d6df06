// SPDX-License-Identifier: Apache-2.0
// A new plan from a month on: at the start, after a change of estimate [CAS28:8] [CAS28:9], after an
// impairment [CAS8:16], or where the amount alone changes. Prospective always: what was charged stays as it
// is, and the carrying amount less the residual value is spread over what is left of the life.
#pragma once

#include "measurement/amortisation.h"
#include "measurement/movement.h"
#include "register/event_bodies.h"

namespace rubiao {

// From a month on, the plan by which the nightly run amortises; a life of 0 months stops it.
struct PlanChange {
  int from_month = 0;
  AmortisationPlan plan;
  Amounts standing;  // gross, amortisation and impairment when the plan starts
  int run_from = 0;  // if later: the months before were run and need not be run again for it
};

// What a plan starts from.
struct PlanStart {
  int month = 0;                // the first month it charges
  int months_left = 0;          // of the life, that month included
  Amounts standing;             // at its start
  Fen charged_fen = 0;          // ever before, by month
  std::int64_t units_left = 0;  // still expected, for 产量法 and 收入法
  int asset_months = 0;         // of the asset-years, before it: taken over in the middle of them
};

// What a plan leaves to the one that takes its place in `month`.
[[nodiscard]] PlanStart left_by(const std::optional<AmortisationPlan>& plan, int month,
                                const Amounts& standing, Fen charged_fen, std::int64_t units_used);

[[nodiscard]] bool changes_something(const EstimateChanged& change);

// The estimates after a change (AM-9): what is not stated stays. `start` takes the new remaining life and
// units.
[[nodiscard]] Estimates revise(const Estimates& before, const EstimateChanged& change, PlanStart& start);

// AM-4 [CAS6:18]: while the residual value is not below the carrying amount nothing is charged; AM-7
// [CAS6:19]: nothing on an indefinite life. `straight_line`: the company's convention of that method.
[[nodiscard]] PlanChange spread_anew(const Estimates& estimates, const PlanStart& start,
                                     Pattern straight_line);

// Where no estimate changes, only the amount: what is left falls on the months left as it would have by
// `plan`, which keeps its place in the asset-years [CAS6:17]. By the other methods, and where the life is
// over or nothing was charged, it is spread anew.
[[nodiscard]] PlanChange carry_on(const std::optional<AmortisationPlan>& plan, const Estimates& estimates,
                                  const PlanStart& start, Pattern straight_line);

[[nodiscard]] PlanChange stop_charging(int from_month, const Amounts& standing);

}  // namespace rubiao
