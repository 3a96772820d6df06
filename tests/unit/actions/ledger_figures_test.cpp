// SPDX-License-Identifier: Apache-2.0
// The balance sheet that disclosures and debt ratio rest on: the host's own where it has one, else worked out
// from the trial balance with every inventory account and settlement accounts on the side of their balance.
#include "actions/ledger_figures.h"

#include <doctest/doctest.h>

#include "property/company_in_memory.h"

namespace rubiao::test {
namespace {

std::vector<HostAccount> accounts(std::initializer_list<std::tuple<const char*, AccountNature, Fen>> rows) {
  std::vector<HostAccount> all;
  for (const auto& [code, nature, closing] : rows)
    all.push_back({.code = code, .name = code, .nature = nature, .closing_fen = closing});
  return all;
}

}  // namespace

TEST_CASE("a balance sheet from the trial balance") {
  using enum AccountNature;
  const HostBalanceSheet sheet = balance_sheet_of(accounts({{"1002", asset, 100'000},
                                                            {"1122", asset, -20'000},
                                                            {"1421", asset, 3'000},
                                                            {"140501", asset, 500},
                                                            {"147101", asset, -100},
                                                            {"5201", cost, 4'000},
                                                            {"500101", cost, 50},
                                                            {"1701", asset, 9'000},
                                                            {"1702", asset, -1'000},
                                                            {"530101", cost, 700},
                                                            {"530102", cost, 60},
                                                            {"530199", cost, 5},
                                                            {"2202", liability, 6'000},
                                                            {"2001", liability, -30'000},
                                                            {"3101", common, -7},
                                                            {"4001", equity, -72'208}}),
                                                  "530101");
  CHECK(sheet.inventories_fen == 3'000 + 500 - 100 + 4'000 + 50);
  CHECK(sheet.intangible_assets_fen == 8'000);
  CHECK(sheet.development_expenditure_fen == 65);
  CHECK(sheet.liabilities_fen == 20'000 + 30'000 + 7);
  CHECK(sheet.assets_fen == 100'000 + 7'450 + 8'000 + 65 + 6'000);
}

TEST_CASE("the host's own balance sheet comes first") {
  CompanyInMemory company;
  const Date day = parse_date("2024-03-31", "date");
  const CompanySettings settings;
  const Accounts codes(company.books.rules.at(day), settings);
  CHECK(balance_sheet_at(company.books, day, codes).assets_fen == 0);
  company.host.statements.sheet = HostBalanceSheet{.assets_fen = 7, .liabilities_fen = 3};
  CHECK(balance_sheet_at(company.books, day, codes).assets_fen == 7);
}

}  // namespace rubiao::test
