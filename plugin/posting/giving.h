// SPDX-License-Identifier: Apache-2.0
// An intangible asset is given for something else than money: E14a for a share in another company [CAS2:9],
// E10a for a debt [CAS12:10], E09 and E09a for another data set [CAS7:6] [CAS7:11]; or for nothing, E15b.
#pragma once

#include "posting/consequence.h"

namespace rubiao {

[[nodiscard]] Consequence contribute(const Contributed& contribution, const Event& event,
                                     const Standing& standing, const rulebook::Rules& rules,
                                     const CompanySettings& settings);
[[nodiscard]] Consequence settle_debt(const GivenInSettlement& given, const Event& event,
                                      const Standing& standing, const rulebook::Rules& rules,
                                      const CompanySettings& settings);
[[nodiscard]] Consequence give_away(const GivenAway& given, const Event& event, const Standing& standing,
                                    const rulebook::Rules& rules, const CompanySettings& settings);
[[nodiscard]] Consequence exchange(const Exchanged& exchanged, const Event& event, const Standing& standing,
                                   const rulebook::Rules& rules, const CompanySettings& settings);

}  // namespace rubiao
