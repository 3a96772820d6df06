// SPDX-License-Identifier: Apache-2.0
// Findings: everything that is wrong with the rule files, gathered so that a person sees all of it at once.
// A rule file is refused whole; each finding has its code (R101 … R804, listed in rules/README.md) and place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"

namespace rubiao::rulebook {

struct Place {
  std::string file{};
  std::int64_t line = 0;
  std::int64_t column = 0;
};

// Of a hostile file of a million faults the first thousand are kept, and one that says that there are more.
class Findings {
 public:
  // `problem` says what is wrong and carries the code in `rule`; the place is added here.
  void add(const Place& place, Problem problem);
  // What a callee threw, with the place and the field it could not know.
  void add(const Place& place, const std::string& field, const Error& error);

  [[nodiscard]] std::size_t count() const { return count_; }  // of those not kept too
  [[nodiscard]] const std::vector<Problem>& all() const { return problems_; }
  // Throws Error(invalid_input) with every problem, by file and line, if there is any.
  void throw_if_any();

 private:
  std::vector<Problem> problems_;
  std::size_t count_ = 0;
};

}  // namespace rubiao::rulebook
