// SPDX-License-Identifier: Apache-2.0
// CM-9: the income of a grant follows the amortisation, also that of earlier years [CAS16:8] [CAS28:12].
#pragma once

#include <optional>

#include "posting/consequence.h"

namespace rubiao {

// What missed or excess amortisation of earlier years moves of the deferred income, into the entry and the
// movements; answers how much of the error it takes. Where this year's months do not go anew, no more than is
// still deferred.
[[nodiscard]] Fen restate_deferred_income(const PriorPeriodError& error, bool year_goes_anew,
                                          const Standing& standing, EntryFacts& facts, Consequence& result);

// The months charged this year, and what they released, are put right at once, each with the grants that had
// come by then. Not where a part of the data set left within the year and took deferred income with it: the
// months to come make that good.
[[nodiscard]] bool corrects_year(const std::optional<PlanChange>& from_january, const Event& event,
                                 const Standing& standing);

// What these months should have released, less what they did, after what `result` has restated.
[[nodiscard]] Fen release_missing(const PlanChange& change, const Event& event, const Standing& standing,
                                  const Consequence& result);

}  // namespace rubiao
