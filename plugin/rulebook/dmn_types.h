// SPDX-License-Identifier: Apache-2.0
// The types of a model: string, number, boolean and date, and the item definitions that narrow them to a list
// of allowed values (资产类别, 取得方式, ...).
#pragma once

#include <map>
#include <string>

#include "formats/xml_tree.h"
#include "rulebook/cell_test.h"
#include "rulebook/findings.h"
#include "rulebook/value.h"

namespace rubiao::rulebook {

struct ColumnType {
  Type type = Type::text;
  CellTest allowed{};                   // "-" if anything of the type is
  std::vector<Value> allowed_values{};  // its single values, in the order written
};

class ModelTypes {
 public:
  ModelTypes(const formats::XmlElement& definitions, const std::string& file, Findings& findings);

  // Adds R207 and answers text for a name that is neither built in nor defined.
  [[nodiscard]] ColumnType resolve(const std::string& type_name, const Place& place,
                                   Findings& findings) const;

 private:
  std::map<std::string, ColumnType> by_name_;
};

// Narrows a type by the unary tests in `values` (allowedValues, inputValues, outputValues).
void narrow(ColumnType& type, const formats::XmlElement& values, const std::string& file, Findings& findings);

}  // namespace rubiao::rulebook
