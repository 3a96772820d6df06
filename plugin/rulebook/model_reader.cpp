// SPDX-License-Identifier: Apache-2.0
#include "rulebook/model_reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "rulebook/feel_parser.h"
#include "rulebook/model_logic.h"
#include "rulebook/model_types.h"
#include "rulebook/xml_read.h"

namespace rubiao::rulebook {
namespace {

using formats::XmlElement;

constexpr std::array<std::string_view, 3> namespaces{"https://www.omg.org/spec/DMN/20191111/MODEL/",
                                                     "https://www.omg.org/spec/DMN/20211108/MODEL/",
                                                     "https://www.omg.org/spec/DMN/20230324/MODEL/"};

constexpr std::size_t deepest_graph = 200;  // decisions that wait for one another

std::string variable_of(const XmlElement& element) {
  const XmlElement* variable = element.child("variable");
  const std::string name = variable == nullptr ? "" : optional_attribute(*variable, "name");
  return feel::normalised(name.empty() ? optional_attribute(element, "name") : name);
}

}  // namespace

bool check_model_namespace(const XmlElement& definitions, const std::string& file, Findings& findings) {
  const bool known = std::ranges::find(namespaces, definitions.space) != namespaces.end();
  if (known && definitions.name == "definitions") return true;
  findings.add({file, definitions.line, definitions.column},
               {.message = {"不是 DMN 1.3、1.4 或 1.5 的模型", "not a model of DMN 1.3, 1.4 or 1.5"},
                .rule = "R106",
                .found = definitions.space + " " + definitions.name,
                .expected = {std::string(namespaces.front()), std::string(namespaces.front())}});
  return false;
}

namespace {

class GraphReader {
 public:
  GraphReader(const XmlElement& definitions, const std::string& file, Findings& findings)
      : definitions_(definitions), reading_{file, findings}, types_(definitions, file, findings) {
    for (const XmlElement& element : definitions.children) {
      const std::string id = optional_attribute(element, "id");
      if (!id.empty()) by_id_[id] = &element;
    }
  }

  std::vector<Model::InputData> read_inputs() {
    std::vector<Model::InputData> inputs;
    for (const XmlElement* element : definitions_.children_named("inputData")) {
      const XmlElement* variable = element->child("variable");
      const std::string type = variable == nullptr ? "" : optional_attribute(*variable, "typeRef");
      input_at_[element] = inputs.size();
      inputs.push_back({variable_of(*element), types_.resolve(type)});
    }
    return inputs;
  }

  std::vector<Model::Knowledge> read_knowledge() {
    std::vector<Model::Knowledge> all;
    for (const XmlElement* element : definitions_.children_named("businessKnowledgeModel")) {
      Model::Knowledge knowledge{.name = variable_of(*element)};
      const XmlElement* logic = reading_.child(*element, "encapsulatedLogic");
      if (logic == nullptr) continue;
      feel::Names names = names_of_requirements(*element);
      for (const XmlElement* parameter : logic->children_named("formalParameter")) {
        knowledge.parameters.push_back(feel::normalised(reading_.attribute(*parameter, "name")));
        names.add(knowledge.parameters.back());
      }
      knowledge.logic = read_logic(*logic, knowledge.name, names, types_, reading_);
      all.push_back(std::move(knowledge));
    }
    for (const XmlElement* element : definitions_.children_named("businessKnowledgeModel"))
      (void)is_acyclic(*element);
    return all;
  }

  // In an order in which every decision comes after those it requires.
  std::vector<Model::Node> read_nodes() {
    std::set<std::string> names;
    for (const XmlElement* element : definitions_.children_named("decision")) {
      if (!names.insert(variable_of(*element)).second) refuse_repeated(*element);
      (void)add_node(*element);
    }
    return std::move(nodes_);
  }

 private:
  struct Requirement {
    const XmlElement* element;
    std::string_view kind;  // requiredInput, requiredDecision, requiredKnowledge
  };

  // A question names a decision: it must mean one.
  void refuse_repeated(const XmlElement& decision) {
    reading_.findings.add(reading_.place(decision),
                          {.message = {"决策名称重复", "two decisions have this name"},
                           .rule = "R105",
                           .field = "name",
                           .found = variable_of(decision),
                           .todo = {"每个决策用自己的名称", "give each its own name"}});
  }

  const std::vector<Requirement>& requirements_of(const XmlElement& owner) {
    const auto [at, is_new] = requirements_.try_emplace(&owner);
    std::vector<Requirement>& all = at->second;
    if (!is_new) return all;
    for (const auto& [group, kinds] : {std::pair<std::string_view, std::vector<std::string_view>>{
                                           "informationRequirement", {"requiredInput", "requiredDecision"}},
                                       {"knowledgeRequirement", {"requiredKnowledge"}}}) {
      for (const XmlElement* requirement : owner.children_named(group)) {
        for (const std::string_view kind : kinds) {
          if (const XmlElement* required = requirement->child(kind)) add_requirement(*required, kind, all);
        }
      }
    }
    return all;
  }

  void add_requirement(const XmlElement& required, std::string_view kind, std::vector<Requirement>& all) {
    const std::string href = reading_.attribute(required, "href");
    const auto found = by_id_.find(href.substr(href.find('#') + 1));
    if (found != by_id_.end()) {
      all.push_back({found->second, kind});
      return;
    }
    reading_.findings.add(reading_.place(required),
                          {.message = {"所需的元素不存在", "what is required does not exist"},
                           .rule = "R504",
                           .field = "href",
                           .found = href});
  }

  feel::Names names_of_requirements(const XmlElement& owner) {
    feel::Names names;
    types_.add_part_names(names);
    for (const Requirement& requirement : requirements_of(owner))
      names.add(variable_of(*requirement.element));
    return names;
  }

  bool is_acyclic(const XmlElement& element) {
    if (const auto known = sound_.find(&element); known != sound_.end()) return known->second;
    if (!open_.insert(&element).second) {
      reading_.findings.add(reading_.place(element),
                            {.message = {"决策图中有环", "a cycle in the decision graph"},
                             .rule = "R503",
                             .found = optional_attribute(element, "name"),
                             .todo = {"去掉其中一条需求", "remove one of the requirements"}});
      return false;
    }
    if (open_.size() > deepest_graph) {
      reading_.findings.add(reading_.place(element),
                            {.message = {"决策图过深", "the decision graph is too deep"},
                             .rule = "R503",
                             .found = std::to_string(open_.size()),
                             .expected = {std::to_string(deepest_graph), std::to_string(deepest_graph)}});
      open_.erase(&element);
      return sound_[&element] = false;
    }
    bool acyclic = true;
    for (const Requirement& requirement : requirements_of(element)) {
      if (requirement.kind != "requiredInput") acyclic = is_acyclic(*requirement.element) && acyclic;
    }
    open_.erase(&element);
    return sound_[&element] = acyclic;
  }

  std::size_t add_node(const XmlElement& element) {
    if (const auto known = node_at_.find(&element); known != node_at_.end()) return known->second;
    if (!is_acyclic(element)) return 0;
    Model::Node node{.name = variable_of(element)};
    for (const Requirement& requirement : requirements_of(element)) {
      if (requirement.kind == "requiredInput" && input_at_.contains(requirement.element))
        node.inputs.push_back(input_at_.at(requirement.element));
      if (requirement.kind == "requiredDecision" && requirement.element->name == "decision")
        node.decisions.push_back(add_node(*requirement.element));
    }
    node.logic = read_logic(element, node.name, names_of_requirements(element), types_, reading_);
    nodes_.push_back(std::move(node));
    return node_at_[&element] = nodes_.size() - 1;
  }

  const XmlElement& definitions_;
  Reading reading_;
  ItemTypes types_;
  std::map<std::string, const XmlElement*> by_id_;
  std::map<const XmlElement*, std::size_t> input_at_;
  std::map<const XmlElement*, std::size_t> node_at_;
  std::map<const XmlElement*, std::vector<Requirement>> requirements_;
  std::set<const XmlElement*> open_;
  std::map<const XmlElement*, bool> sound_;  // whether no cycle can be reached from it
  std::vector<Model::Node> nodes_;
};

}  // namespace

Model ModelReader::read(const XmlElement& definitions, const std::string& file, Findings& findings) {
  Model model;
  if (!check_model_namespace(definitions, file, findings)) return model;
  GraphReader graph(definitions, file, findings);
  model.inputs_ = graph.read_inputs();
  model.knowledge_ = graph.read_knowledge();
  model.nodes_ = graph.read_nodes();
  return model;
}

Model Model::load(std::string_view bytes, const std::string& file) {
  Findings findings;
  Model model;
  if (const auto definitions = read_document(bytes, file, findings))
    model = ModelReader::read(*definitions, file, findings);
  findings.throw_if_any();
  return model;
}

}  // namespace rubiao::rulebook
