// SPDX-License-Identifier: Apache-2.0
#include "rulebook/dmn_order.h"

#include <map>

#include "rulebook/xml_read.h"

namespace rubiao::rulebook {
namespace {

using formats::XmlElement;

constexpr std::size_t deepest_graph = 200;   // decisions that wait for one another
constexpr std::size_t most_reasons = 1'000;  // decisions taken for one, along every way to it

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

  struct Visit {
    State state = State::entered;
    std::size_t taken = 1;  // decisions, this one included
  };

  // How many decisions are taken for this one; 0 if it, or one that it rests on, is not in order.
  std::size_t visit(const XmlElement& decision) {
    const auto [at, is_new] = visits_.emplace(&decision, Visit());
    Visit& own = at->second;
    if (!is_new && own.state != State::entered) return own.state == State::done ? own.taken : 0;
    if (!is_new) return refuse(decision, {"决策直接或间接依赖自身", "the decision rests on itself"});
    if (depth_ == deepest_graph) return refuse(decision, {"决策图过深", "the decision graph is too deep"});
    ++depth_;
    bool right = true;
    for (const XmlElement* arrow : decision.children_named("informationRequirement")) {
      const XmlElement* head = arrow->child("requiredDecision");
      if (head == nullptr) continue;
      const std::size_t taken = follow(*head);
      own.taken += taken;
      if (taken == 0) right = false;
    }
    --depth_;
    if (right && own.taken > most_reasons)
      right = refuse(decision, {"决策依赖的决策过多（按每条路径计）",
                                "the decision rests on too many others, counted along every way"}) > 0;
    own.state = right ? State::done : State::wrong;
    if (!right) return 0;
    ordered_.push_back(&decision);
    return own.taken;
  }

  std::size_t refuse(const XmlElement& decision, Text message) {
    visits_[&decision].state = State::wrong;
    complain(decision, "R503", optional_attribute(decision, "id"), std::move(message),
             {"去掉其中的 informationRequirement", "drop some informationRequirement"});
    return 0;
  }

  std::size_t follow(const XmlElement& head) {
    const std::string href = optional_attribute(head, "href");
    const auto at = by_id_.find(href.starts_with('#') ? href.substr(1) : href);
    if (at != by_id_.end()) return visit(*at->second);
    complain(head, "R504", href, {"所需的决策不存在", "the required decision does not exist"},
             {"改正 href，或补上该决策", "correct the href or add the decision"});
    return 0;
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
  std::map<const XmlElement*, Visit> visits_;
  std::size_t depth_ = 0;
  std::vector<const XmlElement*> ordered_;
};

}  // namespace

std::vector<const XmlElement*> order_decisions(const XmlElement& definitions, const std::string& file,
                                               Findings& findings) {
  return Order(definitions, file, findings).all(definitions);
}

}  // namespace rubiao::rulebook
