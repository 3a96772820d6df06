// SPDX-License-Identifier: Apache-2.0
#include "rulebook/consultation.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/error.h"
#include "rulebook/constants.h"
#include "rulebook/input_check.h"

namespace rubiao::rulebook {
namespace {

// The loader has seen to it that the decision is there and the graph has no circle.
const Decider& required(const Edition& edition, const InputColumn& column, Date day) {
  return *edition.find(column.decision, day);
}

void collect(const Edition& edition, const Decider& decider, Date day, std::vector<AskedColumn>& asked) {
  std::vector<std::string> visited;
  for (const InputColumn& column : decider.table().inputs) {
    if (column.decision.empty() || std::ranges::find(visited, column.decision) != visited.end()) continue;
    visited.push_back(column.decision);
    collect(edition, required(edition, column, day), day, asked);
  }
  for (std::size_t i = 0; i < decider.table().inputs.size(); ++i) {
    const InputColumn& column = decider.table().inputs[i];
    if (column.decision.empty()) asked.push_back({column, decider.spaces()[i]});
  }
}

}  // namespace

Decision Consultation::ask(const Decider& decider) const {
  check(decider);
  return answer(decider);
}

void Consultation::check(const Decider& decider) const {
  std::vector<Problem> problems;
  std::vector<std::string> names;
  for (const AskedColumn& asked : asked_columns(edition_, decider, day_)) {
    const std::string& name = asked.column.name;
    names.push_back(name);
    if (std::ranges::find(problems, name, &Problem::field) != problems.end()) continue;
    check_input(asked.column, asked.space, find_input(inputs_, name), problems);
  }
  check_surplus(decider.table().id, names, inputs_, problems);
  if (!problems.empty()) throw Error(Status::invalid_input, std::move(problems));
}

Decision Consultation::answer(const Decider& decider) const {
  const Table& table = decider.table();
  std::vector<Value> given;
  std::vector<Decision> because;
  for (const InputColumn& column : table.inputs) {
    if (column.decision.empty()) {
      given.push_back(*find_input(inputs_, column.name));
      continue;
    }
    auto reason = std::ranges::find(because, column.decision, &Decision::table);
    if (reason == because.end())
      reason = because.insert(because.end(), answer(required(edition_, column, day_)));
    given.push_back(reason->match().output(column.name));
  }
  Decision decision = decider.decide(given);
  decision.inputs.clear();
  for (const AskedColumn& column : asked_columns(edition_, decider, day_)) {
    const std::string& name = column.column.name;
    if (find_input(decision.inputs, name) == nullptr)
      decision.inputs.emplace_back(name, *find_input(inputs_, name));
  }
  decision.as_of = day_;
  decision.edition = edition_.id();
  decision.edition_sha256 = edition_.sha256();
  decision.parameters = parameters_used(edition_, table, day_);
  decision.because = std::move(because);
  return decision;
}

std::vector<ParameterUsed> parameters_used(const Edition& edition, const Table& table, Date day) {
  std::vector<ParameterUsed> used;
  for (const std::string& cell_name : table.constants) {
    const std::string name = cell_name.substr(constants_prefix.size());
    const Parameter& parameter = edition.find_parameter(name);
    const ParameterValue& value = *parameter.value_at(day);
    used.push_back({cell_name, value.value, parameter.unit, value.source});
  }
  return used;
}

std::vector<AskedColumn> asked_columns(const Edition& edition, const Decider& decider, Date day) {
  std::vector<AskedColumn> asked;
  collect(edition, decider, day, asked);
  return asked;
}

}  // namespace rubiao::rulebook
