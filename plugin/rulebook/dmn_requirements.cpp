// SPDX-License-Identifier: Apache-2.0
#include "rulebook/dmn_requirements.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "rulebook/constants.h"
#include "rulebook/xml_read.h"

namespace rubiao::rulebook {
namespace {

using formats::XmlElement;

struct Arrow {
  std::string_view requirement;
  std::string_view pointer;
  std::string_view kind;
};

constexpr Arrow to_input{"informationRequirement", "requiredInput", "inputData"};
constexpr Arrow to_decision{"informationRequirement", "requiredDecision", "decision"};
constexpr Arrow to_source{"authorityRequirement", "requiredAuthority", "knowledgeSource"};

// The names or ids of what a decision points at by href="#id".
std::vector<std::string> targets(const XmlElement& definitions, const XmlElement& decision,
                                 const Arrow& arrow, std::string_view attribute) {
  std::vector<std::string> found;
  for (const XmlElement* requirement : decision.children_named(arrow.requirement)) {
    const XmlElement* head = requirement->child(arrow.pointer);
    if (head == nullptr) continue;
    for (const XmlElement* target : definitions.children_named(arrow.kind)) {
      if (optional_attribute(*head, "href") == "#" + optional_attribute(*target, "id"))
        found.push_back(optional_attribute(*target, attribute));
    }
  }
  return found;
}

// Another engine is given 参数 as a context: its type must name every part that a cell asks for.
bool declares_constant(const XmlElement& definitions, const std::string& name) {
  for (const XmlElement* item : definitions.children_named("itemDefinition")) {
    if (optional_attribute(*item, "name") != std::string(constants_name) + "类型") continue;
    for (const XmlElement* part : item->children_named("itemComponent")) {
      if (name == std::string(constants_prefix) + optional_attribute(*part, "name")) return true;
    }
  }
  return false;
}

class Requirements {
 public:
  Requirements(const Table& table, Findings& findings) : table_(table), findings_(findings) {}

  void compare(const std::vector<std::string>& used, const std::vector<std::string>& required) {
    for (const std::string& name : used) {
      if (std::ranges::find(required, name) != required.end()) continue;
      complain("R501", name, {"用到的输入没有列为信息需求", "an input is used but not required"},
               {"增加 informationRequirement", "add an informationRequirement"});
    }
    for (const std::string& name : required) {
      if (std::ranges::find(used, name) != used.end()) continue;
      complain("R502", name, {"所需的输入没有用到", "an input is required but not used"},
               {"删去 informationRequirement 或增加输入列", "drop the requirement or add a column"});
    }
  }

  void complain(std::string rule, const std::string& name, Text message, Text todo) {
    findings_.add(table_.place, {.message = std::move(message),
                                 .rule = std::move(rule),
                                 .field = table_.id,
                                 .found = name,
                                 .todo = std::move(todo)});
  }

 private:
  const Table& table_;
  Findings& findings_;
};

}  // namespace

void check_requirements(const XmlElement& definitions, const XmlElement& decision, const Table& table,
                        bool names_constants, Findings& findings) {
  std::vector<std::string> data;
  std::vector<std::string> decisions;
  for (const InputColumn& column : table.inputs) {
    if (!column.decision.empty()) decisions.push_back(column.decision);
    // For a name that the model does not know R202 has been told.
    else if (find_input_data(definitions, column.name) != nullptr)
      data.push_back(column.name);
  }
  if (names_constants) data.emplace_back(constants_name);
  Requirements requirements(table, findings);
  for (const std::string& name : table.constants) {
    if (declares_constant(definitions, name)) continue;
    requirements.complain(
        "R207", name, {"参数类型中没有声明这个参数", "the type of the parameters does not declare this one"},
        {"在 itemDefinition 参数类型 中增加 itemComponent",
         "add an itemComponent to the itemDefinition 参数类型"});
  }
  requirements.compare(data, targets(definitions, decision, to_input, "name"));
  requirements.compare(decisions, targets(definitions, decision, to_decision, "id"));
  if (targets(definitions, decision, to_source, "id").empty()) {
    requirements.complain("R405", "", {"决策没有指明法规来源", "the decision names no knowledge source"},
                          {"增加 authorityRequirement", "add an authorityRequirement"});
  }
}

std::optional<Outcome> find_outcome(const std::string& expression, const std::vector<Table>& tables) {
  for (const Table& table : tables) {
    if (!table.has_one_outcome()) continue;
    if (expression == table.name && table.outputs.size() == 1) return Outcome{table, table.outputs.front()};
    for (const OutputColumn& column : table.outputs) {
      if (expression == table.name + "." + column.name) return Outcome{table, column};
    }
  }
  return std::nullopt;
}

const XmlElement* find_input_data(const XmlElement& definitions, const std::string& name) {
  for (const XmlElement* data : definitions.children_named("inputData")) {
    if (optional_attribute(*data, "name") == name) return data;
  }
  return nullptr;
}

}  // namespace rubiao::rulebook
