// SPDX-License-Identifier: Apache-2.0
// The invariants of a report: what must hold between its own figures, and between them and the ledger, before
// a line of it is written. Each carries its number, INV-2 to INV-11. Nothing is rounded, so every comparison
// is exact to the fen.
#pragma once

#include <optional>
#include <vector>

#include "base/error.h"
#include "disclosure/report.h"

namespace rubiao::disclosure {

// Balances of the data sub-accounts on the last day, all of them positive on their normal side.
struct LedgerBalances {
  Fen cost_1701 = 0;
  Fen amortisation_1702 = 0;
  Fen impairment_1703 = 0;
  Fen development_530102 = 0;   // net of its provision
  Fen inventory_1405_5001 = 0;  // goods and work in process
  Fen provision_1471 = 0;
  std::optional<Fen> amortisation_debited;  // the period's debits of the amortisation vouchers
};

// Every invariant that does not hold, in order of its number; none if the report may be published. Without a
// ledger (a filing shown as published) the comparisons with it fall away.
[[nodiscard]] std::vector<Problem> check_invariants(const Report& report,
                                                    const std::optional<LedgerBalances>& ledger);

// Throws Error(refused) with all that check_invariants() finds.
void require_invariants(const Report& report, const std::optional<LedgerBalances>& ledger);

}  // namespace rubiao::disclosure
