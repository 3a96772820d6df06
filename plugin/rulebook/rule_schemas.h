// SPDX-License-Identifier: Apache-2.0
// The form of the rule files, as our own XML Schemas say it (schemas/*.xsd): dmn-profile for the tables,
// sources, edition, parameters, and examples in the format of the DMN TCK. Compiled once, for a whole load;
// and a file that two editions have in common is checked once.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "formats/xml_schema.h"
#include "formats/xml_tree.h"
#include "rulebook/findings.h"

namespace rubiao::rulebook {

class RuleSchemas {
 public:
  RuleSchemas();

  // Adds R101 for what does not fit. The schema speaks last and only of what is new: at an element on whose
  // line, or on the line of an element directly inside it, something has been found already, it is silent.
  void check(std::string_view bytes, const formats::XmlElement& root, const std::string& file,
             Findings& findings);

 private:
  formats::CompiledSchemas schemas_;
  std::set<Digest> fitting_;  // of what needs no second look
};

}  // namespace rubiao::rulebook
