// SPDX-License-Identifier: Apache-2.0
// What a nightly run did, as an operator and the finance staff read it.
#pragma once

#include <string>

#include "actions/result.h"
#include "batch/nightly.h"

namespace rubiao {

void add_nightly(Result& result, const std::string& company, const NightlyRun& nightly, Language language);

}  // namespace rubiao
