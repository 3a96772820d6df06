// SPDX-License-Identifier: Apache-2.0
// [CAS6:9] Development spending is capitalised only from the day on which all five conditions hold.
#include <algorithm>

#include "register/data_set.h"

namespace rubiao {

std::optional<Date> FiveConditions::all_met_on() const {
  std::optional<Date> latest;
  for (const auto& day : met_on) {
    if (!day) return std::nullopt;
    latest = latest ? std::max(*latest, *day) : *day;
  }
  return latest;
}

}  // namespace rubiao
