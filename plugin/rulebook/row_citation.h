// SPDX-License-Identifier: Apache-2.0
// The law behind a row. It stands in the row's description, the one column every DMN editor shows and edits:
//   MOF2023-11:2.2; CAS6:9 | 开发阶段且同时满足五项条件
// keys, a bar, a free note. A row without an article decides nothing here, and an article must be in force
// for the whole edition, so that no date filter hides inside a table.
#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "rulebook/source.h"
#include "rulebook/table.h"

namespace rubiao::rulebook {

struct InForce {
  Date from;
  std::optional<Date> to;  // absent: until further notice
};

// Fills the row's citations and note. Adds R401 (none), R402 (unknown key) and R403 (not in force
// throughout).
void cite(Row& row, const std::string& description, const Sources& sources, const InForce& edition,
          Findings& findings);

// R402 and R403 alone, for the parameters.
const Source* resolve(const std::string& key, const Place& place, const std::string& field,
                      const Sources& sources, const InForce& needed, Findings& findings);

[[nodiscard]] std::string describe(const InForce& span);

}  // namespace rubiao::rulebook
