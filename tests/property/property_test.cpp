// SPDX-License-Identifier: Apache-2.0
// Properties over a thousand random companies: balanced vouchers, schedules that sum to the amortisable
// amount, note tables that agree with the ledger, months that post once however often they run, and replays
// that give the same bytes. A failure names the seed; RUBIAO_SEED=n plays that company alone.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>

#include "property/company_facts.h"
#include "property/for_oracle.h"

namespace rubiao::test {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr std::uint64_t companies = 100;
#else
constexpr std::uint64_t companies = 1000;
#endif
constexpr std::uint64_t run_to_the_end_every = 20;  // of the companies, to the end of every life
constexpr std::uint64_t replay_every = 4;

void play(CompanyInMemory& company, const RandomCompany& story) {
  for (const Step& step : story.steps) {
    if (step.event.empty()) {
      (void)company.run_month_end(step.as_of);
    } else {
      (void)company.enter(step.event);
    }
  }
}

int last_life_month(const RandomCompany& story) {
  int last = last_month.month_index();
  for (const PlannedAsset& asset : story.planned)
    last = std::max(last, asset.available_month + asset.life_months - 1);
  return last;
}

void check_posts_once(CompanyInMemory& company, Date as_of) {
  const std::string ledger = company.host.ledger.text();
  const std::string head = company.chain_head();
  const NightlyRun again = company.run_month_end(as_of);
  CHECK(again.months.empty());
  CHECK(again.posted == 0);
  CHECK(company.host.ledger.text() == ledger);
  CHECK(company.chain_head() == head);
}

// One line a charge: what tests/oracle/schedule.py computes anew.
void dump_schedules(CompanyInMemory& company, const RandomCompany& story, std::uint64_t seed, int through,
                    std::ostream& out) {
  for (const PlannedAsset& asset : story.planned) {
    out << fmt::format("asset {}:{} 固定月额 {} {} {} {} {} {}\n", seed, asset.id, asset.cost_fen,
                       asset.residual_fen, asset.life_months, asset.available_month,
                       asset.left_month.value_or(-1), through);
    for (const store::Charge& charge : charges_of(company, asset.id))
      out << charge.month << ' ' << charge.charge_fen << '\n';
  }
}

void check_replay(CompanyInMemory& company, const RandomCompany& story, Date as_of) {
  CompanyInMemory replayed;
  play(replayed, story);
  (void)replayed.run_month_end(as_of);
  CHECK(replayed.host.ledger.text() == company.host.ledger.text());
  CHECK(replayed.chain_head() == company.chain_head());
}

void check_company(std::uint64_t seed, std::ostream& schedules) {
  const RandomCompany story = make_random_company(seed);
  const bool to_the_end = seed % run_to_the_end_every == 0;
  const Period through =
      Period::from_month_index(to_the_end ? last_life_month(story) : last_month.month_index());
  CompanyInMemory company;
  play(company, story);
  (void)company.run_month_end(through.last_day());
  check_posts_once(company, through.last_day());
  CHECK(faults_of_vouchers(company.host.ledger) == "");
  CHECK(faults_of_schedules(company, story, through.month_index()) == "");
  CHECK(faults_of_balances(company, story, through.last_day()) == "");
  CHECK(faults_of_disclosure(company) == "");
  dump_schedules(company, story, seed, through.month_index(), schedules);
  if (seed % replay_every == 0 || to_the_end) check_replay(company, story, through.last_day());
}

}  // namespace

TEST_CASE("random companies keep every property of their books") {
  std::ofstream schedules = tell_oracle("companies.txt");
  const char* only = std::getenv("RUBIAO_SEED");
  const std::uint64_t first = only != nullptr ? std::strtoull(only, nullptr, 10) : 1;
  const std::uint64_t last = only != nullptr ? first : companies;
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    INFO("RUBIAO_SEED=", seed);
    try {
      check_company(seed, schedules);
    } catch (const Error& error) {
      FAIL(render(error, Language::en));
    }
  }
}

}  // namespace rubiao::test
