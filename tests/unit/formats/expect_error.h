// SPDX-License-Identifier: Apache-2.0
// What a test of a reader asks of a failure: that it is the one status, speaks both languages, and stands
// where the fault is.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"

namespace rubiao::formats {

// "line:column message", from the first problem of what `act` throws; "" if it throws nothing.
template <typename Act>
std::string failure_of(Act act) {
  try {
    act();
  } catch (const Error& error) {
    REQUIRE(!error.problems().empty());
    CHECK(error.status() == Status::invalid_input);
    const Problem& problem = error.problems().front();
    CHECK(!problem.message.zh.empty());
    CHECK(problem.message.zh != problem.message.en);
    return std::to_string(problem.line) + ":" + std::to_string(problem.column) + " " + problem.message.en;
  }
  return "";
}

inline std::string place_of(const Problem& problem) {
  CHECK(!problem.message.zh.empty());
  return std::to_string(problem.line) + ":" + std::to_string(problem.column) + " " + problem.message.en;
}

}  // namespace rubiao::formats
