// SPDX-License-Identifier: Apache-2.0
// A plan whose amount changes within an asset-year: which plans keep their place, and which begin anew.
#include "measurement/plan_change.h"

#include <doctest/doctest.h>

namespace rubiao {
namespace {

constexpr int july = 414;
const AmortisationPlan five_years{
    .amortisable_fen = 12'000'000, .life_months = 60, .first_month = july, .pattern = Pattern::sum_of_years};

PlanStart after_eight_months(Fen gross) {
  return left_by(five_years, july + 8, {.gross = gross}, 2'666'664, 0);
}

PlanChange by_digits(const PlanStart& start, Fen residual = 0) {
  return carry_on(five_years, {.method = Method::sum_of_years, .residual_fen = residual}, start,
                  Pattern::equal_months);
}

}  // namespace

TEST_CASE("three quarters of the amount take three quarters a month, and the years go on") {
  const PlanChange change = by_digits(after_eight_months(7'000'002));
  CHECK(change.plan.past_months == 8);
  CHECK(change.plan.charged_before_fen == 2'666'664);
  CHECK(amortised_through(change.plan, july + 8) == 250'000);
  CHECK(amortised_through(change.plan, july + 11) == 1'000'000);
  CHECK(amortised_through(change.plan, july + 12) == 1'200'000);
  CHECK(amortised_through(change.plan, july + 59) == 7'000'002);
}

TEST_CASE("a plan that goes on twice counts its years from the first") {
  const PlanChange once = by_digits(after_eight_months(7'000'002));
  const PlanStart start = left_by(once.plan, july + 14, {.gross = 4'000'000}, 4'066'664, 0);
  const PlanChange twice =
      carry_on(once.plan, {.method = Method::sum_of_years}, start, Pattern::equal_months);
  CHECK(twice.plan.past_months == 14);
  CHECK(last_month_of(twice.plan) == july + 59);
}

TEST_CASE("what has another life, another method or nothing to charge begins anew") {
  PlanStart longer = after_eight_months(7'000'002);
  longer.months_left += 1;
  CHECK(by_digits(longer).plan.past_months == 0);
  CHECK(by_digits(after_eight_months(100), 100).plan.past_months == 0);
  const PlanChange straight = carry_on(five_years, {}, after_eight_months(5'200'000), Pattern::equal_months);
  CHECK(straight.plan.past_months == 0);
  CHECK(amortised_through(straight.plan, july + 8) == 100'000);
  CHECK(carry_on({}, {.method = Method::sum_of_years}, after_eight_months(7'000'002), Pattern::equal_months)
            .plan.past_months == 0);
}

}  // namespace rubiao
