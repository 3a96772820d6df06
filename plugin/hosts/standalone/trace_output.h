// SPDX-License-Identifier: Apache-2.0
// Why a rule decided as it did, as a block that can be read: decision and table, the rows that matched with
// their articles, the outcome, and the rows that missed by one column. The whole trace is in --format json.
#pragma once

#include <string>

#include "json.h"
#include "text.h"

namespace erp {

// A trace of another shape than trace/1 is shown as a tree, so that nothing is lost.
std::string render_trace(const Json& trace, Language language);

}  // namespace erp
