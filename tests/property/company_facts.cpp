// SPDX-License-Identifier: Apache-2.0
#include "property/company_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace rubiao::test {
namespace {

std::string differs(const std::string& what, Fen found, Fen expected) {
  return found == expected ? ""
                           : fmt::format("{}: {}, expected {}\n", what, to_text(found), to_text(expected));
}

std::string faults_of_schedule(const PlannedAsset& asset, const std::vector<store::Charge>& charges,
                               int through_month) {
  const Fen amortisable = asset.cost_fen - asset.residual_fen;
  const int after = asset.left_month.value_or(through_month + 1);
  std::string faults;
  Fen sum = 0;
  int previous = asset.available_month - 1;
  for (const store::Charge& charge : charges) {
    if (charge.month < asset.available_month)
      faults += asset.id + ": charged before it was available for use\n";
    if (charge.month >= after) faults += asset.id + ": charged in or after the month it left\n";
    if (charge.month != previous + 1) faults += asset.id + ": a month is missing\n";
    if (charge.charge_fen < 0) faults += asset.id + ": a negative charge\n";
    sum += charge.charge_fen;
    previous = charge.month;
    faults += differs(asset.id + " accumulated", charge.accumulated_fen, sum);
  }
  const int end = asset.available_month + asset.life_months - 1;
  if (previous != std::min(after - 1, end) && after > asset.available_month)
    faults += asset.id + ": not charged to the end\n";
  if (sum > amortisable) faults += asset.id + ": charged below its residual value\n";
  if (end < after) faults += differs(asset.id + " sum of charges", sum, amortisable);
  return faults;
}

using Balances = std::map<std::string, Fen>;

Balances balances_of(CompanyInMemory& company, Date on) {
  Balances balances;
  for (const HostAccount& account : company.host.ledger.trial_balance("TEST", on, on))
    balances[account.code] = account.closing_fen;
  return balances;
}

// The register, put on the accounts that each column of the note tables stands on.
Balances register_of(CompanyInMemory& company) {
  Balances sums;
  for (const auto& stored : store::all_data_sets(company.store, company.books.company)) {
    const Standing standing = store::standing_of(company.store, company.books.company, stored);
    const std::string column = std::to_string(static_cast<int>(column_of(stored.data_set.route)));
    const bool left = stored.data_set.left_on.has_value();
    sums["17010" + column] += standing.intangible.gross;
    sums["17020" + column] -= left ? 0 : standing.intangible.amortisation;
    sums["530102"] += standing.development.gross;
    const bool in_process = stored.data_set.route == Route::self_processed && !stored.data_set.available_on;
    sums[in_process ? "500101" : "140501"] += standing.inventory.gross;
  }
  return sums;
}

// A corrected charge, or research closed in a month that took back more of it: every line on its usual side,
// negative.
bool in_red(const Voucher& voucher) {
  const bool monthly = voucher.key.kind == "E12" || voucher.key.kind == "E11.2" || voucher.key.kind == "E05a";
  return monthly && std::ranges::all_of(voucher.lines, [](const VoucherLine& line) {
           return line.debit_fen <= 0 && line.credit_fen <= 0;
         });
}

}  // namespace

std::string faults_of_vouchers(const MemoryLedger& ledger) {
  std::string faults;
  for (const auto& [key, voucher] : ledger.vouchers) {
    Fen balance = 0;
    for (const VoucherLine& line : voucher.lines) {
      balance += line.debit_fen - line.credit_fen;
      const bool red = key.kind == "E27" || in_red(voucher);
      const bool one_side = (line.debit_fen != 0) != (line.credit_fen != 0) &&
                            (red || (line.debit_fen >= 0 && line.credit_fen >= 0));
      if (!one_side)
        faults += to_text(key) + " " + voucher.memo +
                  ": a line without exactly one side: " + to_text(line.debit_fen) + ", " +
                  to_text(line.credit_fen) + "\n";
    }
    faults += differs(to_text(key) + " debits less credits", balance, 0);
  }
  return faults;
}

std::vector<store::Charge> charges_of(CompanyInMemory& company, const std::string& id) {
  const auto stored = store::find_data_set(company.store, company.books.company, id);
  return store::charges_of(company.store, company.books.company, stored.value().asset);
}

std::string faults_of_schedules(CompanyInMemory& company, const RandomCompany& facts, int through_month) {
  std::string faults;
  for (const PlannedAsset& asset : facts.planned)
    faults += faults_of_schedule(asset, charges_of(company, asset.id), through_month);
  return faults;
}

std::string faults_of_balances(CompanyInMemory& company, const RandomCompany& facts, Date on) {
  Balances ledger = balances_of(company, on);
  std::string faults;
  for (const char* code : {"170101", "170102", "170103", "530102", "140501", "500101"}) {
    const auto expected = facts.balances.find(code);
    faults += differs(code, ledger[code], expected == facts.balances.end() ? 0 : expected->second);
  }
  for (const auto& [code, sum] : register_of(company))
    faults += differs("register against " + code, ledger[code], sum);
  faults += differs("530101 after the month's end", ledger["530101"], 0);
  faults += differs("660201", ledger["660201"], facts.research_fen);
  return faults;
}

std::string faults_of_disclosure(CompanyInMemory& company) {
  std::string faults;
  for (int year = 2024; year <= last_month.year(); ++year) {
    const auto disclosed = company.disclose(Period(year, 1).first_day(), Period(year, 12).last_day());
    for (const Problem& problem : disclosure::check_invariants(disclosed.report, disclosed.ledger)) {
      faults += std::to_string(year) + ": " + render(problem, Language::en) + "\n";
    }
  }
  return faults;
}

}  // namespace rubiao::test
