// SPDX-License-Identifier: Apache-2.0
#include "rulebook/cell_test.h"

#include <algorithm>

namespace rubiao::rulebook {
namespace {

bool contains(const Interval& interval, const Value& value) {
  if (interval.low) {
    const auto order = compare(value, *interval.low);
    if (order < 0 || (interval.low_open && order == 0)) return false;
  }
  if (interval.high) {
    const auto order = compare(value, *interval.high);
    if (order > 0 || (interval.high_open && order == 0)) return false;
  }
  return true;
}

}  // namespace

bool holds(const CellTest& test, const Value& value) {
  if (test.any) return true;
  const bool inside = std::ranges::any_of(
      test.intervals, [&](const Interval& interval) { return contains(interval, value); });
  return inside != test.negated;
}

}  // namespace rubiao::rulebook
