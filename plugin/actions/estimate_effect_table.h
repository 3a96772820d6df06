// SPDX-License-Identifier: Apache-2.0
// Changes of estimates as people read them: what was changed and why, and the effect by year that its
// disclosure asks for [CAS28:16].
#pragma once

#include <optional>

#include "actions/result.h"
#include "posting/consequence.h"
#include "store/event_log.h"

namespace rubiao {

class EstimateEffectTable {
 public:
  EstimateEffectTable(Text title, Language language);
  // A row a year; one row that says so where the effect cannot be determined, or there is none. `before`: the
  // plan that the change ends; `at_change`: the data set as it was then.
  void add(const store::LoggedEvent& change, const Standing& at_change,
           const std::optional<AmortisationPlan>& before, const PlanChange& after);
  [[nodiscard]] const Table& table() const { return table_; }

 private:
  Language language_;
  Table table_;
};

}  // namespace rubiao
