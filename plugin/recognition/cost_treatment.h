// SPDX-License-Identifier: Apache-2.0
// Decides what becomes of one item of spending: into the cost of the asset, or to expense (CM-1, CM-2, CM-4,
// CM-11, CM-12), by the table cost-items.dmn [MOF2023-11:2.2] [MOF2023-11:2.5] [CAS6:12] [CAS1:9].
#pragma once

#include <vector>

#include "recognition/classification.h"
#include "register/event.h"

namespace rubiao {

struct CostTreatment {
  Classification classification;
  bool capitalised = false;
  std::string rule;                           // CM-1, CM-2, ...
  std::string articles;                       // of the rows that decided
  std::vector<rulebook::Decision> decisions;  // prohibitions, class, cost item
};

// Throws Error(refused) with every prohibition that the request breaks, or if the tables leave the class or
// the item to professional judgement (暂挂).
[[nodiscard]] CostTreatment treat_cost(const CostIncurred& cost, Date on, const DataSet& data_set,
                                       const rulebook::Rules& rules);

}  // namespace rubiao
