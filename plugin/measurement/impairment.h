// SPDX-License-Identifier: Apache-2.0
// Impairment of intangible assets and of development in progress [CAS8:15]: the carrying amount above the
// recoverable amount, which is the higher of fair value less disposal cost and value in use [CAS8:6]. Never
// reversed [CAS8:17]. The loss of an asset group goes to its goodwill first and then to its members by
// carrying amount, none below its own floor [CAS8:18].
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/money.h"

namespace rubiao {

struct Recoverable {
  std::optional<Fen> fair_value_less_cost_fen;
  std::optional<Fen> value_in_use_fen;
  // The higher of the two that are known; nothing if none is.
  [[nodiscard]] std::optional<Fen> amount() const;
};

[[nodiscard]] Fen impairment_loss(Fen carrying, Fen recoverable);

// By weight, no part beyond its cap; what the caps leave is left out. Where no weight is left, by the caps.
[[nodiscard]] std::vector<Fen> allocate_within(Fen amount, std::span<const Fen> weights,
                                               std::span<const Fen> caps);

struct GroupMember {
  Fen carrying_fen = 0;
  Fen floor_fen = 0;  // its own fair value less cost or value in use where known, and never below zero
};

// One share a member, in their order; what no member can bear is left out.
[[nodiscard]] std::vector<Fen> allocate_loss(Fen loss, std::span<const GroupMember> members);

}  // namespace rubiao
