// SPDX-License-Identifier: Apache-2.0
// The decisions of a model in the order in which they can be read and taken: each after those it requires.
#pragma once

#include <string>
#include <vector>

#include "formats/xml_tree.h"
#include "rulebook/findings.h"

namespace rubiao::rulebook {

// Adds R503 (a decision that rests on itself, or on too many others) and R504 (a required decision that the
// model lacks); those decisions are left out.
[[nodiscard]] std::vector<const formats::XmlElement*> order_decisions(const formats::XmlElement& definitions,
                                                                      const std::string& file,
                                                                      Findings& findings);

}  // namespace rubiao::rulebook
