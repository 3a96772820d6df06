// SPDX-License-Identifier: Apache-2.0
// An event's content in a line that a person can judge: every field that was filled in, under the title of
// its form. What a second person approves, and what an auditor reads afterwards.
#pragma once

#include <string>

#include "base/text.h"
#include "register/event.h"
#include "store/event_log.h"

namespace rubiao {

// "使用寿命（月）：36；残值：0.00；证据：采购合同（2024-02-01）"; date, source and data set apart.
[[nodiscard]] std::string content_in_words(const Event& event, Language language);
[[nodiscard]] Text state_in_words(store::EventState state);

}  // namespace rubiao
