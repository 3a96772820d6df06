// SPDX-License-Identifier: Apache-2.0
// Proves the books of a company against their chain: what each link seals is made anew out of the tables, so
// a row that was changed, added or removed on disk is named by the link that covers it. The chain cannot tell
// that its own end was cut off together with the rows: the host's ledger can, and the vouchers are compared
// with it by the caller.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/text.h"
#include "store/chain.h"
#include "store/company.h"

namespace rubiao::store {

struct Finding {
  std::string subject;  // "event 12", "voucher E12/2024-03/1", "charge 2024-03 1..10000", "link 7"
  Text what;
};

struct Verified {
  ChainHead head;
  std::int64_t events = 0;
  std::int64_t vouchers = 0;
  std::int64_t charges = 0;
  std::vector<Finding> findings;  // the first hundred
  std::int64_t found = 0;         // all of them
};

// `step(done, total)` is called now and then, with links; what it throws ends the proof.
[[nodiscard]] Verified verify(const Connection& connection, const Company& company,
                              const std::function<void(std::uint64_t, std::uint64_t)>& step);

// The operational log, of all companies, which is chained for itself: the first entry that does not follow.
[[nodiscard]] std::vector<Finding> verify_operations(const Connection& connection);

}  // namespace rubiao::store
