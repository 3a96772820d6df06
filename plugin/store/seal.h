// SPDX-License-Identifier: Apache-2.0
// What seals the rows of the books: each event with who entered and approved it, all that it wrote beside its
// vouchers, and the movements of a month's end become links of the company's chain (chain.h). Vouchers and
// charges seal themselves where they are written. verify.h makes the same contents out of what the tables
// hold now, so that a row changed, added or removed on disk is found and named.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "posting/voucher.h"
#include "store/company.h"

namespace rubiao::store {

// Who proposed what when, before anybody decides; and who rejected it.
void seal_proposal(Connection& connection, const Company& company, std::int64_t event);
void seal_rejection(Connection& connection, const Company& company, std::int64_t event);
// The event as it took effect, with its verdict if it had one. Inside a transaction, as all here.
void seal_event(Connection& connection, const Company& company, std::int64_t event);
// Versions of the register, movements, plans, usage, corrections of charges and traces, of these assets.
void seal_effects(Connection& connection, const Company& company, std::int64_t event,
                  std::vector<std::int64_t> assets);
// The movements that a month's end booked with a voucher, of these assets.
void seal_month_end(Connection& connection, const Company& company, const VoucherKey& key,
                    std::vector<std::int64_t> assets);

// The contents of such links; empty: there is no such row.
[[nodiscard]] std::string proposal_content(const Connection& connection, const Company& company,
                                           std::int64_t event);
[[nodiscard]] std::string verdict_content(const Connection& connection, const Company& company,
                                          std::int64_t event);
[[nodiscard]] std::string event_content(const Connection& connection, const Company& company,
                                        std::int64_t event);
// Of every event of the company, and of every voucher of a month's end by its key as text: with one pass of
// each table, whatever assets the rows name.
using Contents = std::map<std::int64_t, std::string>;
[[nodiscard]] Contents effects_of_all(const Connection& connection, const Company& company);
[[nodiscard]] std::map<std::string, std::string> month_ends_of_all(const Connection& connection,
                                                                   const Company& company);

}  // namespace rubiao::store
