// SPDX-License-Identifier: Apache-2.0
// A company whose store and ledger live in memory, with the shipped rules: what golden journals, property
// tests and the unit tests of the upper rooms drive. A preparer enters, a second person approves, an operator
// runs the month.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "actions/decide_proposals.h"
#include "actions/record_events.h"
#include "batch/nightly.h"
#include "disclosure/invariants.h"
#include "store/movements.h"
#include "support/memory_host.h"

namespace rubiao::test {

// The rules of the project, loaded and proved once.
[[nodiscard]] const rulebook::Rulebook& shipped_rules();

[[nodiscard]] Caller preparer(Date on);
[[nodiscard]] Caller reviewer(Date on);

class CompanyInMemory {
 public:
  // `asks`: events wait for the answers to the questions they raise, as in a real company.
  explicit CompanyInMemory(bool asks = false);

  // Takes in one event, given as a line of JSON, and has every proposal that it makes approved by a second
  // person.
  Recorded enter(std::string_view json);
  // Without the second person.
  Recorded propose(std::string_view json);
  void approve(const Recorded& recorded, Date on);
  void decide(const Caller& caller, std::int64_t proposal, const Opinion& opinion);
  NightlyRun run_month_end(Date as_of);

  // The report of a span and the balances of the ledger's data sub-accounts that it has to agree with.
  struct Disclosed {
    disclosure::Report report;
    disclosure::LedgerBalances ledger;
  };
  [[nodiscard]] Disclosed disclose(Date from, Date to);
  [[nodiscard]] std::string chain_head();

  MemoryHost host;
  store::Connection store;
  Books books;
};

}  // namespace rubiao::test
