// SPDX-License-Identifier: Apache-2.0
#include "rulebook/dmn_profile.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "rulebook/model_reader.h"
#include "rulebook/xml_read.h"

namespace rubiao::rulebook {
namespace {

using formats::XmlElement;

struct Rule {
  std::string_view element;
  std::array<std::string_view, 5> children;
  std::array<std::string_view, 3> attributes;  // that must be there
};

constexpr std::array profile{
    Rule{"definitions",
         {"itemDefinition", "inputData", "decision", "knowledgeSource"},
         {"id", "name", "namespace"}},
    Rule{"itemDefinition", {"typeRef", "allowedValues", "itemComponent"}, {"name"}},
    Rule{"itemComponent", {"typeRef"}, {"name"}},
    Rule{"allowedValues", {"text"}, {}},
    Rule{"inputData", {"variable"}, {"id", "name"}},
    Rule{"variable", {}, {"name", "typeRef"}},
    Rule{"knowledgeSource", {"type"}, {"id", "name"}},
    Rule{"decision",
         {"question", "variable", "informationRequirement", "authorityRequirement", "decisionTable"},
         {"id", "name"}},
    Rule{"informationRequirement", {"requiredInput", "requiredDecision"}, {}},
    Rule{"authorityRequirement", {"requiredAuthority"}, {}},
    Rule{"requiredInput", {}, {"href"}},
    Rule{"requiredDecision", {}, {"href"}},
    Rule{"requiredAuthority", {}, {"href"}},
    Rule{"decisionTable", {"input", "output", "annotation", "rule"}, {}},
    Rule{"input", {"inputExpression", "inputValues"}, {}},
    Rule{"inputExpression", {"text"}, {}},
    Rule{"inputValues", {"text"}, {}},
    Rule{"output", {"outputValues"}, {}},
    Rule{"outputValues", {"text"}, {}},
    Rule{"annotation", {}, {}},
    Rule{"rule", {"inputEntry", "outputEntry", "annotationEntry"}, {"id"}},
    Rule{"inputEntry", {"text"}, {}},
    Rule{"outputEntry", {"text"}, {}},
    Rule{"annotationEntry", {"text"}, {}},
    Rule{"text", {}, {}},
    Rule{"typeRef", {}, {}},
    Rule{"type", {}, {}},
    Rule{"question", {}, {}},
};

bool is_passed_over(const XmlElement& element) {
  return element.name == "description" || element.name == "extensionElements" || element.name == "DMNDI";
}

class Walk {
 public:
  Walk(const std::string& file, Findings& findings) : reading_{file, findings}, findings_(findings) {}

  void visit(const XmlElement& element) {
    const auto rule = std::ranges::find(profile, element.name, &Rule::element);
    if (rule == profile.end()) return;
    for (const std::string_view name : rule->attributes) {
      if (!name.empty()) (void)reading_.attribute(element, name);
    }
    note_id(element);
    for (const XmlElement& child : element.children) {
      if (is_passed_over(child)) continue;
      if (std::ranges::find(rule->children, child.name) != rule->children.end()) {
        visit(child);
      } else {
        forbid(child, element.name);
      }
    }
  }

 private:
  void note_id(const XmlElement& element) {
    const std::string id = optional_attribute(element, "id");
    if (id.empty() || ids_.insert(id).second) return;
    findings_.add(reading_.place(element), {.message = {"标识重复", "the id stands twice"},
                                            .rule = "R105",
                                            .field = "id",
                                            .found = id,
                                            .todo = {"每个标识只用一次", "use every id once"}});
  }

  void forbid(const XmlElement& child, const std::string& parent) {
    findings_.add(reading_.place(child),
                  {.message = {"规则表不允许在 " + parent + " 中使用 " + child.name,
                               child.name + " is not allowed in " + parent + " by the profile"},
                   .rule = "R103",
                   .found = child.name,
                   .todo = {"改写为决策表", "say it as a decision table"}});
  }

  Reading reading_;
  Findings& findings_;
  std::set<std::string> ids_;
};

}  // namespace

void check_profile(const XmlElement& definitions, const std::string& file, Findings& findings) {
  if (!check_model_namespace(definitions, file, findings)) return;
  Walk(file, findings).visit(definitions);
}

}  // namespace rubiao::rulebook
