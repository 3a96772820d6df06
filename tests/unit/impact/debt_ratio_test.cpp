// SPDX-License-Identifier: Apache-2.0
// The debt ratio with and without inclusion, by hand: the inequality R(1 − τp) > τ(1 − p) both ways, tax paid
// and unpaid, the super deduction, losses that cannot be used, and totals near the limits.
#include "impact/debt_ratio.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "impact/unwinding.h"

namespace rubiao::impact {
namespace {

const Ratio none = Ratio::whole(0);
const Ratio one = Ratio::whole(1);
const Ratio quarter{1, 4};

std::vector<Included> developed(Fen carrying) {
  return {{Holding::intangible, Column::self_made, carrying}};
}

}  // namespace

TEST_CASE("the ratio falls exactly if R(1 − τp) > τ(1 − p)") {
  const struct {
    const char* what;
    Fen assets, liabilities, included;
    TaxView tax;
    Ratio with, without;
    bool falls;
  } table[] = {
      // Unpaid tax: without = (L − τX) / (A − X).
      {"unpaid, R above τ", 1000, 600, 100, {quarter, none}, {6, 10}, {575, 900}, true},
      {"unpaid, R below τ", 1000, 200, 100, {quarter, none}, {2, 10}, {175, 900}, false},
      {"unpaid, R equals τ", 1000, 250, 100, {quarter, none}, quarter, quarter, false},
      // Tax paid: without = L / (A − (1 − τ)X).
      {"paid, R below τ", 1000, 200, 100, {quarter, one}, {2, 10}, {200, 925}, true},
      {"paid, no liabilities", 1000, 0, 100, {quarter, one}, none, none, false},
      {"half paid", 1000, 600, 100, {quarter, {1, 2}}, {6, 10}, {1175, 1825}, true},
      // 2t: the super deduction would have doubled the relief.
      {"super deduction, R below 2t", 1000, 400, 100, {quarter, none, true}, {4, 10}, {350, 900}, false},
      {"super deduction, paid", 1000, 400, 100, {quarter, one, true}, {4, 10}, {400, 950}, true},
      {"unusable losses", 1000, 200, 100, {quarter, none, false, false}, {2, 10}, {200, 900}, true},
  };
  for (const auto& row : table) {
    CAPTURE(row.what);
    const Effect effect = measure_effect({row.assets, row.liabilities}, developed(row.included), row.tax);
    CHECK(effect.with_inclusion == row.with);
    CHECK(effect.without_inclusion == row.without);
    CHECK(effect.falls() == row.falls);
    CHECK((effect.change < none) == row.falls);
    CHECK_FALSE(explain(effect).zh.empty());
  }
}

TEST_CASE("what was capitalisable before the provisions has no effect") {
  const std::vector<Included> bought{{Holding::intangible, Column::purchased, 100},
                                     {Holding::inventory, Column::self_made, 50}};
  const Effect effect = measure_effect({1000, 600}, bought, {quarter, none});
  CHECK(effect.included_fen == 0);
  CHECK(effect.nil_fen == 150);
  CHECK(effect.change == none);
  CHECK_FALSE(effect.falls());
  CHECK(explain(effect).en.find("no effect") != std::string::npos);
  CHECK(measure_effect({1000, 600}, std::vector<Included>{{Holding::development, Column::self_made, 100}},
                       {quarter, none})
            .included_fen == 100);
}

TEST_CASE("a balance sheet without assets has no ratio") {
  CHECK_THROWS_AS((void)measure_effect({0, 100}, {}, {quarter, none}), Error);
}

TEST_CASE("totals at the limit are computed exactly") {
  const Effect effect =
      measure_effect({max_fen, max_fen - 1}, developed(max_fen / 3 + 1), {Ratio(15, 100), Ratio(1, 3)});
  CHECK(effect.with_inclusion == Ratio(max_fen - 1, max_fen));
  CHECK(effect.falls());
  CHECK(effect.change < none);
}

TEST_CASE("the effect unwinds to nothing at the end of the last life") {
  const AmortisationPlan plan{
      .amortisable_fen = 12'000, .life_months = 24, .first_month = Period(2024, 7).month_index()};
  const TaxView tax{quarter, none};
  const BalanceSheetTotals totals{100'000, 60'000};
  const Effect today = measure_effect(totals, developed(12'000 - 3'000), tax);
  const std::vector<Planned> plans{{plan, 3'000}};
  const std::vector<YearEnd> years = project_unwinding(totals, today, plans, tax, 2024);
  REQUIRE(years.size() == 3);
  CHECK(years[0].remaining_fen == 9'000);
  CHECK(years[1].remaining_fen == 3'000);
  CHECK(years[2].remaining_fen == 0);
  CHECK(years[0].change == today.change);
  CHECK(years[2].change == none);
  CHECK(years[2].with_inclusion == today.without_inclusion);
}

TEST_CASE("of assets that are not above zero there is no ratio, and it is told what to do") {
  for (const Fen assets : {Fen{0}, Fen{-10'210'874}}) {
    try {
      (void)measure_effect({.assets_fen = assets, .liabilities_fen = 1}, {}, {quarter, none});
      FAIL("not rejected");
    } catch (const Error& error) {
      const Problem& problem = error.problems().at(0);
      CHECK(problem.found == to_grouped_text(assets));
      CHECK(problem.message.en.find("not above zero") != std::string::npos);
      CHECK_FALSE(problem.todo.zh.empty());
      CHECK_FALSE(problem.todo.en.empty());
    }
  }
}

}  // namespace rubiao::impact
