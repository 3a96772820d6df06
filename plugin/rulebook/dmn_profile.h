// SPDX-License-Identifier: Apache-2.0
// The profile: which part of OMG DMN 1.3 to 1.5 a rule file may use, element by element. Anything else is
// refused by name, because an engine that ignores what it does not know decides something nobody wrote.
// Drawings (DMNDI) and editors' own data (extensionElements) carry no rule and are passed over.
#pragma once

#include <string>

#include "formats/xml_tree.h"
#include "rulebook/findings.h"

namespace rubiao::rulebook {

// Adds R103 (element not in the profile), R104 (missing id or name), R105 (repeated id) and R106 (not
// DMN 1.3, 1.4 or 1.5).
void check_profile(const formats::XmlElement& definitions, const std::string& file, Findings& findings);

}  // namespace rubiao::rulebook
