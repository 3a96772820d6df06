// SPDX-License-Identifier: Apache-2.0
// Sum of the years' digits and double declining balance, worked out by hand: whole years, part-years, the
// residual value as a floor, and the months of a year.
#include "measurement/yearly_patterns.h"

#include <doctest/doctest.h>

#include <cstdlib>
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

TEST_CASE("what begins within a year takes the rest of it first") {
  // 60 months, eight of them gone: 60 × 4 = 240 of 1,680 for the rest of the year, 48 × 12 = 576 for the
  // next.
  CHECK(amortised_by_sum_of_years(16'800, 60, 4, 8) == 2'400);
  CHECK(amortised_by_sum_of_years(16'800, 60, 16, 8) == 2'400 + 5'760);
  CHECK(amortised_by_sum_of_years(16'800, 60, 52, 8) == 16'800);
  // 18 months, fourteen gone: the months of one year are alike.
  CHECK(amortised_by_sum_of_years(400, 18, 1, 14) == 100);
  // The year began with 9,000 and takes 3,600: 300 a month; the next 5,400 × 2/5.
  CHECK(amortised_by_double_declining(6'600, 0, 60, 1, 8) == 300);
  CHECK(amortised_by_double_declining(6'600, 0, 60, 4, 8) == 1'200);
  CHECK(amortised_by_double_declining(6'600, 0, 60, 16, 8) == 1'200 + 2'160);
  // Fourteen months are left of the last two years, straight-line.
  CHECK(amortised_by_double_declining(1'400, 100, 60, 3, 46) == 300);
  // B − S = 400 of B = 1,000 is less than half: after three months 300 are left for nine.
  CHECK(amortised_by_double_declining(300, 600, 48, 2, 3) == 66);
  CHECK(amortised_by_double_declining(300, 600, 48, 9, 3) == 300);
}

TEST_CASE("what goes on within a year with what is left takes what it would have taken") {
  for (int past = 1; past < 53; ++past) {
    CAPTURE(past);
    const Fen digits = amortised_by_sum_of_years(100'000'000, 53, past);
    const Fen declining = amortised_by_double_declining(90'000'000, 10'000'000, 53, past);
    for (int months = 1; months <= 53 - past; ++months) {
      const Fen by_digits = digits + amortised_by_sum_of_years(100'000'000 - digits, 53, months, past);
      CHECK(std::abs(by_digits - amortised_by_sum_of_years(100'000'000, 53, past + months)) < 20);
      const Fen by_declining =
          declining + amortised_by_double_declining(90'000'000 - declining, 10'000'000, 53, months, past);
      CHECK(std::abs(by_declining -
                     amortised_by_double_declining(90'000'000, 10'000'000, 53, past + months)) < 20);
    }
  }
}

TEST_CASE("declining balance stops at the residual value") {
  // B = 100, S = 60: the first of four years would take 50, but only 40 are there.
  CHECK(double_declining(40, 60, 48) == Years{40, 0, 0, 0});
  CHECK(double_declining(96, 4, 48) ==
        Years{50, 25, 12, 9});  // 21 over two years: 0.875 a month, rounded to 1
}

}  // namespace rubiao
