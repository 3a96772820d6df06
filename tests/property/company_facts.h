// SPDX-License-Identifier: Apache-2.0
// What must hold of any company's books, whatever happened: each function answers what is wrong, nothing if
// all is well. The figures to compare with come from the generator or from the vouchers, never from the same
// rows.
#pragma once

#include <string>

#include "property/company_in_memory.h"
#include "property/random_company.h"
#include "store/charges.h"

namespace rubiao::test {

// Debits = credits in every voucher, each line on one side.
[[nodiscard]] std::string faults_of_vouchers(const MemoryLedger& ledger);

// AM-1 to AM-3 [CAS6:17] [CAS6:18]: nothing before the month available for use, nothing in or after the month
// in which the asset leaves, one charge a month, never past the amortisable amount, and exactly that at the
// end.
[[nodiscard]] std::string faults_of_schedules(CompanyInMemory& company, const RandomCompany& facts,
                                              int through_month);

// The ledger's data sub-accounts hold what the generator added up, and what the register says, column by
// column.
[[nodiscard]] std::string faults_of_balances(CompanyInMemory& company, const RandomCompany& facts, Date on);

// The note tables of each year roll forward and agree with the ledger (disclosure/invariants.h).
[[nodiscard]] std::string faults_of_disclosure(CompanyInMemory& company);

// The charges of an asset, in order.
[[nodiscard]] std::vector<store::Charge> charges_of(CompanyInMemory& company, const std::string& id);

}  // namespace rubiao::test
