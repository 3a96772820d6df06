// SPDX-License-Identifier: Apache-2.0
// E07a: a development project is given up; what was capitalised goes to profit or loss [CAS6:9] [CAS6:23].
// Whether it is given up is a person's judgement, confirmed by a second; to which account, practice.
#pragma once

#include "posting/consequence.h"

namespace rubiao {

[[nodiscard]] Consequence abandon(const ProjectAbandoned& abandoned, const Event& event,
                                  const Standing& standing, const rulebook::Rules& rules,
                                  const CompanySettings& settings);

}  // namespace rubiao
