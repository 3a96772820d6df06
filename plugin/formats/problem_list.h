// SPDX-License-Identifier: Apache-2.0
// The list of what is wrong with a file, with an end: a hostile file of a million bad lines gets the first
// thousand named and one last entry that says that reading stopped.
#pragma once

#include <cstddef>
#include <vector>

#include "base/error.h"

namespace rubiao::formats {

inline constexpr std::size_t most_problems = 1000;

// False once the list is full: the reader stops. The entry that says so is added once.
inline bool add_problem(std::vector<Problem>& problems, Problem problem) {
  if (problems.size() > most_problems) return false;
  const bool full = problems.size() == most_problems;
  if (full) {
    problem.message = {"错误过多，已停止读取", "too many errors, reading stopped here"};
    problem.found.clear();
    problem.expected = {};
    problem.todo = {"先改正以上各处", "correct the ones above first"};
  }
  problems.push_back(std::move(problem));
  return !full;
}

}  // namespace rubiao::formats
