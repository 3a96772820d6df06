// SPDX-License-Identifier: Apache-2.0
// Data resources that come in other than by purchase or the enterprise's own work: E08 to E08b (contributed
// [CAS6:14]), E10 (received in debt restructuring [CAS12:6]), E08c, E11 and E11b (transferred, given,
// granted, combined [CAS6:15]). What they are measured at is the table initial_measurement's to say.
#pragma once

#include "posting/consequence.h"

namespace rubiao {

[[nodiscard]] Consequence receive_contribution(const ContributionReceived& contribution, const Event& event,
                                               const Standing& standing, const rulebook::Rules& rules,
                                               const CompanySettings& settings);
[[nodiscard]] Consequence receive_in_settlement(const ReceivedInSettlement& received, const Event& event,
                                                const Standing& standing, const rulebook::Rules& rules,
                                                const CompanySettings& settings);
[[nodiscard]] Consequence take_over_from(const TakenOver& taken, const Event& event, const Standing& standing,
                                         const rulebook::Rules& rules, const CompanySettings& settings);

}  // namespace rubiao
