// SPDX-License-Identifier: Apache-2.0
// What a test of the ground types asks of a refusal.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "base/error.h"

namespace rubiao {

// The English message of what `act` throws as invalid input; "" if it throws nothing.
template <typename Act>
std::string refusal_of(Act act) {
  try {
    act();
  } catch (const Error& error) {
    CHECK(error.status() == Status::invalid_input);
    CHECK(!error.problems().at(0).message.zh.empty());
    return error.problems().at(0).message.en;
  }
  return "";
}

}  // namespace rubiao
