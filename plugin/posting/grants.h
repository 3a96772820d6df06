// SPDX-License-Identifier: Apache-2.0
// Monetary government grants [CAS16:4] [CAS16:7] [CAS16:8]: E11 deferred by the gross method, E11a deducted
// from the asset by the net method, E11b to profit or loss, E11c repaid. E11.2, the release of a month, is
// the month's end's (month_end.h).
#pragma once

#include "posting/consequence.h"

namespace rubiao {

[[nodiscard]] Consequence receive_grant(const GrantReceived& grant, const Event& event,
                                        const Standing& standing, const rulebook::Rules& rules,
                                        const CompanySettings& settings);
[[nodiscard]] Consequence repay_grant(const GrantRepaid& repaid, const Event& event, const Standing& standing,
                                      const rulebook::Rules& rules, const CompanySettings& settings);

// What is deferred goes with the part of the cost that leaves, by sale or lapse; with all of it the rest, if
// the data set stays open for more [CAS16:8].
void release_with_part(Fen leaving, Fen cost, const Standing& standing, const rulebook::Rules& rules,
                       const CompanySettings& settings, Consequence& result);

// E11.2 of an event.
void release_grant(Fen released, const char* memo, const Standing& standing, const rulebook::Rules& rules,
                   const CompanySettings& settings, Consequence& result);

// Deferred, less repaid, after a month (Period::month_index): it bears on no earlier one.
[[nodiscard]] Fen granted_after(int month, const Standing& standing);

// What of the deferred income a month releases: as much of it as the month's charge is of what was still to
// be amortised; all of it with the end of the amortisation or the asset.
[[nodiscard]] Fen release_of(Fen deferred, Fen charge, Fen still_to_amortise);

}  // namespace rubiao
