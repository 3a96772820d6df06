// SPDX-License-Identifier: Apache-2.0
// Who did what and when, for auditors: every call that changes something or was refused, and the digest of
// each record of a run (runs.h). It has a hash chain of its own and lies outside the accounting content,
// whose bytes depend on no clock.
#pragma once

#include <string>

#include "store/company.h"

namespace rubiao::store {

struct Operation {
  std::int64_t at = 0;  // seconds since 1970, by the host's clock
  std::string company;
  std::string user;
  std::string action;
  std::string outcome;  // "ok", or the status and rule: "refused PR-2"
};

// Inside a transaction.
void append_operation(Connection& connection, const Operation& operation);
// In a transaction of its own.
void put_operation(Connection& connection, const Operation& operation);
[[nodiscard]] std::vector<Operation> last_operations(const Connection& connection, const std::string& company,
                                                     int most);

}  // namespace rubiao::store
