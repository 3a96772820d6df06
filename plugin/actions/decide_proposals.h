// SPDX-License-Identifier: Apache-2.0
// The verdict of a second person: carries out a proposal as record_events() carries out what needs none, or
// rejects it.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "batch/books.h"

namespace rubiao {

struct Opinion {
  bool approve = true;
  std::string reason;  // of a rejection
};

// Each proposal stands for itself: one that cannot be decided does not keep the others waiting. Afterwards
// Error tells of each that could not, with its number: not_permitted if the caller entered it, not_found if
// it is no open proposal. Within a host's transaction all are decided or none.
void decide_proposals(Books& books, const Caller& caller, std::span<const std::int64_t> numbers,
                      const Opinion& opinion);

}  // namespace rubiao
