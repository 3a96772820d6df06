// SPDX-License-Identifier: Apache-2.0
// Straight-line months worked out by hand: rounding, the cap, the last month's remainder, and months that
// were missed.
#include "measurement/amortisation.h"

#include <doctest/doctest.h>

#include <vector>

#include "measurement/movement.h"

namespace rubiao {
namespace {

constexpr int march = 410;

std::vector<Fen> charges(AmortisationPlan plan) {
  plan.first_month = march;
  std::vector<Fen> all;
  Fen sum = 0;
  for (int month = march; month < march + plan.life_months; ++month) {
    all.push_back(charge_of(plan, month, sum));
    sum += all.back();
  }
  return all;
}

using Months = std::vector<Fen>;

}  // namespace

TEST_CASE("equal months: the last takes the remainder, none goes past what is left") {
  const struct {
    Fen amortisable;
    int life;
    Months months;
  } table[] = {
      {10'000, 3, {3'333, 3'333, 3'334}},
      {10'001, 3, {3'334, 3'334, 3'333}},
      {1, 3, {0, 0, 1}},
      {2, 3, {1, 1, 0}},
      {3, 5, {1, 1, 1, 0, 0}},  // 0.6 rounds to 1, and three are all there is
      {5, 2, {3, 2}},           // 2.5 rounds away from zero
      {7, 1, {7}},
      {max_fen, 2, {max_fen / 2, max_fen / 2}},
  };
  for (const auto& row : table) {
    CAPTURE(row.amortisable);
    CHECK(charges({.amortisable_fen = row.amortisable, .life_months = row.life}) == row.months);
  }
}

TEST_CASE("on the remainder: what is left over the months left") {
  const Pattern on_remainder = Pattern::on_remainder;
  CHECK(charges({10'000, 3, 0, on_remainder}) == Months{3'333, 3'334, 3'333});
  CHECK(charges({3, 5, 0, on_remainder}) == Months{1, 1, 0, 1, 0});
  CHECK(charges({1, 3, 0, on_remainder}) == Months{0, 1, 0});
  CHECK(charges({7, 1, 0, on_remainder}) == Months{7});
}

TEST_CASE("nothing before the first month, everything from the last on") {
  const AmortisationPlan plan{.amortisable_fen = 10'000, .life_months = 3, .first_month = march};
  CHECK(amortised_through(plan, march - 1) == 0);
  CHECK(amortised_through(plan, march) == 3'333);
  CHECK(amortised_through(plan, march + 2) == 10'000);
  CHECK(amortised_through(plan, march + 200) == 10'000);
  CHECK(amortised_through({.amortisable_fen = 0, .life_months = 3, .first_month = march}, march) == 0);
}

TEST_CASE("months that were missed are caught up by the next charge") {
  const AmortisationPlan plan{.amortisable_fen = 10'000, .life_months = 3, .first_month = march};
  CHECK(charge_of(plan, march + 1, 0) == 6'666);
  CHECK(charge_of(plan, march + 2, 3'333) == 6'667);
  CHECK(charge_of(plan, march + 5, 10'000) == 0);
}

TEST_CASE("each kind of movement belongs to one part of the note tables") {
  CHECK(holding_of(MovementKind::amortised) == Holding::intangible);
  CHECK(holding_of(MovementKind::provision_reversed) == Holding::inventory);
  CHECK(holding_of(MovementKind::development_abandoned) == Holding::development);
  CHECK(holding_of(MovementKind::research_closed) == Holding::expense);
  CHECK(column_of(Route::purchased) == Column::purchased);
  CHECK(column_of(Route::self_processed) == Column::self_made);
  CHECK(column_of(Route::authorised) == Column::other);
}

TEST_CASE("the carrying amount is what amortisation and provision leave") {
  Amounts amounts{.gross = 100, .amortisation = 30, .impairment = 20};
  CHECK(amounts.carrying() == 50);
  amounts += {.gross = -100, .amortisation = -30, .impairment = -20};
  CHECK(amounts == Amounts{});
}

}  // namespace rubiao
