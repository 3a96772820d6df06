// SPDX-License-Identifier: Apache-2.0
#include "rulebook/model_logic.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "rulebook/feel_parser.h"

namespace rubiao::rulebook {
namespace {

using formats::XmlElement;
using HitPolicy = ModelTable::HitPolicy;
using Aggregation = ModelTable::Aggregation;

constexpr std::array<std::pair<std::string_view, HitPolicy>, 7> policies{
    {{"UNIQUE", HitPolicy::unique},
     {"ANY", HitPolicy::any},
     {"PRIORITY", HitPolicy::priority},
     {"FIRST", HitPolicy::first},
     {"RULE ORDER", HitPolicy::rule_order},
     {"OUTPUT ORDER", HitPolicy::output_order},
     {"COLLECT", HitPolicy::collect}}};
constexpr std::array<std::pair<std::string_view, Aggregation>, 4> aggregations{
    {{"SUM", Aggregation::sum},
     {"MIN", Aggregation::min},
     {"MAX", Aggregation::max},
     {"COUNT", Aggregation::count}}};

constexpr std::size_t most_rows = 10'000;

// The kinds of boxed expression that are beyond level 2, to be refused by name.
constexpr std::array<std::string_view, 9> beyond{
    "context",     "invocation", "relation", "list",           "functionDefinition",
    "conditional", "filter",     "for",      "decisionService"};

std::string text_of(const XmlElement& element) {
  const XmlElement* text = element.child("text");
  return text == nullptr ? "" : trimmed(text->text);
}

// All of it together, for one decision.
class LogicReader {
 public:
  LogicReader(const Reading& reading, const ItemTypes& types, const feel::Names& names,
              const std::string& name)
      : reading_(reading), types_(types), names_(names), name_(name) {}

  Logic read(const XmlElement& owner) {
    for (const std::string_view kind : beyond) {
      if (const XmlElement* element = owner.child(kind)) {
        reading_.findings.add(
            reading_.place(*element),
            {.message = {"不支持这种表达式：" + element->name, element->name + " is not supported"},
             .rule = "R103",
             .field = name_,
             .found = element->name,
             .expected = {"决策表或文字表达式", "a decision table or a literal expression"}});
        return {};
      }
    }
    if (const XmlElement* table = owner.child("decisionTable")) return read_table(*table, owner);
    const XmlElement* literal = reading_.child(owner, "literalExpression");
    return literal == nullptr ? Logic{} : Logic{expression(*literal, name_)};
  }

 private:
  feel::Expression expression(const XmlElement& element, const std::string& field) {
    try {
      return feel::parse_expression(text_of(element), names_);
    } catch (const Error& error) {
      reading_.findings.add(reading_.place(element), field, error);
      return {};
    }
  }

  feel::UnaryTests tests(const XmlElement& element, const std::string& field) {
    try {
      const std::string text = text_of(element);
      return text.empty() ? feel::UnaryTests{.any = true} : feel::parse_unary_tests(text, names_);
    } catch (const Error& error) {
      reading_.findings.add(reading_.place(element), field, error);
      return {};
    }
  }

  ModelTable read_table(const XmlElement& element, const XmlElement& owner) {
    ModelTable table{.name = name_};
    read_policy(element, table);
    for (const XmlElement* input : element.children_named("input")) {
      const XmlElement* tested = reading_.child(*input, "inputExpression");
      table.inputs.push_back({tested == nullptr ? feel::Expression{} : expression(*tested, name_)});
    }
    for (const XmlElement* output : element.children_named("output"))
      table.outputs.push_back(read_output(*output, element, owner));
    if (table.outputs.empty()) (void)reading_.child(element, "output");
    const auto rules = element.children_named("rule");
    if (rules.size() > most_rows) {
      reading_.findings.add(reading_.place(element),
                            {.message = {"决策表的行太多", "the table has too many rows"},
                             .rule = "R306",
                             .field = name_,
                             .found = std::to_string(rules.size()),
                             .expected = {std::to_string(most_rows), std::to_string(most_rows)},
                             .todo = {"拆成几张表", "split it"}});
      return table;
    }
    for (const XmlElement* rule : rules) read_rule(*rule, table);
    return table;
  }

  void read_policy(const XmlElement& element, ModelTable& table) {
    const std::string policy = optional_attribute(element, "hitPolicy");
    const std::string aggregation = optional_attribute(element, "aggregation");
    const auto known = std::ranges::find(policies, policy.empty() ? "UNIQUE" : policy,
                                         &std::pair<std::string_view, HitPolicy>::first);
    const auto sum =
        std::ranges::find(aggregations, aggregation, &std::pair<std::string_view, Aggregation>::first);
    if (known == policies.end() || (!aggregation.empty() && sum == aggregations.end())) {
      reading_.findings.add(reading_.place(element), {.message = {"没有这种命中策略", "no such hit policy"},
                                                      .rule = "R305",
                                                      .field = name_,
                                                      .found = trimmed(policy + " " + aggregation)});
      return;
    }
    if (!aggregation.empty() && known->second != HitPolicy::collect) {
      reading_.findings.add(
          reading_.place(element),
          {.message = {"只有 COLLECT 可以汇总", "only COLLECT has an aggregation"},
           .rule = "R305",
           .field = name_,
           .found = trimmed(policy + " " + aggregation),
           .expected = {"COLLECT " + aggregation, "COLLECT " + aggregation},
           .todo = {"改为 COLLECT，或去掉汇总", "make it COLLECT, or drop the aggregation"}});
      return;
    }
    table.hit_policy = known->second;
    if (sum != aggregations.end()) table.aggregation = sum->second;
  }

  // The order of outputs is that of outputValues; a single output may take that of its decision's type.
  ModelTable::Output read_output(const XmlElement& output, const XmlElement& table, const XmlElement& owner) {
    ModelTable::Output result{.name = feel::normalised(optional_attribute(output, "name"))};
    if (const XmlElement* values = output.child("outputValues")) {
      result.order = listed_values(tests(*values, name_));
    } else {
      std::string type = optional_attribute(output, "typeRef");
      const XmlElement* variable = owner.child("variable");
      const bool single = table.children_named("output").size() == 1;
      if (type.empty() && single && variable != nullptr) type = optional_attribute(*variable, "typeRef");
      if (const ItemType resolved = types_.resolve(type); resolved.allowed)
        result.order = listed_values(*resolved.allowed);
    }
    if (const XmlElement* fallback = output.child("defaultOutputEntry"))
      result.fallback = expression(*fallback, name_);
    return result;
  }

  void read_rule(const XmlElement& element, ModelTable& table) {
    ModelTable::Rule rule;
    const auto conditions = element.children_named("inputEntry");
    const auto results = element.children_named("outputEntry");
    const std::string id = optional_attribute(element, "id");
    if (conditions.size() != table.inputs.size() || results.size() != table.outputs.size()) {
      const std::string found = std::to_string(conditions.size()) + " + " + std::to_string(results.size());
      const std::string expected =
          std::to_string(table.inputs.size()) + " + " + std::to_string(table.outputs.size());
      reading_.findings.add(reading_.place(element),
                            {.message = {"该行的单元格数与列数不符", "the row has not one cell a column"},
                             .rule = "R107",
                             .field = id,
                             .found = found,
                             .expected = {expected, expected}});
      return;
    }
    for (const XmlElement* cell : conditions) rule.conditions.push_back(tests(*cell, id));
    for (const XmlElement* cell : results) rule.results.push_back(expression(*cell, id));
    table.rules.push_back(std::move(rule));
  }

  const Reading& reading_;
  const ItemTypes& types_;
  const feel::Names& names_;
  const std::string& name_;
};

}  // namespace

Logic read_logic(const XmlElement& owner, const std::string& name, const feel::Names& names,
                 const ItemTypes& types, const Reading& reading) {
  return LogicReader(reading, types, names, name).read(owner);
}

}  // namespace rubiao::rulebook
