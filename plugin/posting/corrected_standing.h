// SPDX-License-Identifier: Apache-2.0
// The standing that an event meets: without the charges that it leaves not due. They are taken back, and what
// its plan owes for months that were run is charged, along with the event (charge_correction.h).
#pragma once

#include "posting/charge_correction.h"

namespace rubiao {

class CorrectedStanding {
 public:
  CorrectedStanding(const Event& event, const Standing& standing, const rulebook::Rules& rules,
                    const CompanySettings& settings);

  [[nodiscard]] const Standing& standing() const { return standing_; }
  // Adds what was taken back and what is charged anew to what the event does.
  void complete(Consequence& consequence);

 private:
  [[nodiscard]] std::vector<CorrectedCharges> take_back(Standing& standing, bool is_subject) const;
  void complete_one(std::vector<CorrectedCharges>& taken_back, const Standing& standing, Outcome& outcome,
                    const std::optional<Usage>& usage, Consequence& whole) const;

  const Event& event_;
  const rulebook::Rules& rules_;
  const CompanySettings& settings_;
  Standing standing_;
  std::vector<std::vector<CorrectedCharges>> taken_back_;  // of the event's data sets in their order
};

}  // namespace rubiao
