// SPDX-License-Identifier: Apache-2.0
// Vouchers of the plugin on their way to a closed ERP and back: handed over in batches, each voucher once
// unless asked for again, and answered by receipts under the voucher's key. Files are the neighbours' affair
// (exchange_file.h, receipt_import.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "companies.h"
#include "sqlite.h"
#include "voucher.h"

namespace erp {

enum class ExchangeState { not_sent, sent, posted, rejected };
std::string_view name(ExchangeState state);  // "not_sent", as the ledger keeps it

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
  Fen total_fen = 0;       // of the debit side
  std::int64_t batch = 0;  // the last that it went with; 0: none
  ExchangeState state = ExchangeState::not_sent;
  std::string erp_number{};
  std::int32_t erp_date = 0;
  std::string note{};
};

// Every voucher of the plugin, in order of period and number.
std::vector<Exchanged> exchanged_vouchers(Database& ledger, const std::string& company);

struct Batch {
  std::int64_t number = 0;
  User prepared_by{};
  std::int32_t date = 0;
  std::vector<Exchanged> vouchers{};
};

// Those that were never handed over, or those that came back rejected; empty if there are none. Inside a
// transaction of the caller, who writes the file before it commits.
Batch begin_batch(Database& ledger, const std::string& company, bool rejected, const User& user,
                  std::int32_t date);
// The batches that a voucher went with.
std::vector<std::int64_t> batches_of(Database& ledger, std::int64_t voucher);
// One of before, to write its file anew.
std::optional<Batch> find_batch(Database& ledger, const std::string& company, std::int64_t number);

struct Receipt {
  std::string key{};
  std::int64_t batch = 0;                       // that it answers
  ExchangeState state = ExchangeState::posted;  // or rejected
  std::string number{};
  std::int32_t date = 0;
  std::string note{};
};

// Answers whether it is news: the same for the same batch once more changes nothing. One whose key no voucher
// has is kept apart.
bool take_receipt(Database& ledger, const std::string& company, const Receipt& receipt,
                  std::optional<std::int64_t> voucher, const User& user, std::int32_t received);

// The receipts that match no voucher.
std::vector<Receipt> unmatched_receipts(Database& ledger, const std::string& company);

}  // namespace erp
