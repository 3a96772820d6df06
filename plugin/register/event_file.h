// SPDX-License-Identifier: Apache-2.0
// Reads a file of events: JSON Lines, or CSV with one event a row, in UTF-8 with or without a byte-order mark
// or in GB18030. A file is read whole and every bad line is reported at once; taking it in is all or nothing.
//
// CSV columns are named by the property's path ("source.document") or its title in Chinese or English
// ("来源单据.单据号"), brackets of either width; so is the kind of event, cost_incurred or 登记支出. Evidence
// takes one document: evidence.name, evidence.date, evidence.sha256.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "register/event.h"

namespace rubiao {

struct EventLine {
  std::int64_t line;  // in the file, from 1
  Event event;
};

// Throws Error(invalid_input) with one Problem for everything that is wrong in the file.
[[nodiscard]] std::vector<EventLine> read_events(std::string_view bytes, std::string_view file);

}  // namespace rubiao
