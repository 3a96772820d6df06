// SPDX-License-Identifier: Apache-2.0
// What the store keeps comes back: events and verdicts, versions of the register, movements as at a day,
// vouchers and their outbox, plans, the chain.
#include <doctest/doctest.h>

#include "small_store.h"
#include "store/charges.h"

namespace rubiao::store {

TEST_CASE("an event comes back as it came in, with its state") {
  SmallStore small;
  const std::int64_t number =
      put_event(small.connection, small.company, sold_event(1), true, "李敏", day(5, 1));
  CHECK(number == 1);
  const auto known = find_event(small.connection, small.company, SourceId{"D", 1});
  REQUIRE(known);
  CHECK(known->event.canonical == sold_event(1).canonical);
  CHECK(known->state == EventState::proposed);
  CHECK(known->entered_by == "李敏");
  CHECK(open_proposals(small.connection, small.company).size() == 1);
  put_verdict(small.connection, small.company, *known, {false, "王强", day(5, 2), "缺证据"});
  CHECK(find_event(small.connection, small.company, number)->state == EventState::rejected);
  CHECK(open_proposals(small.connection, small.company).empty());
  CHECK(find_verdict(small.connection, small.company, number)->reason == "缺证据");
  CHECK_FALSE(find_event(small.connection, small.company, SourceId{"D", 2}));
  CHECK(status_of([&] {
          put_event(small.connection, small.company, sold_event(1, "2.00"), false, "李敏", day(5, 1));
        }) == Status::store_failed);
}

TEST_CASE("the register keeps versions, and shows the one of a day") {
  SmallStore small;
  DataSet data_set{.id = "DS",
                   .name = "数据",
                   .route = Route::self_developed,
                   .stage = Stage::research,
                   .cost_center = "项目组",
                   .registered_on = day(1, 8)};
  CHECK(put_data_set(small.connection, small.company, data_set, 1, day(1, 8)) == 1);
  data_set.answers = Answers{.controlled = true, .identifiable = true};
  data_set.conditions = FiveConditions{{day(3, 1), day(3, 2), std::nullopt, day(3, 4), day(3, 5)}};
  data_set.restrictions = {{RestrictionKind::pledge, "R-1", "银行", day(4, 1), 5'000, 100},
                           {RestrictionKind::seizure, "S-1", "法院", day(4, 2)}};
  data_set.available_on = day(5, 1);
  data_set.left_on = day(6, 1);
  data_set.estimates.life_months = 36;
  data_set.estimates.residual_fen = 7;
  CHECK(put_data_set(small.connection, small.company, data_set, 2, day(3, 1)) == 1);
  const auto latest = find_data_set(small.connection, small.company, "DS");
  REQUIRE(latest);
  CHECK(latest->data_set.answers == data_set.answers);
  CHECK(latest->data_set.conditions == data_set.conditions);
  CHECK(latest->data_set.restrictions == data_set.restrictions);
  CHECK(latest->data_set.available_on == day(5, 1));
  CHECK(latest->data_set.left_on == day(6, 1));
  CHECK(latest->data_set.estimates.life_months == 36);
  CHECK(latest->data_set.estimates.residual_fen == 7);
  CHECK_FALSE(find_data_set(small.connection, small.company, "DS", day(2, 28))->data_set.answers);
  CHECK_FALSE(find_data_set(small.connection, small.company, "DS", day(1, 7)));
  CHECK(all_data_sets(small.connection, small.company, day(1, 7)).empty());
  CHECK(all_data_sets(small.connection, small.company).size() == 1);
}

TEST_CASE("movements add up to a standing, today and as at a day") {
  SmallStore small;
  put_data_set(small.connection, small.company, {.id = "DS", .name = "数据", .registered_on = day(1, 8)}, 1,
               day(1, 8));
  const auto book = [&](MovementKind kind, Fen gross, int month) {
    put_movement(small.connection, small.company, 1, {kind, {.gross = gross}, "R"},
                 {.date = day(month, 10), .period = Period(2024, month)});
  };
  book(MovementKind::purchased, 100, 2);
  book(MovementKind::purchased, 20, 4);
  book(MovementKind::development_added, 7, 3);
  book(MovementKind::inventory_purchased, 3, 3);
  book(MovementKind::research_expensed, 50, 3);
  const auto stored = *find_data_set(small.connection, small.company, "DS");
  const Standing today = standing_of(small.connection, small.company, stored);
  CHECK(today.intangible.gross == 120);
  CHECK(today.development.gross == 7);
  CHECK(today.inventory.gross == 3);
  CHECK(standing_of(small.connection, small.company, stored, day(3, 31)).intangible.gross == 100);
  const auto open = open_research(small.connection, small.company, Period(2024, 3));
  REQUIRE(open.size() == 1);
  CHECK(open[0].sum_fen == 50);
  CHECK(open_research(small.connection, small.company, Period(2024, 2)).empty());
  const auto totals = movement_totals(small.connection, small.company, day(3, 1), day(4, 30));
  REQUIRE(!totals.empty());
  CHECK(totals[0].kind == MovementKind::purchased);
  CHECK(totals[0].before.gross == 100);
  CHECK(totals[0].during.gross == 20);
}

TEST_CASE("vouchers take the next number of their period and kind and wait in the outbox") {
  SmallStore small;
  const VoucherOrigin may{.date = day(5, 1), .period = Period(2024, 5)};
  CHECK(put_voucher(small.connection, small.company, small_entry(), may).key.sequence == 1);
  CHECK(put_voucher(small.connection, small.company, small_entry(7), may).key.sequence == 2);
  CHECK(put_voucher(small.connection, small.company, small_entry(),
                    {.date = day(6, 1), .period = Period(2024, 6)})
            .key.sequence == 1);
  VoucherOrigin by_host = may;
  by_host.host_voucher = "转-1";
  put_voucher(small.connection, small.company, small_entry(), by_host);
  const auto open = outbox_of(small.connection, small.company);
  REQUIRE(open.size() == 3);
  CHECK(open[1].sha256 == digest(open[1].voucher));
  put_receipt(small.connection, small.company, open[0].voucher.key, "记-1");
  CHECK(outbox_of(small.connection, small.company).size() == 2);
  CHECK(vouchers_between(small.connection, small.company, Period(2024, 5), Period(2024, 5)).at(0).receipt ==
        "记-1");
  CHECK(host_vouchers_of(small.connection, small.company).size() == 1);
  Entry unbalanced = small_entry();
  unbalanced.lines[0].debit_fen = 1;
  CHECK(status_of([&] { put_voucher(small.connection, small.company, unbalanced, may); }) ==
        Status::internal);
}

TEST_CASE("each link of the chain depends on all before it, companies apart") {
  SmallStore one;
  SmallStore other;
  append_link(one.connection, one.company, "a", "1");
  append_link(other.connection, other.company, "a", "2");
  append_link(one.connection, one.company, "b", "x");
  append_link(other.connection, other.company, "b", "x");
  CHECK(chain_head(one.connection, one.company).links == 2);
  CHECK(chain_head(one.connection, one.company).digest != chain_head(other.connection, other.company).digest);
  const Company second = ensure_company(one.connection, "D");
  CHECK(chain_head(one.connection, second).links == 0);
}

TEST_CASE("the packed keys keep company, month, asset and version apart") {
  const Company company{1'048'575, "C"};
  CHECK(asset_of_charge(charge_key(company, 2047, 4'294'967'295)) == 4'294'967'295);
  CHECK(month_of_charge(charge_key(company, 2047, 4'294'967'295)) == 2047);
  CHECK(asset_of_plan(plan_key(company, 4'294'967'295, 2047)) == 4'294'967'295);
  CHECK(charge_key(company, 0, 0) > charge_key({company.number - 1, "B"}, 2047, 4'294'967'295));
}

}  // namespace rubiao::store
