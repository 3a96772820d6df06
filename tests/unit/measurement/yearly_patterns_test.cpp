// SPDX-License-Identifier: Apache-2.0
// Sum of the years' digits and double declining balance, worked out by hand: whole years, part-years, the
// residual value as a floor, and the months of a year.
#include "measurement/yearly_patterns.h"

#include <doctest/doctest.h>

#include <vector>

namespace rubiao {
namespace {

// What each asset-year takes.
template <typename Through>
std::vector<Fen> years(int life, Through through) {
  std::vector<Fen> all;
  Fen before = 0;
  for (int months = 12; months < life + 12; months += 12) {
    const Fen sum = through(std::min(months, life));
    all.push_back(sum - before);
    before = sum;
  }
  return all;
}

std::vector<Fen> sum_of_years(Fen amount, int life) {
  return years(life, [&](int months) { return amortised_by_sum_of_years(amount, life, months); });
}

std::vector<Fen> double_declining(Fen amount, Fen residual, int life) {
  return years(life,
               [&](int months) { return amortised_by_double_declining(amount, residual, life, months); });
}

using Years = std::vector<Fen>;

}  // namespace

TEST_CASE("the years' digits: the first year of three takes three sixths") {
  CHECK(sum_of_years(1'200'000, 36) == Years{600'000, 400'000, 200'000});
  CHECK(sum_of_years(100, 60) == Years{33, 27, 20, 13, 7});  // 33.3, 26.7, 20, 13.3 and the rest
  CHECK(sum_of_years(7, 12) == Years{7});
}

TEST_CASE("a part-year weighs what is left of the life, by its months") {
  // 18 months: 18 × 12 = 216 and 6 × 6 = 36 of 252.
  CHECK(sum_of_years(252, 18) == Years{216, 36});
}

TEST_CASE("the months of a year are equal, and its last takes the rest") {
  CHECK(amortised_by_sum_of_years(1'000, 24, 1) == 56);  // 666.67 → 667 a year, 55.58 a month
  CHECK(amortised_by_sum_of_years(1'000, 24, 11) == 616);
  CHECK(amortised_by_sum_of_years(1'000, 24, 12) == 667);
  CHECK(amortised_by_sum_of_years(1'000, 24, 13) == 667 + 28);
}

TEST_CASE(
    "declining balance: twice the straight-line rate of what is left, straight-line for the last two years") {
  CHECK(double_declining(10'000'000, 0, 60) == Years{4'000'000, 2'400'000, 1'440'000, 1'080'000, 1'080'000});
  CHECK(double_declining(1'000'000, 0, 24) == Years{500'004, 499'996});  // 416.67 a month, the last the rest
}

TEST_CASE("declining balance stops at the residual value") {
  // B = 100, S = 60: the first of four years would take 50, but only 40 are there.
  CHECK(double_declining(40, 60, 48) == Years{40, 0, 0, 0});
  CHECK(double_declining(96, 4, 48) ==
        Years{50, 25, 12, 9});  // 21 over two years: 0.875 a month, rounded to 1
}

}  // namespace rubiao
