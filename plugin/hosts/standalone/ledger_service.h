// SPDX-License-Identifier: Apache-2.0
// rubiao.ledger/1 over the host's SQLite ledger: translation between the header's structs and posting.h,
// ledger_reading.h and companies.h. Nothing is decided here.
#pragma once

#include <rubiao/plugin.h>

#include "callback_guard.h"
#include "sqlite.h"

namespace erp {

class LedgerService {
 public:
  // `committed` is a second, reading connection to the same file: what it sees is committed.
  LedgerService(Database& ledger, Database& committed, LastError& last_error);
  LedgerService(const LedgerService&) = delete;
  LedgerService& operator=(const LedgerService&) = delete;

  const rubiao_ledger* interface() const { return &interface_; }

  Database& ledger;
  Database& committed;
  LastError& last_error;

 private:
  rubiao_ledger interface_;
};

}  // namespace erp
