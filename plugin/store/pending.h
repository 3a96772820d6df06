// SPDX-License-Identifier: Apache-2.0
// Our rows under a host's transaction (design: two stores, one truth). While the host's transaction is open
// our rows are a changeset in memory, held by no lock; prepare() writes the changeset durably into the table
// `pending`, where no reader sees its rows; commit() applies it, rollback() forgets it. Both bear repeating.
//
// A prepared token locks its company: nobody else writes there until it is settled, so that applying it
// cannot meet rows that came in between.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "posting/voucher.h"
#include "store/company.h"

namespace rubiao::store {

using Changeset = std::vector<std::uint8_t>;

struct PostedKey {
  VoucherKey key;
  Digest sha256{};
};

// What calls under one token have done so far.
struct Staged {
  std::string company;
  std::int64_t base_events = 0;  // the company's last event and chain link when staging began
  std::int64_t base_links = 0;
  Changeset changes;
  std::vector<PostedKey> vouchers;  // given to the host within its transaction
};

// A consistent look at the books, under a token with what has been staged under it. Readers are never kept
// waiting by a writer, nor by a prepared token, whose rows they do not see.
class Looking {
 public:
  Looking(Connection& connection, const Staged* staged);
  ~Looking();
  Looking(const Looking&) = delete;
  Looking& operator=(const Looking&) = delete;

 private:
  Connection& connection_;
};

// The writes of one call: a plain transaction when there is no token; under a token the staged rows first,
// then the new ones, all taken back as a changeset at the end.
class Writing {
 public:
  // Throws Error(busy) if another token is prepared for the company.
  Writing(Connection& connection, const std::string& company_code, Staged* staged);
  ~Writing();
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;

  // Commits, or stages; no lock is held afterwards.
  void finish();

 private:
  struct Recording;
  Connection& connection_;
  Transaction transaction_;
  Staged* staged_;
  std::unique_ptr<Recording> recording_;
};

// Throws Error(busy) if a token is prepared for the company.
void demand_no_other_token(const Connection& connection, const std::string& company_code);

// Durable and invisible. Throws Error(busy) if the company has moved on since staging began: the host
// retries.
void prepare_pending(Connection& connection, const std::string& token, const Staged& staged);
// Both do nothing for a token that is not pending.
void commit_pending(Connection& connection, const std::string& token);
void rollback_pending(Connection& connection, const std::string& token);

[[nodiscard]] bool has_pending(const Connection& connection);
struct PendingToken {
  std::string token;
  std::string company;
  std::vector<PostedKey> vouchers;
};
[[nodiscard]] std::vector<PendingToken> pending_tokens(const Connection& connection);

}  // namespace rubiao::store
