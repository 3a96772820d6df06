// SPDX-License-Identifier: Apache-2.0
// Relations: which concepts add up to which, how balances roll forward, what is the same and what is part of
// what [MOF2023-11:3.1] [MOF2023-11:3.2] [CAS6:24]. The calculation linkbase, the formula assertions, the
// invariants of a report and the check of a written instance all read these lists.
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

// The same amount over the same period under two names.
struct Equality {
  std::string_view id;
  std::string_view one;
  std::string_view other;
};

// 其中: a part that may be less than the whole, never more; so it has no calculation arc.
struct PartOf {
  std::string_view part;
  std::string_view whole;
};

[[nodiscard]] std::span<const Sum> sums();
[[nodiscard]] std::span<const RollForward> roll_forwards();
[[nodiscard]] std::span<const Equality> equalities();
[[nodiscard]] std::span<const PartOf> parts_of_wholes();

}  // namespace rubiao::disclosure
