// SPDX-License-Identifier: Apache-2.0
// Takes events into a company's books, all or nothing: an event known by its source id is passed over, one
// that needs a second person becomes a proposal, any other is carried out: register, movements, voucher and
// chain in one transaction, and then the outbox is posted. Approval (decide_proposals.h) carries out a
// proposal in the same way.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "batch/books.h"
#include "register/event_file.h"
#include "store/event_log.h"

namespace rubiao {

struct Recorded {
  std::int64_t carried_out = 0;
  std::int64_t proposed = 0;
  std::int64_t known = 0;               // came in before with the same content
  std::vector<SourceId> taken_back{};   // of these, what a correction has taken back since
  std::int64_t posted = 0;              // vouchers
  std::vector<std::int64_t> proposals;  // their numbers
  std::vector<Text> remarks{};          // what else whoever entered them has to know
};

// `file` names the place in messages; every event that cannot be taken is reported, and then none is.
Recorded record_events(Books& books, const Caller& caller, std::span<const EventLine> lines,
                       const std::string& file);

}  // namespace rubiao
