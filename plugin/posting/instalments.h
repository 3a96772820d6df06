// SPDX-License-Identifier: Apache-2.0
// Bought by instalments beyond normal credit terms (CM-3) [CAS6:12]: E04 the purchase at the present value of
// its payments, E04a.2 a payment; E04a, the interest of a month, is the month's end's (month_end.h).
#pragma once

#include "posting/consequence.h"

namespace rubiao {

[[nodiscard]] Consequence buy_by_instalments(const BoughtByInstalments& bought, const Event& event,
                                             const Standing& standing, const rulebook::Rules& rules,
                                             const CompanySettings& settings);
[[nodiscard]] Consequence pay_instalment(const InstalmentPaid& paid, const Event& event,
                                         const Standing& standing, const rulebook::Rules& rules,
                                         const CompanySettings& settings);

}  // namespace rubiao
