// SPDX-License-Identifier: Apache-2.0
// Spending: template, accounts and movement by class; what comes after the asset was transferred; vouchers
// and month ends in their form.
#include <doctest/doctest.h>

#include "posting/month_end.h"
#include "standings.h"

namespace rubiao {
namespace {

Event spent(const char* item, bool capitalise = false, Fen vat = 0, const char* settlement = "银行存款") {
  return event("cost_incurred", day(5, 10),
               CostIncurred{.item = item,
                            .amount_fen = 1'000,
                            .vat_fen = vat,
                            .settlement = settlement,
                            .measured_by = "成本凭证",
                            .capitalise = capitalise ? std::optional(true) : std::nullopt});
}

Standing developing() {
  Standing result = standing(Route::self_developed, Purpose::internal_use, Stage::development);
  result.data_set.conditions = FiveConditions{};
  result.data_set.conditions->met_on.fill(day(4, 1));
  result.as_at = result.data_set;
  return result;
}

}  // namespace

TEST_CASE("spending by class: entry and row of the note tables") {
  const struct {
    Standing before;
    Event event;
    const char* entry;
    MovementKind kind;
  } table[] = {
      {standing(Route::purchased, Purpose::internal_use), spent("购买价款", true, 60, "应付账款"),
       "借 170101 10.00; 借 222101 0.60; 贷 2202 10.60", MovementKind::purchased},
      {standing(Route::authorised, Purpose::internal_use), spent("登记结算", true),
       "借 170103 10.00; 贷 1002 10.00", MovementKind::other_increase},
      {standing(Route::purchased, Purpose::internal_use), spent("培训"), "借 660202 10.00; 贷 1002 10.00",
       MovementKind::expensed},
      {standing(Route::self_developed, Purpose::internal_use, Stage::research),
       spent("人工", false, 0, "应付职工薪酬"), "借 530101 10.00; 贷 2211 10.00",
       MovementKind::research_expensed},
      {developing(), spent("人工", true, 0, "应付职工薪酬"), "借 530102 10.00; 贷 2211 10.00",
       MovementKind::development_added},
      {developing(), spent("培训"), "借 530101 10.00; 贷 1002 10.00", MovementKind::research_expensed},
      {standing(Route::purchased, Purpose::sale), spent("购买价款", true), "借 140501 10.00; 贷 1002 10.00",
       MovementKind::inventory_purchased},
      {standing(Route::self_processed, Purpose::sale, Stage::none), spent("采集", true),
       "借 500101 10.00; 贷 1002 10.00", MovementKind::inventory_processed},
  };
  for (const auto& row : table) {
    CAPTURE(row.entry);
    const Consequence result = carried_out(row.before, row.event);
    CHECK(text_of(result.entries) == row.entry);
    REQUIRE(result.movements.size() == 1);
    CHECK(result.movements[0].kind == row.kind);
    CHECK(result.movements[0].delta.gross == 1'000);
  }
}

TEST_CASE("a cost that comes in when its asset is transferred or amortised already is refused") {
  Standing transferred = developing();
  transferred.data_set.stage = Stage::available;
  transferred.data_set.available_on = day(6, 10);
  CHECK(refusal_of(transferred, spent("人工", true)) == "CM-4");
  Standing finished = standing(Route::self_processed, Purpose::sale, Stage::none);
  finished.data_set.available_on = day(6, 10);
  CHECK(refusal_of(finished, spent("采集", true)) == "CM-12");
  Standing amortised = standing(Route::purchased, Purpose::internal_use);
  amortised.data_set.available_on = day(6, 10);
  amortised.intangible.gross = 5'000;
  CHECK(refusal_of(amortised, spent("清洗", true)) == "CM-1");
}

TEST_CASE("a company's own accounts go before those of the rules, a route's own before the key's") {
  CompanySettings settings;
  settings.accounts = {{"无形资产", "1701"}, {"无形资产/外购", "17010101"}, {"银行存款", "100201"}};
  CHECK(text_of(
            carried_out(standing(Route::purchased, Purpose::internal_use), spent("购买价款", true), settings)
                .entries) == "借 17010101 10.00; 贷 100201 10.00");
  CHECK(text_of(
            carried_out(standing(Route::authorised, Purpose::internal_use), spent("购买价款", true), settings)
                .entries) == "借 1701 10.00; 贷 100201 10.00");
}

TEST_CASE("amortisation groups merge by account and cost centre, debits first") {
  const ChargeGroup groups[] = {{Use::management, Route::purchased, "", "", 0},
                                {Use::management, Route::purchased, "甲", "", 100},
                                {Use::idle, Route::purchased, "甲", "", 20},
                                {Use::selling, Route::self_developed, "甲", "", 3}};
  const auto entry = AmortisationEntries().compose(groups, Period(2024, 5), shipped_rules(), {});
  REQUIRE(entry);
  CHECK(text_of({*entry}) == "借 660202 1.20; 借 6601 0.03; 贷 170201 1.20; 贷 170202 0.03");
  CHECK_FALSE(AmortisationEntries().compose(std::span(groups, 1), Period(2024, 5), shipped_rules(), {}));
  const ResearchTotal totals[] = {{"甲", 70}, {"乙", 0}};
  CHECK(text_of({*compose_research_close(totals, Period(2024, 5), shipped_rules(), {})}) ==
        "借 660201 0.70; 贷 530101 0.70");
}

TEST_CASE("a voucher that does not balance is our own mistake and is not written") {
  Voucher voucher{{"C", Period(2024, 5), "E01", 1},
                  day(5, 1),
                  Currency::CNY,
                  "",
                  {{.account = "1", .debit_fen = 5}, {.account = "2", .credit_fen = 5}}};
  CHECK_NOTHROW(demand_balance(voucher));
  CHECK(to_text(voucher.key) == "E01/2024-05/1");
  Voucher other = voucher;
  other.lines[1].credit_fen = 4;
  CHECK_THROWS_AS(demand_balance(other), Error);
  CHECK(digest(other) != digest(voucher));
  other = voucher;
  other.lines[0].credit_fen = 5;
  other.lines[1].debit_fen = 5;
  CHECK_THROWS_AS(demand_balance(other), Error);
  other = voucher;
  other.lines = {{.account = "1"}, {.account = "2"}};
  CHECK_THROWS_AS(demand_balance(other), Error);
}

}  // namespace rubiao
