// SPDX-License-Identifier: Apache-2.0
// Whatever posts must lie in a period that the host keeps open. The host is asked, a question for each
// period, before the store is locked.
#pragma once

#include <map>
#include <string>

#include "base/date.h"
#include "register/event.h"
#include "services/host.h"

namespace rubiao {

class OpenPeriods {
 public:
  OpenPeriods(Ledger& ledger, std::string company) : ledger_(ledger), company_(std::move(company)) {}

  // Asks the host about the periods that the event posts to.
  void ask(const Event& event);
  // Throws Error(invalid_input) if one of them is not open. Only for events that were asked about.
  void demand(const Event& event) const;

 private:
  Ledger& ledger_;
  std::string company_;
  std::map<Period, bool> open_;
};

}  // namespace rubiao
