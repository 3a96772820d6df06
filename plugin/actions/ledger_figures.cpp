// SPDX-License-Identifier: Apache-2.0
#include "actions/ledger_figures.h"

#include <set>

namespace rubiao {
namespace {

constexpr std::string_view tax_payable = "2221";

Fen closing_under(std::span<const HostAccount> accounts, std::string_view prefix) {
  Fen sum = 0;
  for (const HostAccount& account : accounts) {
    if (account.code.starts_with(prefix)) sum = add(sum, account.closing_fen);
  }
  return sum;
}

constexpr Route every_route[] = {Route::purchased,   Route::self_developed, Route::self_processed,
                                 Route::contributed, Route::exchanged,      Route::restructured,
                                 Route::granted,     Route::combined,       Route::transferred,
                                 Route::donated,     Route::authorised};

// The balance of an account key over all the codes that its routes map to.
Fen closing_of(std::span<const HostAccount> accounts, const Accounts& codes, const std::string& key) {
  std::set<std::string> wanted;
  for (const Route route : every_route) wanted.insert(codes.code(key, route));
  Fen sum = 0;
  for (const HostAccount& account : accounts) {
    if (wanted.contains(account.code)) sum = add(sum, account.closing_fen);
  }
  return sum;
}

}  // namespace

impact::BalanceSheetTotals balance_sheet_totals(std::span<const HostAccount> accounts) {
  impact::BalanceSheetTotals totals;
  for (const HostAccount& account : accounts) {
    const bool asset = account.nature == AccountNature::asset || account.nature == AccountNature::cost ||
                       (account.nature == AccountNature::common && account.closing_fen > 0);
    if (asset) totals.assets_fen = add(totals.assets_fen, account.closing_fen);
    if (account.nature == AccountNature::liability ||
        (account.nature == AccountNature::common && account.closing_fen < 0)) {
      totals.liabilities_fen = subtract(totals.liabilities_fen, account.closing_fen);
    }
  }
  const Fen tax = closing_under(accounts, tax_payable);
  if (tax > 0) {
    totals.assets_fen = add(totals.assets_fen, tax);
    totals.liabilities_fen = add(totals.liabilities_fen, tax);
  }
  return totals;
}

disclosure::ParentRows parent_rows(std::span<const HostAccount> accounts,
                                   const std::string& development_code) {
  Fen inventories = 0;
  for (const char* prefix : {"140", "141", "147", "5001", "5101"})
    inventories = add(inventories, closing_under(accounts, prefix));
  return {.inventories = inventories,
          .intangible_assets = closing_under(accounts, "1701") + closing_under(accounts, "1702") +
                               closing_under(accounts, "1703"),
          .development_expenditure = closing_under(accounts, development_code)};
}

disclosure::LedgerBalances data_balances(std::span<const HostAccount> accounts, const Accounts& codes) {
  return {.cost_1701 = closing_of(accounts, codes, "无形资产"),
          .amortisation_1702 = -closing_of(accounts, codes, "累计摊销"),
          .impairment_1703 = -closing_of(accounts, codes, "减值准备"),
          .development_530102 = closing_of(accounts, codes, "研发支出资本化"),
          .inventory_1405_5001 =
              closing_of(accounts, codes, "库存商品") + closing_of(accounts, codes, "生产成本"),
          .provision_1471 = -closing_of(accounts, codes, "存货跌价准备")};
}

}  // namespace rubiao
