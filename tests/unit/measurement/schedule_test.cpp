// SPDX-License-Identifier: Apache-2.0
// A schedule under assumed changes: estimates before the month's charge, an impairment after it, and the end.
#include "measurement/schedule.h"

#include <doctest/doctest.h>

namespace rubiao {
namespace {

constexpr int january = 408;

ScheduleStart start_of(Fen cost, int life) {
  return {.month = january,
          .estimates = {.life_months = life},
          .plan = AmortisationPlan{.amortisable_fen = cost, .life_months = life, .first_month = january},
          .standing = {.gross = cost}};
}

Fen sum_of_charges(const std::vector<ScheduleMonth>& months) {
  Fen sum = 0;
  for (const ScheduleMonth& month : months) sum += month.charge_fen;
  return sum;
}

}  // namespace

TEST_CASE("without changes a schedule is its plan") {
  const auto months = project_schedule(start_of(1'200, 12), {});
  REQUIRE(months.size() == 12);
  CHECK(months.front().opening_fen == 1'200);
  CHECK(months.front().charge_fen == 100);
  CHECK(months.back().closing_fen == 0);
}

TEST_CASE("a change of estimate bears on its own month, an impairment on the next") {
  AssumedChange longer{.month = january + 2, .estimates = {}, .recoverable_fen = {}};
  longer.estimates.remaining_months = 20;
  const AssumedChange impaired{.month = january + 5, .estimates = {}, .recoverable_fen = 400};
  const AssumedChange changes[] = {longer, impaired};
  const auto months = project_schedule(start_of(1'200, 12), changes);
  REQUIRE(months.size() == 22);
  CHECK(months[2].charge_fen == 50);  // 1,000 ÷ 20
  CHECK(months[5].charge_fen == 50);
  CHECK(months[5].impaired_fen == 400);  // 800 down to 400
  CHECK(months[6].charge_fen == 25);     // 400 ÷ 16
  CHECK(months.back().closing_fen == 0);
  CHECK(sum_of_charges(months) == 800);
}

TEST_CASE("a residual value above the carrying amount ends the charges until it falls") {
  AssumedChange up{.month = january + 4, .estimates = {}, .recoverable_fen = {}};
  up.estimates.residual_fen = 900;
  AssumedChange down{.month = january + 6, .estimates = {}, .recoverable_fen = {}};
  down.estimates.residual_fen = 200;
  down.estimates.remaining_months = 6;
  const AssumedChange changes[] = {up, down};
  const auto months = project_schedule(start_of(1'200, 12), changes);
  REQUIRE(months.size() == 12);
  CHECK(months[4].charge_fen == 0);
  CHECK(months[5].charge_fen == 0);
  CHECK(months[6].charge_fen == 100);  // (800 − 200) ÷ 6
  CHECK(months.back().closing_fen == 200);
}

TEST_CASE("by units a schedule needs an assumed usage; the end of the life takes the rest") {
  ScheduleStart start = start_of(1'200, 4);
  start.estimates.method = Method::units;
  start.plan->pattern = Pattern::units;
  start.plan->units_expected = 100;
  start.units_a_month = 30;
  const auto months = project_schedule(start, {});
  REQUIRE(months.size() == 4);
  CHECK(months[0].charge_fen == 360);
  CHECK(months[3].charge_fen == 120);
}

}  // namespace rubiao
