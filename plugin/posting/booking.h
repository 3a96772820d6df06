// SPDX-License-Identifier: Apache-2.0
// From an occasion to its entry: the template that the tables choose, filled from the facts, and the decision
// behind it, both added to the consequence.
#pragma once

#include "posting/consequence.h"

namespace rubiao {

// The facts of an entry on a data set; its memo is the name and what happened.
[[nodiscard]] EntryFacts facts_of(const DataSet& data_set, std::string_view what, std::string settlement = {},
                                  std::string counterparty = {});

struct Matter {
  std::string occasion;                  // 业务事件 of the table entry_template
  std::string asset_class = "无形资产";  // 资产类别
};

void book(const Matter& matter, const EntryFacts& facts, const DataSet& data_set,
          const rulebook::Rules& rules, const CompanySettings& settings, Consequence& result);

}  // namespace rubiao
