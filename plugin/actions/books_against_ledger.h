// SPDX-License-Identifier: Apache-2.0
// The books against the host's ledger: every voucher that was posted, by its accounts and its day; those that
// wait; those that only the host knows; and the balances (INV-6). The doctor asks for all of it.
#pragma once

#include "actions/books_findings.h"
#include "batch/books.h"
#include "rulebook/rules.h"

namespace rubiao {

// What was posted is in the ledger under its receipt, with the lines that the rules made.
void check_vouchers_in_ledger(Books& books, Findings& findings);
// What waits to be posted, and what stands in its way.
void check_outbox(Books& books, Findings& findings);
// The host's vouchers under keys that would come next: a store that was put back from a backup, that has lost
// what it had committed, or that was begun anew, does not know them, and would give their keys away again.
void check_vouchers_beyond(Books& books, const rulebook::Rules& rules, Findings& findings);
// The ledger balances in itself, and the register ties to it on the day.
void check_ledger_balances(Books& books, Date day, Findings& findings);

}  // namespace rubiao
