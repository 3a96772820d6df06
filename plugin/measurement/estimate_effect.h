// SPDX-License-Identifier: Apache-2.0
// What a change of estimate does to this and each future year, as its disclosure asks for it [CAS28:16]
// [MOF2023-11:3.2.1]: the charges of the plan that it ends beside those of the plan that it begins.
#pragma once

#include <optional>
#include <vector>

#include "measurement/plan_change.h"

namespace rubiao {

struct YearEffect {
  int year = 0;
  Fen before_fen = 0;    // amortisation as it would have been
  Fen after_fen = 0;     // and as it is
  Fen released_fen = 0;  // of a grant, more than it would have been [CAS16:8]
  [[nodiscard]] Fen on_profit() const { return before_fen - after_fen + released_fen; }
};

// `deferred_fen`: income of grants that is released along with the charges. From the month of the change to
// the end of the longer plan, years without a charge left out. `before`: nothing if nothing was charged, as
// on an indefinite life. Answers nothing where the effect cannot be determined: amortisation by units depends
// on what will be used.
[[nodiscard]] std::optional<std::vector<YearEffect>> effect_by_year(
    const std::optional<AmortisationPlan>& before, const PlanChange& after, Fen deferred_fen);

}  // namespace rubiao
