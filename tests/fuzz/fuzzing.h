// SPDX-License-Identifier: Apache-2.0
// What every fuzzer asks: hostile bytes end in a value or in an Error that can be shown; anything else is a
// crash.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace rubiao::fuzzing {

inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

inline void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

inline void demand_showable(const Problem& problem) {
  demand(!problem.message.zh.empty() && !problem.message.en.empty(), "a message in both languages");
  demand(problem.line >= 0 && problem.column >= 0, "a place that exists");
  demand(!render(problem, Language::zh).empty(), "a text for people");
}

// Runs `act`; false if it refused its input.
template <typename Act>
bool accepts(Act act) {
  try {
    act();
    return true;
  } catch (const Error& error) {
    demand(error.status() == Status::invalid_input, "hostile input is invalid input, not our mistake");
    demand(!error.problems().empty(), "an error names a problem");
    for (const Problem& problem : error.problems()) demand_showable(problem);
    return false;
  }
}

}  // namespace rubiao::fuzzing
