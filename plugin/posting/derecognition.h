// SPDX-License-Identifier: Apache-2.0
// A data set leaves the books, or brings in revenue without ever having been on them: E19 with E19a
// (inventory sold and its provision released), E24 (unrecognised data sold: revenue only, no cost
// [MOF2023-11:2.7]), E14 (intangible transferred [CAS6:22]), E16b (sold out of held for sale), E15 (lapsed,
// whole or a share [CAS6:23]), E21 (inventory lapsed).
#pragma once

#include "posting/consequence.h"

namespace rubiao {

[[nodiscard]] Consequence sell(const Sold& sale, const Event& event, const Standing& standing,
                               const rulebook::Rules& rules, const CompanySettings& settings);
[[nodiscard]] Consequence write_off(const Invalidated& lapse, const Event& event, const Standing& standing,
                                    const rulebook::Rules& rules, const CompanySettings& settings);

}  // namespace rubiao
