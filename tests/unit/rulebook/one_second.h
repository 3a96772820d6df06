// SPDX-License-Identifier: Apache-2.0
// What is refused is refused soon: a second of the processor's time, whatever else the machine does. Without
// optimisation or under sanitizers nothing is said.
#pragma once

#include <doctest/doctest.h>

#include <ctime>

class OneSecond {
 public:
  OneSecond() = default;
  OneSecond(const OneSecond&) = delete;
  OneSecond& operator=(const OneSecond&) = delete;
  ~OneSecond() {
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__)
    CHECK(std::clock() - start_ < CLOCKS_PER_SEC);
#endif
  }

 private:
  [[maybe_unused]] std::clock_t start_ = std::clock();
};
