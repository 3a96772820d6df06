// SPDX-License-Identifier: Apache-2.0
// TX-7: deferred tax that bears on goodwill or capital reserve and not on profit [CAS18:21] [CAS18:22]. What
// a combination or the owners brought in goes there whole when it is first measured, be part of it gone by
// then; what its reversal makes of it later is profit or loss. What another rate, or another prospect of
// taxable profit, makes of the part that owners brought in and that is still there goes to capital reserve
// again [CAS18:17] [CAS18:20].
#pragma once

#include <string>

#include "measurement/temporary_difference.h"
#include "posting/consequence.h"

namespace rubiao {

struct MeasuredDifference {
  const Standing* standing = nullptr;
  TemporaryDifference difference;
  Fen deductible_fen = 0;  // of which an asset is recognised
};

struct BesideProfit {
  std::string account;  // 商誉, 资本公积; empty: none
  Amounts change;       // as MovementKind::tax_beside_profit
};

// What is still carried of the cost that came in; later cost beside it is none of it.
[[nodiscard]] Fen carried_of_what_came_in(const CameIn& came_in, const Standing& standing);
// And the difference that goes with that.
[[nodiscard]] Fen left_of_difference(const CameIn& came_in, Fen carried_fen);

// From one measurement to the next up to the day, so that what an audit adjustment changes of an earlier one
// is made good by the next.
[[nodiscard]] BesideProfit beside_profit(const MeasuredDifference& item, const Ratio& rate,
                                         const rulebook::Rules& rules);

}  // namespace rubiao
