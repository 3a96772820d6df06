// SPDX-License-Identifier: Apache-2.0
// Corrected charges of one asset, month by month, and what they add up to: movements and entries, apart by
// year and by what the project made of the months that the asset is amortised into (AM-8).
#pragma once

#include <compare>
#include <map>

#include "posting/consequence.h"

namespace rubiao {

// What is to be added behind what the event itself does.
struct CorrectedCharges {
  std::vector<ChargeCorrection> corrections;
  std::vector<Movement> movements;
  std::vector<ElsewhereMovement> elsewhere;
  std::vector<Entry> entries;
  std::optional<int> settled_through;  // months that no run has to look at again for this event
};

// What was charged in the year after an audit adjustment is corrected there, and that event names the day.
// Throws Error(refused) if it does not.
[[nodiscard]] Date day_in_later_year(const Event& event);

class MonthsBooked {
 public:
  // `what` goes into the memos, `rule` into the movements.
  MonthsBooked(const Event& event, const char* what, const char* rule)
      : event_(event), what_(what), rule_(rule) {}

  void add(const ChargeCorrection& correction, const Standing& standing);
  [[nodiscard]] CorrectedCharges booked(const Standing& standing, const rulebook::Rules& rules,
                                        const CompanySettings& settings) const;

 private:
  struct Part {
    bool later_year = false;
    bool capitalised = false;
    friend auto operator<=>(const Part&, const Part&) = default;
  };
  const Event& event_;
  const char* what_;
  const char* rule_;
  std::vector<ChargeCorrection> corrections_;
  std::map<Part, MonthCharge> sums_;
};

}  // namespace rubiao
