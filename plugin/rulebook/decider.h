// SPDX-License-Identifier: Apache-2.0
// Decider: a table compiled for speed and proof. For each column and each element of its space it holds the
// set of rows whose cell takes that element; to decide is one look-up a column and an AND of those sets. The
// same sets give the near misses. Immutable, so any number of threads may ask one Decider.
#pragma once

#include <string>
#include <vector>

#include "rulebook/bits.h"
#include "rulebook/column_space.h"
#include "rulebook/decision.h"
#include "rulebook/table.h"

namespace rubiao::rulebook {

class Decider {
 public:
  explicit Decider(Table table);

  // Fills table, name, hit policy, inputs, matches and near misses. Throws Error(invalid_input) naming the
  // input that is missing, unknown, of the wrong type or not allowed (all of them at once), and
  // Error(refused) when a U table has no row or several, which a proved table never has.
  [[nodiscard]] Decision decide(const Inputs& inputs) const;
  // The same of values that have been checked, one a column.
  [[nodiscard]] Decision decide(const std::vector<Value>& given) const;

  [[nodiscard]] const Table& table() const { return table_; }
  [[nodiscard]] const std::vector<ColumnSpace>& spaces() const { return spaces_; }
  // The elements of a column that a row's cell takes, and the rows whose cells take an element.
  [[nodiscard]] const Bits& box(std::size_t row, std::size_t column) const { return boxes_[row][column]; }
  [[nodiscard]] const Bits& takers(std::size_t column, std::size_t element) const {
    return rows_[column][element];
  }
  // A row that takes these values, one a column.
  [[nodiscard]] Match explain(std::size_t row, const std::vector<Value>& given) const;

 private:
  struct Hits {
    Bits all;      // rows without a failing cell
    Bits but_one;  // rows with exactly one
  };

  [[nodiscard]] std::vector<std::size_t> locate(const std::vector<Value>& given) const;
  [[nodiscard]] Hits hit(const std::vector<std::size_t>& elements) const;
  [[nodiscard]] NearMiss miss(std::size_t row, const std::vector<Value>& given,
                              const std::vector<std::size_t>& elements) const;
  void demand_one_row(const Decision& decision) const;

  Table table_;
  std::vector<ColumnSpace> spaces_;
  std::vector<std::vector<Bits>> boxes_;  // row, column -> elements
  std::vector<std::vector<Bits>> rows_;   // column, element -> rows
};

}  // namespace rubiao::rulebook
