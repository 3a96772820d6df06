// SPDX-License-Identifier: Apache-2.0
#include "rulebook/dmn_order.h"

#include <map>

#include "rulebook/xml_read.h"

namespace rubiao::rulebook {
namespace {

using formats::XmlElement;

class Order {
 public:
  Order(const XmlElement& definitions, const std::string& file, Findings& findings)
      : reading_{file, findings}, findings_(findings) {
    for (const XmlElement* decision : definitions.children_named("decision"))
      by_id_.emplace(optional_attribute(*decision, "id"), decision);
  }

  std::vector<const XmlElement*> all(const XmlElement& definitions) {
    for (const XmlElement* decision : definitions.children_named("decision")) (void)visit(*decision);
    return std::move(ordered_);
  }

 private:
  enum class State : std::uint8_t { entered, done, wrong };

  // Whether the decision, and all it rests on, is in order. A model nests no deeper than it has decisions,
  // and the reader of a document has bounded those.
  bool visit(const XmlElement& decision) {
    const auto [at, is_new] = states_.emplace(&decision, State::entered);
    if (!is_new && at->second != State::entered) return at->second == State::done;
    if (!is_new) {
      complain(decision, "R503", optional_attribute(decision, "id"),
               {"决策直接或间接依赖自身", "the decision rests on itself"},
               {"去掉其中一条 informationRequirement", "drop one informationRequirement of the circle"});
      return false;
    }
    bool right = true;
    for (const XmlElement* arrow : decision.children_named("informationRequirement")) {
      const XmlElement* head = arrow->child("requiredDecision");
      if (head != nullptr && !follow(*head)) right = false;
    }
    states_[&decision] = right ? State::done : State::wrong;
    if (right) ordered_.push_back(&decision);
    return right;
  }

  bool follow(const XmlElement& head) {
    const std::string href = optional_attribute(head, "href");
    const auto at = by_id_.find(href.starts_with('#') ? href.substr(1) : href);
    if (at != by_id_.end()) return visit(*at->second);
    complain(head, "R504", href, {"所需的决策不存在", "the required decision does not exist"},
             {"改正 href，或补上该决策", "correct the href or add the decision"});
    return false;
  }

  void complain(const XmlElement& element, std::string rule, std::string found, Text message, Text todo) {
    findings_.add(reading_.place(element), {.message = std::move(message),
                                            .rule = std::move(rule),
                                            .found = std::move(found),
                                            .todo = std::move(todo)});
  }

  Reading reading_;
  Findings& findings_;
  std::map<std::string, const XmlElement*> by_id_;
  std::map<const XmlElement*, State> states_;
  std::vector<const XmlElement*> ordered_;
};

}  // namespace

std::vector<const XmlElement*> order_decisions(const XmlElement& definitions, const std::string& file,
                                               Findings& findings) {
  return Order(definitions, file, findings).all(definitions);
}

}  // namespace rubiao::rulebook
