// SPDX-License-Identifier: Apache-2.0
// CellTest: the meaning of one condition cell as a set of values: some intervals, possibly turned inside out
// by not(...), or everything ("-"). A literal is the interval of one point, so texts, truth values, numbers
// and dates all mean the same kind of thing, and the proof (proof.h) needs to know only this one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rulebook/value.h"

namespace rubiao::rulebook {

struct Interval {
  std::optional<Value> low{};  // absent: without bound
  std::optional<Value> high{};
  bool low_open = false;
  bool high_open = false;
};

struct CellTest {
  bool any = true;
  bool negated = false;
  std::vector<Interval> intervals{};
  std::string shown = "-";               // the cell as a reader wants it: without quotation marks
  std::vector<std::string> constants{};  // the parameters it was read with: 参数.使用寿命需说明月数
};

[[nodiscard]] bool holds(const CellTest& test, const Value& value);

}  // namespace rubiao::rulebook
