// SPDX-License-Identifier: Apache-2.0
// Present values, impairment losses and their allocation to a group, and net realisable value, by hand.
#include <doctest/doctest.h>

#include "base/error.h"
#include "measurement/impairment.h"
#include "measurement/net_realisable_value.h"
#include "measurement/value_in_use.h"

namespace rubiao {
namespace {

Date on(const char* text) {
  return parse_date(text, "");
}

Decimal rate(const char* text) {
  return Decimal::parse(text, "");
}

using Shares = std::vector<Fen>;

}  // namespace

TEST_CASE("present values: whole years compound, the days beyond them bear simple interest") {
  const CashFlow two[] = {{on("2025-12-31"), 10'000}, {on("2026-12-31"), 10'000}};
  CHECK(present_value(two, rate("0.10"), on("2024-12-31")) == 17'355);
  const CashFlow half[] = {{on("2025-07-01"), 10'500}};  // 182 days: 105 ÷ (1 + 0.1 × 182 ÷ 365) = 100.012
  CHECK(present_value(half, rate("0.10"), on("2024-12-31")) == 10'001);
  const CashFlow today[] = {{on("2024-12-31"), 777}, {on("2025-12-31"), -110}};
  CHECK(present_value(today, rate("0.1"), on("2024-12-31")) == 677);
  CHECK(present_value(two, rate("0"), on("2024-12-31")) == 20'000);
}

TEST_CASE("a leap day a year later is 28 February") {
  const CashFlow flow[] = {{on("2025-02-28"), 11'000}};
  CHECK(present_value(flow, rate("0.10"), on("2024-02-29")) == 10'000);
}

TEST_CASE("what has flowed already is no cash flow to come") {
  const CashFlow past[] = {{on("2024-12-30"), 1}};
  CHECK_THROWS_AS((void)present_value(past, rate("0.1"), on("2024-12-31")), Error);
}

TEST_CASE("recoverable is the higher of the two that are known") {
  CHECK(Recoverable{5, 7}.amount() == 7);
  CHECK(Recoverable{5, std::nullopt}.amount() == 5);
  CHECK(Recoverable{std::nullopt, 7}.amount() == 7);
  CHECK_FALSE(Recoverable{}.amount());
  CHECK(impairment_loss(100, 60) == 40);
  CHECK(impairment_loss(100, 160) == 0);
  CHECK(impairment_loss(100, -5) == 100);
}

TEST_CASE("a group's loss goes by carrying amount, none below its floor, and the rest to the others") {
  const GroupMember plain[] = {{600, 0}, {300, 0}, {300, 0}};
  CHECK(allocate_loss(400, plain) == Shares{200, 100, 100});
  const GroupMember floored[] = {{600, 0}, {300, 250}, {300, 0}};
  CHECK(allocate_loss(400, floored) == Shares{233, 50, 117});  // 50 left over go 600 : 300
  const GroupMember fixed[] = {{100, 100}, {50, 40}};
  CHECK(allocate_loss(30, fixed) == Shares{0, 10});  // nobody can bear the other 20
  CHECK(allocate_loss(0, plain) == Shares{0, 0, 0});
}

TEST_CASE("contracted and uncontracted parts are measured apart") {
  const SalePart parts[] = {{.contracted = true, .quantity = 4, .price_fen = 6'000},
                            {.quantity = 6, .price_fen = 5'000, .completion_fen = 200, .selling_fen = 300}};
  CHECK(required_provision(10'000, parts) == 1'500);  // no surplus of the first covers the second
  const SalePart worthless[] = {{.price_fen = 100, .selling_fen = 300}};
  CHECK(required_provision(1'000, worthless) == 1'000);
}

}  // namespace rubiao
