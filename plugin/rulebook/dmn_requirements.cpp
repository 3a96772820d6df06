// SPDX-License-Identifier: Apache-2.0
#include "rulebook/dmn_requirements.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "rulebook/xml_read.h"

namespace rubiao::rulebook {
namespace {

using formats::XmlElement;

// The elements of one kind that a decision points at by href="#id".
std::vector<const XmlElement*> targets(const XmlElement& definitions, const XmlElement& decision,
                                       std::string_view requirement, std::string_view pointer,
                                       std::string_view kind) {
  std::vector<const XmlElement*> found;
  for (const XmlElement* arrow : decision.children_named(requirement)) {
    const XmlElement* head = arrow->child(pointer);
    if (head == nullptr) continue;
    for (const XmlElement* target : definitions.children_named(kind)) {
      if (optional_attribute(*head, "href") == "#" + optional_attribute(*target, "id"))
        found.push_back(target);
    }
  }
  return found;
}

}  // namespace

void check_requirements(const XmlElement& definitions, const XmlElement& decision, const Table& table,
                        Findings& findings) {
  std::vector<std::string> required;
  for (const XmlElement* data :
       targets(definitions, decision, "informationRequirement", "requiredInput", "inputData")) {
    required.push_back(optional_attribute(*data, "name"));
  }
  const auto complain = [&](std::string rule, const std::string& name, Text message, Text todo) {
    findings.add(table.place, {.message = std::move(message),
                               .rule = std::move(rule),
                               .field = table.id,
                               .found = name,
                               .todo = std::move(todo)});
  };
  for (const InputColumn& column : table.inputs) {
    if (find_input_data(definitions, column.name) == nullptr) continue;  // R202 has said so
    if (std::ranges::find(required, column.name) != required.end()) continue;
    complain("R501", column.name, {"用到的输入没有列为信息需求", "an input is used but not required"},
             {"增加 informationRequirement", "add an informationRequirement"});
  }
  for (const std::string& name : required) {
    if (std::ranges::find(table.inputs, name, &InputColumn::name) != table.inputs.end()) continue;
    complain("R502", name, {"所需的输入没有用到", "an input is required but not used"},
             {"删去 informationRequirement 或增加输入列", "drop the requirement or add a column"});
  }
  if (targets(definitions, decision, "authorityRequirement", "requiredAuthority", "knowledgeSource")
          .empty()) {
    complain("R405", "", {"决策没有指明法规来源", "the decision names no knowledge source"},
             {"增加 authorityRequirement", "add an authorityRequirement"});
  }
}

const XmlElement* find_input_data(const XmlElement& definitions, const std::string& name) {
  for (const XmlElement* data : definitions.children_named("inputData")) {
    if (optional_attribute(*data, "name") == name) return data;
  }
  return nullptr;
}

}  // namespace rubiao::rulebook
