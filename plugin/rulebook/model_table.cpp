// SPDX-License-Identifier: Apache-2.0
#include "rulebook/model_table.h"

#include <algorithm>

#include "base/error.h"
#include "rulebook/feel_functions.h"

namespace rubiao::rulebook {
namespace {

using feel::Context;
using feel::List;
using HitPolicy = ModelTable::HitPolicy;
using Aggregation = ModelTable::Aggregation;

bool matches_all(const ModelTable::Rule& rule, const std::vector<feel::Value>& tested,
                 const feel::Scope& scope) {
  for (std::size_t i = 0; i < tested.size(); ++i) {
    const feel::Value matched = feel::matches(rule.conditions[i], tested[i], scope);
    const bool* truth = matched.as<bool>();
    if (truth == nullptr || !*truth) return false;
  }
  return true;
}

std::vector<const ModelTable::Rule*> matching_rules(const ModelTable& table, const feel::Scope& scope) {
  std::vector<feel::Value> tested;
  for (const ModelTable::Input& input : table.inputs) tested.push_back(evaluate(input.expression, scope));
  std::vector<const ModelTable::Rule*> rules;
  for (const ModelTable::Rule& rule : table.rules) {
    if (!matches_all(rule, tested, scope)) continue;
    rules.push_back(&rule);
    if (table.hit_policy == HitPolicy::first) break;
  }
  return rules;
}

// One output column gives its bare value, several a context.
feel::Value answer_of(const ModelTable& table, std::vector<feel::Value> values) {
  if (table.outputs.size() == 1) return std::move(values.front());
  Context parts;
  for (std::size_t i = 0; i < values.size(); ++i)
    parts.emplace_back(table.outputs[i].name, std::move(values[i]));
  return parts;
}

feel::Value answer_of(const ModelTable& table, const ModelTable::Rule& rule, const feel::Scope& scope) {
  std::vector<feel::Value> values;
  for (const feel::Expression& result : rule.results) values.push_back(evaluate(result, scope));
  return answer_of(table, std::move(values));
}

feel::Value fallback_of(const ModelTable& table, const feel::Scope& scope) {
  std::vector<feel::Value> values;
  bool any = false;
  for (const ModelTable::Output& output : table.outputs) {
    any |= output.fallback.has_value();
    values.push_back(output.fallback ? evaluate(*output.fallback, scope) : feel::Value());
  }
  return any ? answer_of(table, std::move(values)) : feel::Value();
}

std::size_t rank_in(const std::vector<feel::Value>& ranks, const feel::Value& value) {
  return static_cast<std::size_t>(std::ranges::find(ranks, value) - ranks.begin());
}

// By the first output, then the next; a value that is not listed comes last.
bool outranks(const ModelTable& table, const feel::Value& a, const feel::Value& b) {
  for (const ModelTable::Output& output : table.outputs) {
    const bool bare = table.outputs.size() == 1;
    const std::size_t of_a = rank_in(output.order, bare ? a : a.part(output.name));
    const std::size_t of_b = rank_in(output.order, bare ? b : b.part(output.name));
    if (of_a != of_b) return of_a < of_b;
  }
  return false;
}

[[noreturn]] void refuse_several(const ModelTable& table, std::size_t count, Text message) {
  throw Error(Status::invalid_input, Problem{.message = std::move(message),
                                             .rule = "R302",
                                             .field = table.name,
                                             .found = std::to_string(count),
                                             .todo = {"使各行互不重叠，或改用其他命中策略",
                                                      "make the rows disjoint, or use another hit policy"}});
}

feel::Value only(const ModelTable& table, const List& answers) {
  if (answers.size() == 1) return answers.front();
  refuse_several(table, answers.size(),
                 {"命中策略 UNIQUE 只允许一行适用", "the hit policy UNIQUE allows one matching row"});
}

feel::Value same(const ModelTable& table, const List& answers) {
  for (const feel::Value& answer : answers) {
    if (answer == answers.front()) continue;
    refuse_several(
        table, answers.size(),
        {"命中策略 ANY 的各行结果应当相同", "the hit policy ANY wants the same result of every row"});
  }
  return answers.front();
}

feel::Value aggregated(Aggregation aggregation, List answers) {
  switch (aggregation) {
    case Aggregation::none:
      return answers;
    case Aggregation::sum:
      return feel::call_function("sum", {answers});
    case Aggregation::min:
      return feel::call_function("min", {answers});
    case Aggregation::max:
      return feel::call_function("max", {answers});
    case Aggregation::count:
      break;
  }
  return feel::call_function("count", {answers});
}

}  // namespace

feel::Value decide_table(const ModelTable& table, const feel::Scope& scope) {
  List answers;
  for (const ModelTable::Rule* rule : matching_rules(table, scope))
    answers.push_back(answer_of(table, *rule, scope));
  const bool lists = table.hit_policy == HitPolicy::rule_order ||
                     table.hit_policy == HitPolicy::output_order || table.hit_policy == HitPolicy::collect;
  if (answers.empty() && !lists) return fallback_of(table, scope);
  const auto by_rank = [&](const feel::Value& a, const feel::Value& b) { return outranks(table, a, b); };
  switch (table.hit_policy) {
    case HitPolicy::unique:
      return only(table, answers);
    case HitPolicy::any:
      return same(table, answers);
    case HitPolicy::priority:
      return *std::ranges::min_element(answers, by_rank);
    case HitPolicy::first:
      return answers.front();
    case HitPolicy::output_order:
      std::ranges::stable_sort(answers, by_rank);
      return answers;
    case HitPolicy::rule_order:
      return answers;
    case HitPolicy::collect:
      break;
  }
  return aggregated(table.aggregation, std::move(answers));
}

}  // namespace rubiao::rulebook
