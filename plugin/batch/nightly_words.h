// SPDX-License-Identifier: Apache-2.0
// What a person must be told of a run over a company.
#pragma once

#include <string>
#include <vector>

#include "base/text.h"
#include "batch/nightly.h"

namespace rubiao {

[[nodiscard]] std::vector<Text> words_on(const std::string& company, const NightlyRun& nightly);

}  // namespace rubiao
