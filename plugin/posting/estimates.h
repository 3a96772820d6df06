// SPDX-License-Identifier: Apache-2.0
// The estimates of an asset, when it is ready and whenever they are reviewed: which are allowed is the law's
// to say (measurement.dmn), how they bear on the months to come is the plan's [CAS6:16] [CAS6:17] [CAS6:18].
#pragma once

#include "posting/consequence.h"

namespace rubiao {

// The first estimates. Refuses what the tables useful_life, amortisation_method and residual_value refuse
// (UL-1, UL-2, RF-5, AM-4, AM-5, AM-6); adds their decisions to the trace. `cost_fen`: what is to be
// amortised down to the residual value.
void judge_estimates(const StatedEstimates& stated, Fen cost_fen, int first_month,
                     const rulebook::Rules& rules, std::vector<rulebook::Decision>& decisions);

// AM-9: what is fully amortised has nothing to spread anew.
void demand_something_left(Fen carrying, const std::string& id);

// And of a change. What is changed needs its grounds anew; what stays had them. `stated` and `start` are as
// revise() leaves them.
void judge_revision(const EstimateChanged& change, const StatedEstimates& stated, const PlanStart& start,
                    const rulebook::Rules& rules, std::vector<rulebook::Decision>& decisions);

// 会计估计变更 (AM-9) [CAS28:8] [CAS28:9]: prospective from the next charge; indefinite and finite likewise.
[[nodiscard]] Consequence change_estimates(const EstimateChanged& change, const Event& event,
                                           const Standing& standing, const rulebook::Rules& rules);

// 产量法 and 收入法: what a month used.
[[nodiscard]] Consequence report_usage(const UsageReported& usage, const Event& event,
                                       const Standing& standing);

}  // namespace rubiao
