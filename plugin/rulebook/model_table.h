// SPDX-License-Identifier: Apache-2.0
// Decides one table of a model under its hit policy: which of the rows that match give the answer, in which
// order, and as what: one value, a context of several outputs, a list, a sum.
#pragma once

#include "rulebook/feel_evaluate.h"
#include "rulebook/model.h"

namespace rubiao::rulebook {

// Throws Error(invalid_input) R302 where the policy allows one row (or one answer) and several match.
[[nodiscard]] feel::Value decide_table(const ModelTable& table, const feel::Scope& scope);

}  // namespace rubiao::rulebook
