// SPDX-License-Identifier: Apache-2.0
// Characters that nobody sees and that turn text around: a name or a cell would be read by a person otherwise
// than by the machine. A rule file has none.
#pragma once

#include <string>

#include "formats/xml_tree.h"
#include "rulebook/findings.h"

namespace rubiao::rulebook {

// Adds R201 at every element with a bidirectional control (U+202A to U+202E, U+2066 to U+2069) in its text or
// in an attribute.
void refuse_hidden_marks(const formats::XmlElement& element, const std::string& file, Findings& findings);

}  // namespace rubiao::rulebook
