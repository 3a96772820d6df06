// SPDX-License-Identifier: Apache-2.0
// Model: somebody's DMN model, run as the standard says: a graph of decisions over inputs and business
// knowledge, decision tables of every hit policy, literal expressions; DMN's compliance level 2. Nulls are
// FEEL's. What the tables of rules/ must be beyond that, proved and cited, stands in edition.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rulebook/feel_expression.h"
#include "rulebook/feel_value.h"

namespace rubiao::rulebook {

// The type of an input: a kind of value, its parts if it is a structure, what is allowed.
struct ItemType {
  std::string kind{};  // FEEL's own name; "context" with parts; empty = anything
  bool collection = false;
  std::vector<std::pair<std::string, ItemType>> parts{};
  std::optional<feel::UnaryTests> allowed{};
  std::string allowed_text{};
};

struct ModelTable {
  struct Input {
    feel::Expression expression{};
  };
  struct Output {
    std::string name{};                          // empty if there is one only
    std::vector<feel::Value> order{};            // the most important first, for PRIORITY and OUTPUT ORDER
    std::optional<feel::Expression> fallback{};  // defaultOutputEntry
  };
  struct Rule {
    std::vector<feel::UnaryTests> conditions{};
    std::vector<feel::Expression> results{};
  };
  enum class HitPolicy : std::uint8_t { unique, any, priority, first, rule_order, output_order, collect };
  enum class Aggregation : std::uint8_t { none, sum, min, max, count };

  std::string name{};  // of the decision, for messages
  HitPolicy hit_policy = HitPolicy::unique;
  Aggregation aggregation = Aggregation::none;
  std::vector<Input> inputs{};
  std::vector<Output> outputs{};
  std::vector<Rule> rules{};
};

using Logic = std::variant<feel::Expression, ModelTable>;

class Model {
 public:
  struct InputData {
    std::string name{};
    ItemType type{};
  };
  struct Knowledge {
    std::string name{};
    std::vector<std::string> parameters{};
    Logic logic{};
  };
  struct Node {
    std::string name{};
    std::vector<std::size_t> inputs{};     // in inputs()
    std::vector<std::size_t> decisions{};  // in nodes(), all before this one: the graph has no cycle
    Logic logic{};
  };

  // Throws Error(invalid_input) with every finding (codes R101 to R504, rules/README.md).
  [[nodiscard]] static Model load(std::string_view bytes, const std::string& file);

  // The value of a decision by its name. Inputs that are not given are null; Error(invalid_input) for one
  // that the model does not know (R202), of another type (R203) or not allowed (R204), and for several rows
  // where one is allowed (R302); Error(not_found) for an unknown decision.
  [[nodiscard]] feel::Value decide(std::string_view decision, const feel::Context& inputs) const;

  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  [[nodiscard]] const std::vector<InputData>& inputs() const { return inputs_; }

 private:
  friend class ModelReader;
  friend class ModelRun;
  std::vector<InputData> inputs_;
  std::vector<Knowledge> knowledge_;
  std::vector<Node> nodes_;
};

}  // namespace rubiao::rulebook
