// SPDX-License-Identifier: Apache-2.0
// The balance sheet: every account of the chart has a row, it balances, and the rows that are easily got
// wrong.
#include "balance_sheet.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "temporary_home.h"

using namespace erp;

namespace {

std::vector<AccountBalance> balances_of(TemporaryLedger& home, const std::map<std::string, Fen>& debits) {
  std::vector<AccountBalance> balances = trial_balance(home.ledger, "C1", 20240101, 20241231);
  for (AccountBalance& balance : balances)
    if (const auto found = debits.find(balance.account.code); found != debits.end())
      balance.closing_fen = found->second;
  return balances;
}

Fen amount_of(const std::vector<SheetRow>& rows, const std::string& name) {
  for (const SheetRow& row : rows)
    if (row.id == name || row.name.zh == name) return row.amount_fen;
  FAIL("no row ", name);
  return 0;
}

}  // namespace

TEST_CASE("every account of the chart goes to a row of the sheet, on either side") {
  TemporaryLedger home;
  for (const auto& [code, account] : read_chart(home.ledger, "C1")) {
    if (!account.takes_lines()) continue;
    const std::string counter = code == "1002" ? "4001" : "1002";
    for (const Fen fen : {Fen{100}, Fen{-100}}) {
      CAPTURE(code);
      std::vector<SheetRow> rows;
      CHECK(failure_of([&] {
              rows = balance_sheet(balances_of(home, {{code, fen}, {counter, -fen}}));
            }) == "");
    }
  }
}

TEST_CASE("provisions net their asset, input VAT is an asset, profit stands in undistributed profit") {
  TemporaryLedger home;
  const auto rows = balance_sheet(balances_of(home, {{"1002", 1000},
                                                     {"140501", 300},
                                                     {"500101", 50},
                                                     {"1471", -30},
                                                     {"170101", 600},
                                                     {"170199", 70},
                                                     {"170201", -100},
                                                     {"170301", -20},
                                                     {"530102", 40},
                                                     {"222101", 60},
                                                     {"222102", -10},
                                                     {"2202", -500},
                                                     {"4001", -1100},
                                                     {"4104", -200},
                                                     {"6001", -400},
                                                     {"660202", 240}}));
  CHECK(amount_of(rows, "inventories") == 320);
  CHECK(amount_of(rows, "inventories_data") == 350);
  CHECK(amount_of(rows, "intangibles") == 550);
  CHECK(amount_of(rows, "intangibles_data") == 480);
  CHECK(amount_of(rows, "development") == 40);
  CHECK(amount_of(rows, "development_data") == 40);
  CHECK(amount_of(rows, "other_current_assets") == 50);
  CHECK(amount_of(rows, "taxes") == 0);
  CHECK(amount_of(rows, "retained") == 360);
  CHECK(amount_of(rows, "资产总计") == 1960);
  CHECK(amount_of(rows, "负债合计") == 500);
  CHECK(amount_of(rows, "所有者权益合计") == 1460);
}

TEST_CASE("each row 其中：数据资源 stands below its own, a provision of its own is deducted") {
  TemporaryLedger home;
  const auto rows = balance_sheet(balances_of(
      home,
      {{"140501", 300}, {"140599", 11}, {"500101", 50}, {"500199", 12}, {"147101", -40}, {"4001", -333}}));
  CHECK(amount_of(rows, "inventories") == 333);
  CHECK(amount_of(rows, "inventories_data") == 310);
  CHECK(amount_of(rows, "流动资产合计") == 333);
  for (const std::string above : {"inventories", "intangibles", "development"}) {
    const auto row = std::ranges::find(rows, above, &SheetRow::id);
    REQUIRE(row != rows.end());
    CHECK((row + 1)->id == above + "_data");
    CHECK((row + 1)->name.zh == "其中：数据资源");
  }
}

TEST_CASE("treasury shares are shown positive and deducted") {
  TemporaryLedger home;
  const auto rows = balance_sheet(balances_of(home, {{"1002", 900}, {"4201", 100}, {"4001", -1000}}));
  CHECK(amount_of(rows, "treasury_shares") == 100);
  CHECK(amount_of(rows, "所有者权益合计") == 900);
}

TEST_CASE("books that do not balance give no sheet") {
  TemporaryLedger home;
  CHECK(failure_of([&] {
          balance_sheet(balances_of(home, {{"1002", 1}}));
        }).find("does not balance") != std::string::npos);
}

TEST_CASE("the two totals face each other on the last line") {
  TemporaryLedger home;
  const auto rows = balance_sheet(balances_of(home, {{"1002", 100}, {"4001", -100}}));
  const Json table = balance_sheet_table(rows, rows, "t", Language::zh);
  const Json& last = table.at("rows").back();
  CHECK(last[0] == "资产总计");
  CHECK(last[1] == "1.00");
  CHECK(last[3] == "负债和所有者权益总计");
  CHECK(last[4] == "1.00");
}
