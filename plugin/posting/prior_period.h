// SPDX-License-Identifier: Apache-2.0
// E26, E26a: a material error of an earlier year, corrected through 以前年度损益调整 with its tax, and closed
// to retained earnings; the opening balances are restated and this year's profit is left alone [CAS28:11]
// [CAS28:12]. Whether it is an error, and material, two persons judge. A plan begins anew on what is right.
#pragma once

#include "posting/consequence.h"

namespace rubiao {

// What was charged to profit or loss in an earlier year stays there [MOF2023-11:4].
inline constexpr int first_year_of_the_provisions = 2024;

[[nodiscard]] Consequence correct_prior_period(const PriorPeriodError& error, const Event& event,
                                               const Standing& standing, const rulebook::Rules& rules,
                                               const CompanySettings& settings);

}  // namespace rubiao
