// SPDX-License-Identifier: Apache-2.0
// Development and readiness: the refusals of estimates (UL-1, UL-2, UL-5, RF-5, AM-4 to AM-6), of what has no
// cost (PR-3), and the plan.
#include <doctest/doctest.h>

#include "standings.h"

namespace rubiao {
namespace {

Standing bought(Fen cost) {
  Standing result = standing(Route::purchased, Purpose::internal_use);
  result.intangible.gross = cost;
  return result;
}

Event available(const StatedEstimates& stated) {
  return event("stage_changed", day(3, 31),
               StageChanged{.stage = Stage::available, .conditions = {}, .stated = stated});
}

Event development(Date met) {
  FiveConditions conditions;
  conditions.met_on.fill(met);
  return event("stage_changed", day(3, 28),
               StageChanged{.stage = Stage::development, .conditions = conditions, .stated = {}});
}

}  // namespace

TEST_CASE("estimates that the standard does not bear are refused") {
  const struct {
    const char* what;
    StatedEstimates stated;
    Fen cost;
    const char* refusal;
  } table[] = {
      {"no life", {}, 100, "UL-1"},
      {"sixty months need no grounds", {.estimates = {.life_months = 60}}, 100, ""},
      {"a long life needs its grounds", {.estimates = {.life_months = 61}}, 100, "RF-5"},
      {"a long life with its grounds", {.estimates = {.life_months = 61}, .life_basis = "合同"}, 100, ""},
      {"a life beyond the right",
       {.estimates = {.life_months = 12}, .rights_end = parse_date("2024-12-31", "")},
       100,
       "UL-2"},
      {"a right that will be renewed",
       {.estimates = {.life_months = 12},
        .rights_end = parse_date("2024-12-31", ""),
        .renewal_basis = "续约函"},
       100,
       ""},
      {"an indefinite life without grounds", {.estimates = {.indefinite = true}}, 100, "UL-5"},
      {"an indefinite life with grounds",
       {.estimates = {.indefinite = true}, .life_basis = "法定无期限"},
       100,
       ""},
      {"an indefinite life of a right that ends",
       {.estimates = {.indefinite = true}, .life_basis = "无", .rights_end = parse_date("2034-12-31", "")},
       100,
       "UL-2"},
      {"revenue without an exception",
       {.estimates = {.life_months = 12, .method = Method::revenue, .units_expected = 5}},
       100,
       "AM-6"},
      {"revenue fixed by contract",
       {.estimates = {.life_months = 12, .method = Method::revenue, .units_expected = 5},
        .revenue_basis = "合同固定收入总额"},
       100,
       ""},
      {"units of an unknown number",
       {.estimates = {.life_months = 12, .method = Method::units}},
       100,
       "AM-5"},
      {"a residual value without grounds",
       {.estimates = {.life_months = 12, .residual_fen = 1}},
       100,
       "AM-4"},
      {"a residual value with grounds",
       {.estimates = {.life_months = 12, .residual_fen = 99}, .residual_basis = "活跃市场"},
       100,
       ""},
      {"a residual value of all the cost",
       {.estimates = {.life_months = 12, .residual_fen = 100}, .residual_basis = "活跃市场"},
       100,
       "AM-4"},
      {"no cost", {.estimates = {.life_months = 12}}, 0, "PR-3"},
  };
  for (const auto& row : table) {
    CAPTURE(row.what);
    CHECK(refusal_of(bought(row.cost), available(row.stated)) == row.refusal);
  }
}

TEST_CASE("the plan runs from the month available for use, on cost less residual value") {
  const Consequence result =
      carried_out(bought(10'000), available({.estimates = {.life_months = 36, .residual_fen = 1'000},
                                             .residual_basis = "第三方承诺购买"}));
  REQUIRE(result.plan);
  CHECK(result.plan->from_month == Period(2024, 3).month_index());
  CHECK(result.plan->plan.first_month == Period(2024, 3).month_index());
  CHECK(result.plan->plan.amortisable_fen == 9'000);
  CHECK(result.plan->plan.life_months == 36);
  CHECK(result.entries.empty());
  CHECK(result.movements.empty());
}

TEST_CASE("development is transferred whole, and only when all five conditions hold") {
  Standing research = standing(Route::self_developed, Purpose::internal_use, Stage::research);
  CHECK(refusal_of(research, development(day(3, 29))) == "CM-4");
  const Consequence entered = carried_out(research, development(day(3, 26)));
  CHECK(entered.after.stage == Stage::development);

  Standing project = research;
  project.data_set = project.as_at = entered.after;
  project.development.gross = 50'000;
  const Consequence ready = carried_out(project, available({.estimates = {.life_months = 60}}));
  CHECK(text_of(ready.entries) == "借 170102 500.00; 贷 530102 500.00");
  REQUIRE(ready.movements.size() == 2);
  CHECK(ready.movements[0].kind == MovementKind::development_transferred);
  CHECK(ready.movements[0].delta.gross == -50'000);
  CHECK(ready.movements[1].delta.gross == 50'000);
  CHECK(ready.plan->plan.amortisable_fen == 50'000);
}

TEST_CASE("processed inventory is finished without life or plan") {
  Standing processing = standing(Route::self_processed, Purpose::sale, Stage::none);
  processing.inventory.gross = 700;
  const Consequence finished = carried_out(processing, available({}));
  CHECK(text_of(finished.entries) == "借 140501 7.00; 贷 500101 7.00");
  CHECK_FALSE(finished.plan);
}

}  // namespace rubiao
