// SPDX-License-Identifier: Apache-2.0
// Table: a decision table as it was written, with its types resolved and its cells read: columns of
// conditions, columns of results, rows with their citations. Values only; how it is read stands in
// dmn_reader.h, how it is proved in proof.h, how it decides in decider.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rulebook/cell_test.h"
#include "rulebook/decision.h"
#include "rulebook/findings.h"
#include "rulebook/value.h"

namespace rubiao::rulebook {

struct InputColumn {
  std::string name{};      // of the input, or of the output of the decision it comes from
  std::string decision{};  // the id of that decision; empty for what the caller is asked
  Type type = Type::text;
  CellTest allowed{};                   // "-" if anything of the type is
  std::vector<Value> allowed_values{};  // its single values, in the order written; empty if there are none
};

struct OutputColumn {
  std::string name{};
  Type type = Type::text;
  CellTest allowed{};
  std::vector<Value> allowed_values{};
  std::vector<Value> output_values{};  // those of the column itself: each must be produced by some row
};

struct Row {
  std::string id{};
  Place place{};
  std::vector<CellTest> conditions{};  // one a column
  std::vector<Value> outputs{};
  std::vector<Citation> citations{};
  std::string note{};
};

struct Table {
  std::string id{};
  std::string name{};
  std::string question{};
  char hit_policy = 'U';  // U: exactly one row; A: rows that agree; C, R: every row that matches, in order
  Place place{};
  std::vector<InputColumn> inputs{};
  std::vector<OutputColumn> outputs{};
  std::vector<Row> rows{};
  std::vector<std::string> constants{};  // the parameters its cells name, each once

  [[nodiscard]] bool has_one_outcome() const { return hit_policy == 'U' || hit_policy == 'A'; }
};

}  // namespace rubiao::rulebook
