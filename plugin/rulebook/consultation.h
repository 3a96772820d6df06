// SPDX-License-Identifier: Apache-2.0
// Consultation: one question put to the graph of decisions of an edition on one day. The decisions that a
// table rests on are asked first; their outcomes stand in its columns and their traces under `because`.
#pragma once

#include <vector>

#include "base/date.h"
#include "rulebook/edition.h"

namespace rubiao::rulebook {

class Consultation {
 public:
  Consultation(const Edition& edition, Date day, const Inputs& inputs)
      : edition_(edition), day_(day), inputs_(inputs) {}

  // Throws Error(invalid_input) with every input that is missing, unknown or wrong for any decision of the
  // graph; otherwise as Decider::decide.
  [[nodiscard]] Decision ask(const Decider& decider) const;

 private:
  void check(const Decider& decider) const;
  [[nodiscard]] Decision answer(const Decider& decider) const;

  const Edition& edition_;
  Date day_;
  const Inputs& inputs_;
};

struct AskedColumn {
  const InputColumn& column;
  const ColumnSpace& space;
};

// What the caller must know for a decision: the columns of its graph that no decision fills, the deepest
// first. One input stands there as often as a table asks for it.
[[nodiscard]] std::vector<AskedColumn> asked_columns(const Edition& edition, const Decider& decider,
                                                     Date day);

// The parameters that the cells of a table name, as they stand on the day.
[[nodiscard]] std::vector<ParameterUsed> parameters_used(const Edition& edition, const Table& table,
                                                         Date day);

}  // namespace rubiao::rulebook
