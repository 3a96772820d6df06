// SPDX-License-Identifier: Apache-2.0
// One company's books for the length of a call: where its rows are, which rules apply, which host keeps the
// ledger, and, under a host's transaction, what has been staged so far.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "register/company_settings.h"
#include "rulebook/rulebook.h"
#include "services/caller.h"
#include "services/host.h"
#include "store/company.h"
#include "store/pending.h"

namespace rubiao {

struct Books {
  store::Connection& store;
  store::Company company;
  const rulebook::Rulebook& rules;
  Host& host;
  store::Staged* staged = nullptr;  // under a host transaction
};

// The accounts of the host that take lines. A voucher with any other account is refused before it is written,
// with every missing code at once: in the outbox it could never be posted.
class HostChart {
 public:
  HostChart(Ledger& ledger, const std::string& company, Date on);
  void demand(const std::vector<VoucherLine>& lines) const;

 private:
  std::set<std::string, std::less<>> open_;
};

}  // namespace rubiao
