// SPDX-License-Identifier: Apache-2.0
// Vouchers of the plugin on their way to a closed ERP and back: handed over in batches, each voucher once
// unless it came back, and answered by receipts under the voucher's key. Files are the neighbours' affair
// (exchange_file.h, receipt_import.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "companies.h"
#include "exchange_state.h"
#include "sqlite.h"
#include "voucher.h"

namespace erp {

// A voucher and how far it has come.
struct Exchanged {
  std::int64_t id = 0;
  std::string key{};     // E12/2024-01/1
  std::string number{};  // ours
  PeriodName period{};
  std::int32_t date = 0;
  std::string currency{};
  std::string memo{};
  std::string sha256{};
  Fen total_fen = 0;                // of the debit side
  std::int64_t batch = 0;           // the last that it went with; 0: none
  std::vector<Receipt> receipts{};  // in the order in which they came
  Standing standing{};
};

// Names the ERP's voucher that a posting of ours is told under: an ERP numbers by the month, and the
// thirteenth period apart. Without a date it is taken to be of our month.
std::string erp_voucher(const Exchanged& voucher, const Receipt& posting);

// Every voucher of the plugin, in order of period and number.
std::vector<Exchanged> exchanged_vouchers(Database& ledger, const std::string& company);

struct Batch {
  std::int64_t number = 0;
  User prepared_by{};
  std::int32_t date = 0;
  std::vector<Exchanged> vouchers{};
};

// Those that were never handed over, or those that came back; empty if there are none. Inside a transaction
// of the caller, who commits before the file may be read: what an ERP has got hold of is known here.
Batch begin_batch(Database& ledger, const std::string& company, bool rejected, const User& user,
                  std::int32_t date);
// The batches that a voucher went with.
std::vector<std::int64_t> batches_of(Database& ledger, std::int64_t voucher);
// One of before, to write its file anew.
std::optional<Batch> find_batch(Database& ledger, const std::string& company, std::int64_t number);

}  // namespace erp
