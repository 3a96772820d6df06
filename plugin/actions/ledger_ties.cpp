// SPDX-License-Identifier: Apache-2.0
#include "actions/ledger_ties.h"

#include "actions/ledger_figures.h"
#include "store/event_log.h"
#include "store/movements.h"

namespace rubiao {
namespace {

Fen closing_of(std::span<const MovementTotal> totals, Holding holding, Fen Amounts::*part) {
  Fen sum = 0;
  for (const MovementTotal& total : totals) {
    if (holding_of(total.kind) == holding) sum = add(sum, add(total.before.*part, total.during.*part));
  }
  return sum;
}

// Of an account that may hold other matters too: then the register has no more than the account.
Tie tie_beside(Text what, Fen registered, const char* key, bool is_credit,
               std::span<const HostAccount> accounts, const rulebook::Rules& rules,
               const CompanySettings& settings) {
  const Fen sign = is_credit ? -1 : 1;
  Tie tie{.what = std::move(what), .registered = registered};
  if (const auto own = own_balance(accounts, rules, settings, key)) {
    tie.ledger = sign * *own;
  } else {
    tie.at_least = sign * whole_balance(accounts, rules, settings, key);
  }
  return tie;
}

// What the register holds beside the data sub-accounts: no row where there is nothing to compare.
void add_beside(std::span<const MovementTotal> totals, std::span<const HostAccount> accounts,
                const rulebook::Rules& rules, const CompanySettings& settings, std::vector<Tie>& ties) {
  const auto sum = [&](Holding holding, Fen Amounts::*part) { return closing_of(totals, holding, part); };
  const auto add = [&](Text what, Fen registered, const char* key, bool is_credit) {
    const Tie tie = tie_beside(std::move(what), registered, key, is_credit, accounts, rules, settings);
    if (tie.registered != 0 || tie.ledger.value_or(0) != 0) ties.push_back(tie);
  };
  using enum Holding;
  add({"持有待售资产", "assets held for sale"}, sum(held_for_sale, &Amounts::gross), "持有待售资产", false);
  add({"持有待售资产减值准备", "impairment of assets held for sale"},
      sum(held_for_sale, &Amounts::impairment), "持有待售资产减值准备", true);
  add({"递延收益", "deferred income"}, sum(grant, &Amounts::gross) - sum(grant, &Amounts::amortisation),
      "递延收益", true);
  add({"递延所得税资产", "deferred tax assets"}, sum(deferred_tax, &Amounts::gross), "递延所得税资产", false);
  add({"递延所得税负债", "deferred tax liabilities"}, sum(deferred_tax, &Amounts::amortisation),
      "递延所得税负债", true);
}

}  // namespace

std::vector<Tie> ties_on(Books& books, Date day) {
  std::vector<HostAccount> accounts = books.host.ledger.trial_balance(books.company.code, day, day);
  const store::Looking look(books.store, books.staged);
  const CompanySettings settings = store::settings_at(books.store, books.company, day);
  const Accounts codes(books.rules.at(day), settings);
  const disclosure::LedgerBalances ledger = data_balances(accounts, codes);
  const auto totals = store::movement_totals(books.store, books.company, day, day);
  const auto sum = [&](Holding holding, Fen Amounts::*part) { return closing_of(totals, holding, part); };
  using enum Holding;
  std::vector<Tie> ties{
      {{"无形资产原值", "intangible assets, gross"}, sum(intangible, &Amounts::gross), ledger.cost_1701},
      {{"累计摊销", "accumulated amortisation"},
       sum(intangible, &Amounts::amortisation),
       ledger.amortisation_1702},
      {{"减值准备", "impairment"}, sum(intangible, &Amounts::impairment), ledger.impairment_1703},
      {{"开发支出（净额）", "development, net"},
       sum(development, &Amounts::gross) - sum(development, &Amounts::impairment),
       ledger.development_530102},
      {{"存货", "inventory"}, sum(inventory, &Amounts::gross), ledger.inventory_1405_5001},
      {{"存货跌价准备", "provision for inventory"},
       sum(inventory, &Amounts::impairment),
       ledger.provision_1471}};
  add_beside(totals, accounts, books.rules.at(day), settings, ties);
  return ties;
}

}  // namespace rubiao
