// SPDX-License-Identifier: Apache-2.0
// The trace of a decision as a person reads it, in his language: what the rules concluded and on which
// articles, and why not otherwise: of every rule that missed by one condition what it would have concluded,
// what was found and what it would have taken.
#pragma once

#include <string>

#include "base/text.h"
#include "formats/json.h"
#include "rulebook/rulebook.h"

namespace rubiao {

// `trace` is of schema trace/1. What its edition of `book` no longer holds is told as far as the trace goes.
[[nodiscard]] std::string trace_in_words(const formats::Json& trace, const rulebook::Rulebook& book,
                                         Language language);

}  // namespace rubiao
