// SPDX-License-Identifier: Apache-2.0
// The effect of a change of estimate by year, by hand.
#include "measurement/estimate_effect.h"

#include <doctest/doctest.h>

namespace rubiao {
namespace {

const int july_2024 = Period(2024, 7).month_index();

AmortisationPlan plan(Fen amortisable, int life, int first, Fen charged_before) {
  return {.amortisable_fen = amortisable,
          .life_months = life,
          .first_month = first,
          .charged_before_fen = charged_before};
}

PlanChange from_july(int life) {
  return {.from_month = july_2024, .plan = plan(18'000, life, july_2024, 6'000), .standing = {}};
}

Fen sum(const std::vector<YearEffect>& effects) {
  Fen sum = 0;
  for (const YearEffect& effect : effects) sum += effect.on_profit();
  return sum;
}

}  // namespace

TEST_CASE("a longer life takes from these years and gives to later ones") {
  const auto effects = effect_by_year(plan(24'000, 24, july_2024 - 6, 0), from_july(36), 0);
  REQUIRE(effects);
  REQUIRE(effects->size() == 4);
  CHECK((*effects)[0].year == 2024);
  CHECK((*effects)[0].before_fen == 6'000);
  CHECK((*effects)[0].after_fen == 3'000);
  CHECK((*effects)[1].on_profit() == 6'000);
  CHECK((*effects)[2].on_profit() == -6'000);
  CHECK((*effects)[3].on_profit() == -3'000);
  CHECK(sum(*effects) == 0);
}

TEST_CASE("a life that becomes indefinite ends the charges, one that becomes finite begins them") {
  const auto ended = effect_by_year(plan(24'000, 24, july_2024 - 6, 0), from_july(0), 0);
  REQUIRE(ended);
  CHECK(sum(*ended) == 18'000);
  const auto begun = effect_by_year(std::nullopt, from_july(18), 0);
  REQUIRE(begun);
  REQUIRE(begun->size() == 2);
  CHECK((*begun)[0].on_profit() == -6'000);
  CHECK(sum(*begun) == -18'000);
}

TEST_CASE("a grant that is released with the charges takes its part of the effect") {
  const auto effects = effect_by_year(plan(24'000, 24, july_2024 - 6, 0), from_july(36), 9'000);
  REQUIRE(effects);
  CHECK((*effects)[0].released_fen == 1'500 - 3'000);
  CHECK((*effects)[0].on_profit() == 1'500);
  CHECK((*effects)[1].on_profit() == 3'000);
  CHECK(sum(*effects) == 0);
}

TEST_CASE("what goes by units cannot be determined") {
  AmortisationPlan by_units = plan(24'000, 24, july_2024 - 6, 0);
  by_units.pattern = Pattern::units;
  CHECK_FALSE(effect_by_year(by_units, from_july(36), 0));
}

}  // namespace rubiao
