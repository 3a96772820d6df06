// SPDX-License-Identifier: Apache-2.0
// The parts make the whole, to the fen: by table, and over seeded amounts and weights.
#include "base/allocate.h"

#include <doctest/doctest.h>

#include <numeric>
#include <random>

#include "refusal.h"

namespace rubiao {
namespace {

using Fens = std::vector<Fen>;

Fens split(Fen whole, std::vector<std::int64_t> weights) {
  return allocate(whole, weights);
}

TEST_CASE("largest remainders first, ties to the earlier part") {
  CHECK(split(100, {1, 1, 1}) == Fens{34, 33, 33});
  CHECK(split(-100, {1, 1, 1}) == Fens{-34, -33, -33});
  CHECK(split(5, {1, 1}) == Fens{3, 2});
  CHECK(split(100, {1, 2, 4}) == Fens{14, 29, 57});
  CHECK(split(10, {0, 1, 0, 1}) == Fens{0, 5, 0, 5});
  CHECK(split(1, {0, 1, 1}) == Fens{0, 1, 0});
  CHECK(split(0, {3, 4}) == Fens{0, 0});
  CHECK(split(7, {9}) == Fens{7});
  CHECK(split(1, {1, 9}) == Fens{0, 1});
  CHECK(split(max_fen, {max_fen, max_fen}) == Fens{max_fen / 2, max_fen / 2});
}

TEST_CASE("weights that say nothing are refused") {
  CHECK(refusal_of([] { (void)split(1, {1, -1}); }) == "a weight is negative");
  CHECK(refusal_of([] { (void)split(1, {0, 0}); }) == "the weights sum to zero");
  CHECK(refusal_of([] { (void)split(1, {}); }) == "the weights sum to zero");
}

TEST_CASE("parts sum to the whole and stay within a fen of their share") {
  std::mt19937_64 random(20240101);
  for (int round = 0; round < 2000; ++round) {
    const Fen whole = static_cast<Fen>(random() % (2 * max_fen)) - max_fen;
    std::vector<std::int64_t> weights(1 + random() % 12);
    for (std::int64_t& weight : weights) weight = static_cast<std::int64_t>(random() % 1'000'000'000);
    weights[0] += 1;
    const Fens parts = allocate(whole, weights);
    const std::int64_t total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    CHECK(std::accumulate(parts.begin(), parts.end(), Fen{0}) == whole);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Fen share = multiply_divide(whole, weights[i], total, Rounding::down);
      CHECK(std::abs(parts[i] - share) <= 1);
      CHECK((weights[i] != 0 || parts[i] == 0));
    }
  }
}

}  // namespace
}  // namespace rubiao
