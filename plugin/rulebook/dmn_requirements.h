// SPDX-License-Identifier: Apache-2.0
// The arrows of a model: a decision must require every input its table asks for and no other, and name a
// knowledge source, DMN's own place for the regulation behind it.
#pragma once

#include <string>

#include "formats/xml_tree.h"
#include "rulebook/findings.h"
#include "rulebook/table.h"

namespace rubiao::rulebook {

// Adds R405 (no knowledge source), R501 (an input used but not required) and R502 (required but not used).
void check_requirements(const formats::XmlElement& definitions, const formats::XmlElement& decision,
                        const Table& table, Findings& findings);

// nullptr if the model declares no such input.
[[nodiscard]] const formats::XmlElement* find_input_data(const formats::XmlElement& definitions,
                                                         const std::string& name);

}  // namespace rubiao::rulebook
