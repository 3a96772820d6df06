// SPDX-License-Identifier: Apache-2.0
#include "rulebook/findings.h"

#include <algorithm>
#include <tuple>

#include "formats/problem_list.h"

namespace rubiao::rulebook {

void Findings::add(const Place& place, Problem problem) {
  if (problem.file.empty()) problem.file = place.file;
  if (problem.line == 0) {
    problem.line = place.line;
    problem.column = place.column;
  }
  ++count_;
  (void)formats::add_problem(problems_, std::move(problem));
}

void Findings::add(const Place& place, const std::string& field, const Error& error) {
  for (Problem problem : error.problems()) {
    problem.field = field;
    add(place, std::move(problem));
  }
}

void Findings::throw_if_any() {
  if (problems_.empty()) return;
  std::ranges::stable_sort(problems_, [](const Problem& a, const Problem& b) {
    return std::tie(a.file, a.line, a.column, a.rule) < std::tie(b.file, b.line, b.column, b.rule);
  });
  // A table that is read for several days is wrong on each of them.
  const auto same = [](const Problem& a, const Problem& b) {
    return std::tie(a.file, a.line, a.column, a.rule, a.field, a.found, a.message.zh) ==
           std::tie(b.file, b.line, b.column, b.rule, b.field, b.found, b.message.zh);
  };
  problems_.erase(std::unique(problems_.begin(), problems_.end(), same), problems_.end());
  throw Error(Status::invalid_input, std::move(problems_));
}

}  // namespace rubiao::rulebook
