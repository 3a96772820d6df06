// SPDX-License-Identifier: Apache-2.0
// A random source of our own (xorshift64*): the same seed gives the same company on every machine and for
// ever, which the standard library's distributions do not promise.
#pragma once

#include <cstdint>
#include <initializer_list>

namespace rubiao::test {

class Random {
 public:
  // Neighbouring seeds are spread first (splitmix64); a state of zero would stay zero.
  explicit Random(std::uint64_t seed) : state_(seed + 0x9E3779B97F4A7C15ULL) {
    state_ = (state_ ^ (state_ >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    state_ = (state_ ^ (state_ >> 27U)) * 0x94D049BB133111EBULL;
    state_ |= 1U;
  }

  std::uint64_t next() {
    state_ ^= state_ >> 12U;
    state_ ^= state_ << 25U;
    state_ ^= state_ >> 27U;
    return state_ * 0x2545F4914F6CDD1DULL;
  }

  // Both ends included.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool one_in(std::int64_t n) { return between(1, n) == 1; }
  template <typename Value>
  Value pick(std::initializer_list<Value> values) {
    return values.begin()[between(0, static_cast<std::int64_t>(values.size()) - 1)];
  }

 private:
  std::uint64_t state_;
};

}  // namespace rubiao::test
