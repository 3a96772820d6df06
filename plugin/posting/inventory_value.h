// SPDX-License-Identifier: Apache-2.0
// E20: inventory at the lower of cost and net realisable value [CAS1:15]; the provision is charged, and
// reversed where its cause has gone, up to what was charged [CAS1:19].
#pragma once

#include "posting/consequence.h"

namespace rubiao {

[[nodiscard]] Consequence measure_realisable_value(const NrvTested& test, const Event& event,
                                                   const Standing& standing, const rulebook::Rules& rules,
                                                   const CompanySettings& settings);

}  // namespace rubiao
