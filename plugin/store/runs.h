// SPDX-License-Identifier: Apache-2.0
// Who ran the month's end when and what came of it: a row for each company in which a run wrote, found or
// failed at something, and two for each nightly batch over many companies, at its begin and at its end.
// Operational: the accounting content depends on none of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "store/company.h"
#include "store/verify.h"

namespace rubiao::store {

struct Run {
  std::int64_t number = 0;    // given by put_run
  std::int64_t begun_at = 0;  // seconds since 1970, by the host's clock
  std::int64_t ended_at = 0;
  std::string user;
  Date as_of{};
  std::string outcome = "ok";  // or a status and the rule: "refused PR-2"
  std::int64_t months = 0;
  std::int64_t assets = 0;
  Fen charged_fen = 0;
  Fen research_fen = 0;
  Fen interest_fen = 0;
  Fen grants_fen = 0;
  std::int64_t vouchers = 0;  // settled; below nothing where those of an earlier record were not after all
  std::vector<Text> words;    // warnings, and what failed
};

// Inside a transaction.
void put_run(Connection& connection, const Company& company, const Run& run);
// The business day of the last run that came to its end; nothing if none is on record.
[[nodiscard]] std::optional<Date> last_run_as_of(const Connection& connection, const Company& company);
// The last first.
[[nodiscard]] std::vector<Run> last_runs(const Connection& connection, const Company& company, int most);

struct BatchBegin {
  std::int64_t at = 0;
  std::string user;
  Date as_of{};
  std::optional<Period> from;
};

struct BatchEnd {
  std::int64_t at = 0;
  std::string outcome = "ok";  // or the status that ended it
  std::int64_t companies = 0;  // looked at
  std::int64_t worked = 0;     // in which something was written
  std::int64_t failed = 0;
  std::int64_t assets = 0;
  Fen charged_fen = 0;
  std::int64_t vouchers = 0;
  std::int64_t warnings = 0;
};

struct Batch {
  std::int64_t number = 0;
  BatchBegin begin;
  std::optional<BatchEnd> end;  // nothing: it was cut short, or is running
};

// Both in a transaction of their own. begin_batch answers the batch's number.
[[nodiscard]] std::int64_t begin_batch(Connection& connection, const BatchBegin& begin);
void end_batch(Connection& connection, std::int64_t batch, const BatchEnd& end);
// Records that were changed, deleted or slipped in: the operational log has the digest of each as it was
// written. Of the company's runs, and of the batches.
[[nodiscard]] std::vector<Finding> verify_runs(const Connection& connection, const Company& company);
[[nodiscard]] std::vector<Batch> last_batches(const Connection& connection, int most);

}  // namespace rubiao::store
