// SPDX-License-Identifier: Apache-2.0
// RuleDocuments: the XML of the rule files of one load. A file that editions have in common is parsed once
// and its form checked once.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "formats/xml_tree.h"
#include "rulebook/findings.h"
#include "rulebook/rule_schemas.h"

namespace rubiao::rulebook {

class RuleDocuments {
 public:
  // nullptr, and R101 or R102 among the findings, if it is not well-formed or has a DOCTYPE.
  [[nodiscard]] std::shared_ptr<const formats::XmlElement> parse(std::string_view bytes,
                                                                 const std::string& file, Findings& findings);

  // What every rule file must be, whatever is in it: free of hidden marks (R201) and of the form that its
  // schema says (R101). Asked after the checks that know more: what they have told is not told again.
  void check_form(std::string_view bytes, const formats::XmlElement& root, const std::string& file,
                  Findings& findings);

 private:
  std::map<Digest, std::shared_ptr<const formats::XmlElement>> parsed_;
  RuleSchemas schemas_;
};

}  // namespace rubiao::rulebook
