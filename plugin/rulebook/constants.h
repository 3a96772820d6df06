// SPDX-License-Identifier: Apache-2.0
// Constants: the parameters of an edition as they stand on one day. A cell writes 参数.使用寿命需说明月数;
// the value of the day takes its place before the table is compiled, so that the proof holds for the very
// numbers it decides by. To any other engine 参数 is an input like every other, a context of named parts.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "rulebook/parameter.h"
#include "rulebook/value.h"

namespace rubiao::rulebook {

inline constexpr std::string_view constants_name = "参数";  // of the inputData and, with 类型, of its type
inline constexpr std::string_view constants_prefix = "参数.";

class Constants {
 public:
  Constants() = default;
  Constants(const std::vector<Parameter>& parameters, Date day);

  // By its name in a cell, 参数.使用寿命需说明月数; nullptr if there is none or it has no value on the day.
  [[nodiscard]] const Value* find(std::string_view cell_name) const;

 private:
  std::map<std::string, Value, std::less<>> by_name_;
};

// The days within the edition on which some parameter changes, its first day before all.
[[nodiscard]] std::vector<Date> days_of_change(const std::vector<Parameter>& parameters,
                                               const InForce& edition);

}  // namespace rubiao::rulebook
