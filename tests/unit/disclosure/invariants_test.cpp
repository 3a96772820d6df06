// SPDX-License-Identifier: Apache-2.0
// Each invariant is broken once, by one fen where one fen is enough, and named in both languages.
#include "disclosure/invariants.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "sample_report.h"

using namespace rubiao;
using namespace rubiao::disclosure;

namespace {

bool names(const std::vector<Problem>& problems, std::string_view rule, std::string_view field) {
  return std::ranges::any_of(problems, [&](const Problem& p) { return p.rule == rule && p.field == field; });
}

struct Breach {
  const char* what;
  const char* rule;
  const char* field;
  std::function<void(Report&, LedgerBalances&)> commit;
};

const std::vector<Breach>& breaches() {
  static const std::vector<Breach> all{
      {"statement closing", "INV-2", "A26",
       [](Report& r, LedgerBalances&) { *r.statement[1].data.closing += 1; }},
      {"statement opening", "INV-2", "B21",
       [](Report& r, LedgerBalances&) { *r.statement[0].data.opening -= 1; }},
      {"statement left blank", "INV-2", "D5",
       [](Report& r, LedgerBalances&) { r.statement[2].data.closing.reset(); }},
      {"roll-forward of cost", "INV-3", "A11", [](Report& r, LedgerBalances&) { *r.a->cell("A2", 0) += 1; }},
      {"roll-forward of amortisation", "INV-3", "A19",
       [](Report& r, LedgerBalances&) { *r.a->cell("A14", 1) += 1; }},
      {"roll-forward of provision", "INV-3", "B18",
       [](Report& r, LedgerBalances&) { *r.b->cell("B14", 3) += 1; }},
      {"sub-rows", "INV-3", "A3", [](Report& r, LedgerBalances&) { *r.a->cell("A6", 2) -= 1; }},
      {"carrying amount", "INV-3", "A26", [](Report& r, LedgerBalances&) { *r.a->cell("A26", 1) += 1; }},
      {"total column", "INV-3", "B7", [](Report& r, LedgerBalances&) { *r.b->cell("B7", 3) += 1; }},
      {"transfer", "INV-4", "A5", [](Report& r, LedgerBalances&) { *r.development->cell("D3", 3) += 1; }},
      {"development roll-forward", "INV-4", "D5",
       [](Report& r, LedgerBalances&) { *r.development->cell("D2", 3) += 1; }},
      {"amortisation debited", "INV-5", "A14",
       [](Report&, LedgerBalances& l) { *l.amortisation_debited += 1; }},
      {"1701", "INV-6", "A11", [](Report&, LedgerBalances& l) { l.cost_1701 += 1; }},
      {"1702", "INV-6", "A19", [](Report&, LedgerBalances& l) { l.amortisation_1702 += 1; }},
      {"1703", "INV-6", "A24", [](Report&, LedgerBalances& l) { l.impairment_1703 += 1; }},
      {"530102", "INV-6", "D5", [](Report&, LedgerBalances& l) { l.development_530102 += 1; }},
      {"1405", "INV-6", "B11", [](Report&, LedgerBalances& l) { l.inventory_1405_5001 += 1; }},
      {"1471", "INV-6", "B18", [](Report&, LedgerBalances& l) { l.provision_1471 += 1; }},
      {"negative balance", "INV-7", "A26", [](Report& r, LedgerBalances&) { *r.a->cell("A26", 0) = -1; }},
      {"part above whole", "INV-11", "Inventories",
       [](Report& r, LedgerBalances&) { r.statement[0].parent.closing = 1; }},
      {"part above whole, opening", "INV-11", "Intangible assets",
       [](Report& r, LedgerBalances&) { r.statement[1].parent.opening = 1; }},
  };
  return all;
}

}  // namespace

TEST_CASE("the sample holds every invariant") {
  const auto problems = check_invariants(compose(sample::inputs()), sample::ledger());
  for (const Problem& problem : problems) MESSAGE(render(problem, Language::en));
  CHECK(problems.empty());
}

TEST_CASE("every breach is found under its number") {
  for (const Breach& breach : breaches()) {
    CAPTURE(breach.what);
    Report report = compose(sample::inputs());
    LedgerBalances ledger = sample::ledger();
    breach.commit(report, ledger);
    CHECK(names(check_invariants(report, ledger), breach.rule, breach.field));
    CHECK_THROWS_AS(require_invariants(report, ledger), Error);
  }
}

TEST_CASE("a breach names row, column and both figures in both languages") {
  Report report = compose(sample::inputs());
  LedgerBalances ledger = sample::ledger();
  ledger.cost_1701 += 1;
  const auto problems = check_invariants(report, ledger);
  REQUIRE(problems.size() == 1);
  const std::string zh = render(problems.front(), Language::zh);
  const std::string en = render(problems.front(), Language::en);
  for (const char* part :
       {"A11 4.期末余额", "合计列", "2,180,000.00", "2,180,000.01", "INV-6", "MOF2023-11:3.1"}) {
    CAPTURE(part);
    CHECK(zh.find(part) != std::string::npos);
  }
  for (const char* part :
       {"A11 4. Closing balance", "column Total", "2,180,000.00", "2,180,000.01", "INV-6"}) {
    CAPTURE(part);
    CHECK(en.find(part) != std::string::npos);
  }
}

TEST_CASE("without a ledger only the report's own figures are compared") {
  CHECK(check_invariants(compose(sample::inputs()), std::nullopt).empty());
}
