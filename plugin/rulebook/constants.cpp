// SPDX-License-Identifier: Apache-2.0
#include "rulebook/constants.h"

#include <algorithm>
#include <chrono>

namespace rubiao::rulebook {

Constants::Constants(const std::vector<Parameter>& parameters, Date day) {
  for (const Parameter& parameter : parameters) {
    const Value* value = parameter.at(day);
    if (value != nullptr) by_name_.emplace(std::string(constants_prefix) + parameter.name, *value);
  }
}

const Value* Constants::find(std::string_view cell_name) const {
  const auto at = by_name_.find(cell_name);
  return at == by_name_.end() ? nullptr : &at->second;
}

std::vector<Date> days_of_change(const std::vector<Parameter>& parameters, const InForce& edition) {
  std::vector<Date> days{edition.from};
  const auto note = [&](Date day) {
    if (day > edition.from && (!edition.to || day <= *edition.to)) days.push_back(day);
  };
  for (const Parameter& parameter : parameters) {
    for (const ParameterValue& value : parameter.values) {
      note(value.from);
      if (value.to) note(Date(std::chrono::sys_days(*value.to) + std::chrono::days(1)));
    }
  }
  std::ranges::sort(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

}  // namespace rubiao::rulebook
