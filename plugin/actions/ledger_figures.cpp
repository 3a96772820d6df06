// SPDX-License-Identifier: Apache-2.0
#include "actions/ledger_figures.h"

#include <algorithm>
#include <array>
#include <set>

namespace rubiao {
namespace {

// The rows of the MoF form by the codes of its chart [MOF2006-18:A].
constexpr std::array<std::string_view, 10> inventory{"140", "141", "142",  "143",  "144",
                                                     "145", "147", "5001", "5101", "5201"};
constexpr std::array<std::string_view, 3> intangible{"1701", "1702", "1703"};
// Settlement accounts stand on the side of their balance: a receivable in credit is a liability, a payable in
// debit an asset.
constexpr std::array<std::string_view, 9> turned_by_sign{"1122", "1123", "1221", "2202", "2203",
                                                         "2211", "2221", "2231", "2241"};

template <std::size_t N>
bool is_one_of(std::string_view code, const std::array<std::string_view, N>& prefixes) {
  return std::ranges::any_of(prefixes, [&](std::string_view prefix) { return code.starts_with(prefix); });
}

// The balance of an account key over all the codes that its routes map to.
Fen closing_of(std::span<const HostAccount> accounts, const Accounts& codes, const std::string& key) {
  std::set<std::string> wanted;
  for (const Route route : all_routes) wanted.insert(codes.code(key, route));
  Fen sum = 0;
  for (const HostAccount& account : accounts) {
    if (wanted.contains(account.code)) sum = add(sum, account.closing_fen);
  }
  return sum;
}

}  // namespace

HostBalanceSheet balance_sheet_of(std::span<const HostAccount> accounts, const std::string& expensed_code) {
  HostBalanceSheet sheet;
  for (const HostAccount& account : accounts) {
    const Fen balance = account.closing_fen;
    if (account.code == expensed_code) continue;  // closed to 研发费用: never an asset
    const bool asset = account.nature == AccountNature::asset || account.nature == AccountNature::cost ||
                       account.nature == AccountNature::common;
    const bool liability = account.nature == AccountNature::liability;
    if (!asset && !liability) continue;
    const bool turned = is_one_of(account.code, turned_by_sign);
    const bool on_the_left = turned || account.nature == AccountNature::common ? balance > 0 : asset;
    Fen& side = on_the_left ? sheet.assets_fen : sheet.liabilities_fen;
    side = on_the_left ? add(side, balance) : subtract(side, balance);
    if (is_one_of(account.code, inventory)) sheet.inventories_fen = add(sheet.inventories_fen, balance);
    if (is_one_of(account.code, intangible))
      sheet.intangible_assets_fen = add(sheet.intangible_assets_fen, balance);
    if (account.code.starts_with("5301"))
      sheet.development_expenditure_fen = add(sheet.development_expenditure_fen, balance);
  }
  return sheet;
}

HostBalanceSheet balance_sheet_at(Books& books, Date day, const Accounts& codes) {
  if (const auto sheet = books.host.statements.balance_sheet(books.company.code, day)) return *sheet;
  return balance_sheet_of(books.host.ledger.trial_balance(books.company.code, day, day),
                          codes.code("研发支出费用化", Route::self_developed));
}

disclosure::ParentRows parent_rows(const HostBalanceSheet& sheet) {
  return {.inventories = sheet.inventories_fen,
          .intangible_assets = sheet.intangible_assets_fen,
          .development_expenditure = sheet.development_expenditure_fen};
}

std::optional<Fen> own_balance(std::span<const HostAccount> accounts, const rulebook::Rules& rules,
                               const CompanySettings& settings, const std::string& key) {
  const CompanySettings unmapped;
  const Accounts chart(rules, unmapped);
  const Accounts codes(rules, settings);
  const bool shared = std::ranges::any_of(
      all_routes, [&](Route route) { return codes.code(key, route) == chart.code(key, route); });
  return shared ? std::nullopt : std::optional(closing_of(accounts, codes, key));
}

Fen whole_balance(std::span<const HostAccount> accounts, const rulebook::Rules& rules,
                  const CompanySettings& settings, const std::string& key) {
  return closing_of(accounts, Accounts(rules, settings), key);
}

disclosure::LedgerBalances data_balances(std::span<const HostAccount> accounts, const Accounts& codes) {
  return {.cost_1701 = closing_of(accounts, codes, "无形资产"),
          .amortisation_1702 = -closing_of(accounts, codes, "累计摊销"),
          .impairment_1703 = -closing_of(accounts, codes, "减值准备"),
          .development_530102 =
              closing_of(accounts, codes, "研发支出资本化") + closing_of(accounts, codes, "开发支出减值准备"),
          .inventory_1405_5001 =
              closing_of(accounts, codes, "库存商品") + closing_of(accounts, codes, "生产成本"),
          .provision_1471 = -closing_of(accounts, codes, "存货跌价准备")};
}

std::map<std::string, std::string> account_names(Books& books, Date on) {
  std::map<std::string, std::string> names;
  for (const HostAccount& account : books.host.ledger.trial_balance(books.company.code, on, on))
    names.emplace(account.code, account.name);
  return names;
}

}  // namespace rubiao
