// SPDX-License-Identifier: Apache-2.0
// Sale and lapse: the entry, the gain or loss, the plan that stops, and AM-1, AM-2, DR-1 where they refuse.
#include <doctest/doctest.h>

#include "standings.h"

namespace rubiao {
namespace {

Event sale(int month, Fen proceeds, Fen vat = 0, const char* voucher = "") {
  return event(
      "sold", day(month, 20),
      Sold{.proceeds_fen = proceeds, .vat_fen = vat, .settlement = "银行存款", .host_voucher = voucher});
}

Event lapse(int month) {
  return event("invalidated", day(month, 20), Invalidated{"到期"});
}

}  // namespace

TEST_CASE("every month before the leaving one is charged, that month is not") {
  CHECK(refusal_of(in_use(5), sale(6, 9'000)) == "");
  CHECK(refusal_of(in_use(6), sale(6, 9'000)) == "AM-2");
  CHECK(refusal_of(in_use(4), sale(6, 9'000)) == "AM-1");
  CHECK(refusal_of(in_use(std::nullopt), sale(6, 9'000)) == "AM-1");
  CHECK(refusal_of(in_use(std::nullopt), sale(3, 9'000)) == "");
  CHECK(refusal_of(in_use(6), lapse(6)) == "AM-2");
  CHECK(refusal_of(in_use(4), lapse(6)) == "AM-1");
}

TEST_CASE("an asset at the end of its life owes no more months") {
  Standing old = in_use(5);
  old.data_set.estimates.life_months = 3;
  old.plan->life_months = 3;
  old.intangible.amortisation = 12'000;
  CHECK(text_of(carried_out(old, sale(12, 100)).entries) ==
        "借 1002 1.00; 借 170201 120.00; 贷 170101 120.00; 贷 6115 1.00");
}

TEST_CASE("sale of an intangible asset: proceeds less carrying amount") {
  const Consequence gain = carried_out(in_use(5), sale(6, 10'000, 600));
  CHECK(text_of(gain.entries) ==
        "借 1002 106.00; 借 170201 30.00; 贷 170101 120.00; 贷 222102 6.00; 贷 6115 10.00");
  CHECK(text_of(carried_out(in_use(5), sale(6, 8'000)).entries) ==
        "借 1002 80.00; 借 170201 30.00; 借 6115 10.00; 贷 170101 120.00");
  CHECK(text_of(carried_out(in_use(5), sale(6, 9'000)).entries) ==
        "借 1002 90.00; 借 170201 30.00; 贷 170101 120.00");
  REQUIRE(gain.plan);
  CHECK(gain.plan->plan.life_months == 0);
  CHECK(gain.plan->from_month == Period(2024, 6).month_index());
  CHECK(gain.after.left_on == day(6, 20));
  CHECK(gain.movements.at(0).delta == Amounts{.gross = -12'000, .amortisation = -3'000});
}

TEST_CASE("lapse: the carrying amount goes to non-operating expense") {
  const Consequence result = carried_out(in_use(5), lapse(6));
  CHECK(text_of(result.entries) == "借 170201 30.00; 借 6711 90.00; 贷 170101 120.00");
  CHECK(refusal_of(standing(Route::purchased, Purpose::internal_use), lapse(6)) == "invalid asset");
}

TEST_CASE("inventory takes its cost along, unrecognised data has none") {
  Standing goods = standing(Route::purchased, Purpose::sale);
  goods.inventory.gross = 500;
  CHECK(text_of(carried_out(goods, sale(6, 800, 48)).entries) ==
        "借 1002 8.48; 贷 6001 8.00; 贷 222102 0.48; 借 6401 5.00; 贷 140501 5.00");
  Standing never_recognised = standing(Route::self_processed, Purpose::sale, Stage::none);
  CHECK(refusal_of(never_recognised, sale(6, 800)) == "RV-3");  // assessed as inventory: its cost is missing
  never_recognised.data_set.answers->cost_measurable = false;
  never_recognised.as_at = never_recognised.data_set;
  const Consequence unrecognised = carried_out(never_recognised, sale(6, 800));
  CHECK(text_of(unrecognised.entries) == "借 1002 8.00; 贷 6001 8.00");
  CHECK(unrecognised.movements.empty());
  CHECK_FALSE(unrecognised.after.left_on);
}

TEST_CASE("what is in progress cannot be sold") {
  Standing project = standing(Route::self_developed, Purpose::internal_use, Stage::development);
  project.development.gross = 100;
  CHECK(refusal_of(project, sale(6, 800)) == "DR-1");
  Standing processing = standing(Route::self_processed, Purpose::sale, Stage::none);
  processing.inventory.gross = 100;
  CHECK(refusal_of(processing, sale(6, 800)) == "DR-1");
}

TEST_CASE("what is pledged cannot be sold, but it can lapse") {
  Standing pledged = in_use(5);
  pledged.data_set.restrictions = {Restriction{.registration = "R-1"}};
  CHECK(refusal_of(pledged, sale(6, 9'000)) == "DR-5");
  CHECK(refusal_of(pledged, lapse(6)) == "");
}

TEST_CASE("what the host posts names the host's voucher, what we post does not") {
  CompanySettings by_host;
  by_host.posted_by_host = {"sold"};
  const Consequence result = carried_out(in_use(5), sale(6, 9'000, 0, "转-17"), by_host);
  CHECK(result.host_posts);
  CHECK(result.host_voucher == "转-17");
  CHECK(text_of(result.entries) == "借 1002 90.00; 借 170201 30.00; 贷 170101 120.00");
  CHECK(refusal_of(in_use(5), sale(6, 9'000), by_host) == "invalid host_voucher");
  CHECK(refusal_of(in_use(5), sale(6, 9'000, 0, "转-17")) == "invalid host_voucher");
}

}  // namespace rubiao
