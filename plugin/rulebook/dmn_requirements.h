// SPDX-License-Identifier: Apache-2.0
// The arrows of a model: a decision must require every input its table asks for and no other, and name a
// knowledge source, DMN's own place for the regulation behind it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formats/xml_tree.h"
#include "rulebook/findings.h"
#include "rulebook/table.h"

namespace rubiao::rulebook {

// One output of a table that has been read, as an expression names it.
struct Outcome {
  const Table& table;
  const OutputColumn& column;
};

// "决策名.输出名", or "决策名" of a decision with a single output; nothing if no table gives that, or the
// table gives a list.
[[nodiscard]] std::optional<Outcome> find_outcome(const std::string& expression,
                                                  const std::vector<Table>& tables);

// Adds R405 (no knowledge source), R501 (an input used but not required) and R502 (required but not used).
// `names_constants`: a cell names a parameter, known or not.
void check_requirements(const formats::XmlElement& definitions, const formats::XmlElement& decision,
                        const Table& table, bool names_constants, Findings& findings);

// nullptr if the model declares no such input.
[[nodiscard]] const formats::XmlElement* find_input_data(const formats::XmlElement& definitions,
                                                         const std::string& name);

}  // namespace rubiao::rulebook
