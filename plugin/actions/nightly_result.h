// SPDX-License-Identifier: Apache-2.0
// What a nightly run did, as an operator and the finance staff read it.
#pragma once

#include <string>

#include "actions/result.h"
#include "batch/batch_run.h"

namespace rubiao {

// Of one company.
void add_nightly(Result& result, const std::string& company, const NightlyRun& nightly);
// With the vouchers, their accounts by the host's names of a day.
void add_preview(Result& result, Books& books, const NightlyPreview& preview, Date as_of);
// A company that was not done, and why.
void add_failure(Result& result, const std::string& company, const Error& failure);
// Of many: the months, what needs a person, and a summary.
void add_batch(Result& result, const BatchRun& batch);
// For a program (rubiao/plugin.h).
void add_figures(Result& result, const BatchRun& batch);

}  // namespace rubiao
