// SPDX-License-Identifier: Apache-2.0
// The nightly run over many companies. What one company cannot do is told and does not keep the others
// waiting; only a store that fails, or a host that asks to stop, ends the batch. A transaction holds whole
// companies: many small ones together, until they are about ten thousand charges; a company of more than that
// goes month by month.
#pragma once

#include <functional>

#include "base/error.h"
#include "batch/nightly.h"
#include "store/runs.h"

namespace rubiao {

struct CompanyRun {
  std::string company;
  NightlyRun run;
  std::optional<Error> failure;
};

struct BatchRun {
  std::int64_t begun_at = 0;            // by the host's clock
  std::vector<CompanyRun> companies{};  // those in which something was done or found, or that failed
  store::BatchEnd end{};
};

// Opens a company's books by its code; may throw.
using OpenBooks = std::function<Books(const std::string& company)>;

// One at a time over a store: another throws Error(busy) with the name of the first. Kept on record
// (store/runs.h), also when it is stopped. Not under a host's transaction, which is of one company.
[[nodiscard]] BatchRun run_batch(store::Connection& store, Host& host,
                                 const std::vector<std::string>& companies, const NightlyOrder& order,
                                 const OpenBooks& open);

}  // namespace rubiao
