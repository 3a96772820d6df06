// SPDX-License-Identifier: Apache-2.0
// The item definitions of a model: named types with parts, allowed values, collections; one may refer to
// another wherever it stands in the file.
#pragma once

#include <map>
#include <string>

#include "formats/xml_tree.h"
#include "rulebook/feel_parser.h"
#include "rulebook/findings.h"
#include "rulebook/model.h"

namespace rubiao::rulebook {

class ItemTypes {
 public:
  ItemTypes(const formats::XmlElement& definitions, const std::string& file, Findings& findings);

  // Anything for a name that is empty or not defined.
  [[nodiscard]] ItemType resolve(const std::string& name) const { return resolve(name, 0); }
  // The names of all parts: they may follow a point in an expression.
  void add_part_names(feel::Names& names) const;

 private:
  [[nodiscard]] ItemType resolve(const std::string& name, int depth) const;
  [[nodiscard]] ItemType read(const formats::XmlElement& item, int depth) const;
  void check(const formats::XmlElement& item, Findings& findings) const;

  const std::string& file_;
  std::map<std::string, const formats::XmlElement*> by_name_;
};

// The allowed values of a list such as "A","B" in their order; empty if some are no single values.
[[nodiscard]] std::vector<feel::Value> listed_values(const feel::UnaryTests& tests);

}  // namespace rubiao::rulebook
