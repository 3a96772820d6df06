// SPDX-License-Identifier: Apache-2.0
// Ten thousand lives that mix all events, in companies of about a hundred, with the deferred tax of each
// company and what auditors adjust. Each company's invariants are checked here; its events and all that came
// of them are dumped for tests/oracle/lives.py, which works every charge, balance and row of the note tables
// out again.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>

#include "actions/books_invariants.h"
#include "property/company_facts.h"
#include "property/contract_story.h"
#include "property/for_oracle.h"
#include "property/life_story.h"
#include "property/lot_story.h"
#include "property/pair_story.h"
#include "property/project_story.h"
#include "property/tax_story.h"

namespace rubiao::test {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr std::uint64_t companies_of_lives = 5;
#else
constexpr std::uint64_t companies_of_lives = 100;
#endif
constexpr std::uint64_t stories_a_company = 83;
const Period first{2024, 1};
const Period last{2026, 12};

struct Tally {
  int accepted = 0;
  int refused = 0;
};

// What is accepted is dumped; what the books do not take, a lapse of what carries nothing and the like, never
// happened.
void enter(CompanyInMemory& company, Story& life, const std::vector<std::string>& events, TaxStory& taxes,
           std::ostream& out, Tally& tally) {
  for (const std::string& event : events) {
    try {
      (void)company.enter(event);
      ++tally.accepted;
      taxes.heed(event);
      out << event << '\n';
    } catch (const Error& error) {
      if (error.status() == Status::internal) FAIL_CHECK(render(error, Language::en) << " " << event);
      ++tally.refused;
      if (std::getenv("RUBIAO_TELL") != nullptr)
        fmt::print(stderr, "{} <- {}\n", render(error, Language::en), event);
      life.refused(event);
    }
  }
}

void dump_amounts(const char* what, const std::string& id, const Amounts& amounts, std::ostream& out) {
  out << fmt::format("balance {} {} {} {} {}\n", id, what, amounts.gross, amounts.amortisation,
                     amounts.impairment);
}

void dump_liability(const char* what, const std::string& id, Fen fen, std::ostream& out) {
  out << fmt::format("liability {} {} {}\n", id, what, fen);
}

void dump_tax(const std::string& id, const Amounts& deferred_tax, std::ostream& out) {
  out << fmt::format("tax {} {} {}\n", id, deferred_tax.gross, deferred_tax.amortisation);
}

void dump_rows(const disclosure::NoteTable& table, int year, std::ostream& out) {
  for (const disclosure::NoteRow& row : table.rows) {
    if (row.row->content == disclosure::Content::heading) continue;
    const bool whole = table.id == disclosure::TableId::development_expenditure;
    for (std::size_t column = 0; column < 3; ++column) {
      const auto& cell = row.cells[whole ? disclosure::total_column : column];
      out << fmt::format("row {} {} {} {}\n", year, row.row->id, whole ? 0 : column + 1, cell.value_or(0));
      if (whole) break;
    }
  }
}

// What each year's vouchers, its thirteenth period among them, left on each account.
void dump_ledger(const MemoryLedger& ledger, std::ostream& out) {
  std::map<std::pair<int, std::string>, Fen> sums;
  for (const auto& [key, voucher] : ledger.vouchers)
    for (const VoucherLine& line : voucher.lines)
      sums[{key.period.year(), line.account}] += line.debit_fen - line.credit_fen;
  for (const auto& [place, fen] : sums)
    out << fmt::format("ledger {} {} {}\n", place.first, place.second, fen);
}

void dump_results(CompanyInMemory& company, std::ostream& out) {
  for (const auto& stored : store::all_data_sets(company.store, company.books.company)) {
    for (const MonthCharge& charge :
         store::standing_charges(company.store, company.books.company, stored.asset, store::last_date))
      out << fmt::format("charge {} {} {}\n", stored.data_set.id, charge.month, charge.charge_fen);
    const Standing standing = store::standing_of(company.store, company.books.company, stored);
    dump_amounts("intangible", stored.data_set.id, standing.intangible, out);
    dump_amounts("inventory", stored.data_set.id, standing.inventory, out);
    dump_amounts("development", stored.data_set.id, standing.development, out);
    dump_amounts("held", stored.data_set.id, standing.held_for_sale, out);
    dump_liability("deferred", stored.data_set.id, standing.grant.carrying(), out);
    dump_liability("owed", stored.data_set.id, standing.instalments.gross, out);
    dump_liability("unaccrued", stored.data_set.id, standing.instalments.amortisation, out);
    dump_tax(stored.data_set.id, standing.deferred_tax.value_or(Amounts{}), out);
  }
  for (int year = first.year(); year <= last.year(); ++year) {
    const auto totals = store::movement_totals(company.store, company.books.company,
                                               Period(year, 1).first_day(), Period(year, 12).last_day());
    dump_rows(disclosure::table_a(totals), year, out);
    dump_rows(disclosure::table_b(totals), year, out);
    dump_rows(disclosure::development_table(totals), year, out);
  }
  dump_ledger(company.host.ledger, out);
}

// One story in ten is of inventory in lots, another of two data sets that have something in common, one in
// twenty of projects, another of customers' contracts.
std::unique_ptr<Story> story(std::uint64_t seed, std::uint64_t number) {
  const std::string id = "L-" + std::to_string(number);
  if (number % 10 == 0) return std::make_unique<LotStory>(seed, id, first, last);
  if (number % 20 == 7) return std::make_unique<ProjectStory>(seed, id, first, last);
  if (number % 20 == 17) return std::make_unique<ContractStory>(seed, id, first, last);
  if (number % 10 == 5) return std::make_unique<PairStory>(seed, id, first, last);
  return std::make_unique<LifeStory>(seed, id, first, last);
}

void live(std::uint64_t seed, std::ostream& out, Tally& tally) {
  CompanyInMemory company;
  std::vector<std::unique_ptr<Story>> lives;
  for (std::uint64_t i = 1; i <= stories_a_company; ++i) lives.push_back(story(seed * 1'000 + i, i));
  TaxStory taxes(seed, "税");
  out << "company " << seed << '\n';
  for (Period month = first; month <= last; month = month.plus_months(1)) {
    for (auto& life : lives) enter(company, *life, life->during(month), taxes, out, tally);
    enter(company, taxes, taxes.during(month), taxes, out, tally);
    (void)company.run_month_end(month.last_day());
    out << "end " << to_text(month.last_day()) << '\n';
    for (auto& life : lives) enter(company, *life, life->after_end(month), taxes, out, tally);
    const std::vector<std::string> taxed = taxes.after_end(month);
    if (taxed.empty()) continue;
    // What was taken back on the last day is charged before it is measured.
    (void)company.run_month_end(month.last_day());
    out << "end " << to_text(month.last_day()) << '\n';
    enter(company, taxes, taxed, taxes, out, tally);
  }
  CHECK(faults_of_vouchers(company.host.ledger) == "");
  for (const Problem& fault : check_books(company.books, first.first_day(), last.last_day()))
    FAIL_CHECK(render(fault, Language::en));
  dump_results(company, out);
}

}  // namespace

TEST_CASE("ten thousand lives keep their books, and the oracle gets what they did") {
  std::ofstream out = tell_oracle("lives.txt");
  const char* only = std::getenv("RUBIAO_SEED");
  const char* first_of_half = std::getenv("RUBIAO_HALF");  // 1: the odd seeds; 2: the even ones
  const char* from = only != nullptr ? only : first_of_half;
  const std::uint64_t begin = from != nullptr ? std::strtoull(from, nullptr, 10) : 1;
  const std::uint64_t end = only != nullptr ? begin : companies_of_lives;
  Tally tally;
  for (std::uint64_t seed = begin; seed <= end; seed += first_of_half != nullptr ? 2 : 1) {
    INFO("RUBIAO_SEED=", seed);
    live(seed, out, tally);
  }
  CHECK(tally.refused * 3 < tally.accepted);
}

}  // namespace rubiao::test
