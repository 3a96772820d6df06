// SPDX-License-Identifier: Apache-2.0
// Which events take effect only once a second person has confirmed them: the table second_approval, after
// what must be asked and never decided [MOF2008-7:29].
#pragma once

#include "register/event.h"
#include "rulebook/rules.h"

namespace rubiao {

[[nodiscard]] bool needs_second_person(const Event& event, const rulebook::Rules& rules);

}  // namespace rubiao
