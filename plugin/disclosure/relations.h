// SPDX-License-Identifier: Apache-2.0
// Relations: which concepts add up to which, and how balances roll forward [MOF2023-11:3.2] [CAS6:24]. The
// calculation linkbase, the invariants of a report and the check of a written instance all read these two
// lists. The 其中 rows of the balance sheet are parts that may be less than the whole and do not stand here.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "disclosure/rows.h"

namespace rubiao::disclosure {

struct Term {
  std::string_view name;
  int weight = 1;
};

// total = Σ weight × part, in each context. Unused places are empty.
struct Sum {
  TableId table;
  std::string_view total;
  std::array<Term, 3> parts;
};

// closing = opening + increase − decreases.
struct RollForward {
  TableId table;
  std::string_view balance;
  std::string_view increase;
  std::array<std::string_view, 3> decreases;  // unused places are empty
};

[[nodiscard]] std::span<const Sum> sums();
[[nodiscard]] std::span<const RollForward> roll_forwards();

}  // namespace rubiao::disclosure
