// SPDX-License-Identifier: Apache-2.0
// The hard prohibitions PR-1 to PR-4 and the dating rule CM-4: what must never be booked, whoever asks. The
// table prohibitions.dmn lists them; every row that matches is a refusal with its rule and articles.
#pragma once

#include <vector>

#include "base/error.h"
#include "recognition/classification.h"
#include "register/event.h"

namespace rubiao {

// 业务事件 of the table.
enum class Occasion : std::uint8_t { spending, initial_recognition };

struct Prohibitions {
  rulebook::Decision decision;
  std::vector<Problem> refusals;  // one for each matching row; empty = allowed
};

// Spending: is this cost forbidden? `as_asset`: it is asked to be capitalised, or the tables would capitalise
// it.
[[nodiscard]] Prohibitions check_prohibitions(const CostIncurred& cost, bool as_asset, Date on,
                                              const DataSet& data_set, bool criteria_met,
                                              const rulebook::Rules& rules);
// Initial recognition: may this assessment ask for an asset?
[[nodiscard]] Prohibitions check_prohibitions(const Assessed& assessed, const DataSet& data_set,
                                              bool criteria_met, const rulebook::Rules& rules);

}  // namespace rubiao
