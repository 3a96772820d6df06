// SPDX-License-Identifier: Apache-2.0
// ColumnSpace: the values of one input column cut into the fewest elements that no cell of the table splits.
// Every value of an element is treated alike by every row, so one witness stands for all of it: a row's cell
// becomes a set of elements, a decision becomes one look-up a column, and the proof is exact.
//   truth values: two elements.  Listed texts: one each; texts without a list: those mentioned, and "any
//   other". numbers and dates: the break points and the gaps between them, so far as they are allowed and not
//   empty.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "rulebook/table.h"

namespace rubiao::rulebook {

class ColumnSpace {
 public:
  struct Point {
    Value value{};
    std::optional<std::size_t> below{};  // the gap under it; for texts: any other
    std::optional<std::size_t> at{};
  };

  // `cells` are the conditions of this column, row by row.
  ColumnSpace(const InputColumn& column, std::span<const CellTest* const> cells);

  [[nodiscard]] std::size_t size() const { return witnesses_.size(); }
  [[nodiscard]] const Value& witness(std::size_t element) const { return witnesses_[element]; }
  // The element a value of the column's type falls into; nothing if the column does not allow it.
  [[nodiscard]] std::optional<std::size_t> locate(const Value& value) const;

  [[nodiscard]] const std::vector<Point>& points() const { return points_; }  // sorted
  // Beyond the last point; for texts: any other.
  [[nodiscard]] std::optional<std::size_t> above() const { return above_; }

 private:
  void cut_texts(const InputColumn& column, std::span<const CellTest* const> cells);
  void cut_line(const InputColumn& column, std::span<const CellTest* const> cells);
  std::optional<std::size_t> element(const InputColumn& column, std::optional<Value> witness);

  std::vector<Value> witnesses_;
  std::vector<Point> points_;
  std::optional<std::size_t> above_;
};

}  // namespace rubiao::rulebook
