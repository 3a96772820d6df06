// SPDX-License-Identifier: Apache-2.0
// Which events take effect only once a second person has confirmed them: those of the table second_approval,
// and whatever comes with the answer to a question [MOF2008-7:29].
#pragma once

#include "register/event.h"
#include "rulebook/rules.h"

namespace rubiao {

[[nodiscard]] bool needs_second_person(const Event& event, const rulebook::Rules& rules);

}  // namespace rubiao
