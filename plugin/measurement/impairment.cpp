// SPDX-License-Identifier: Apache-2.0
#include "measurement/impairment.h"

#include <algorithm>

#include "base/allocate.h"

namespace rubiao {

std::optional<Fen> Recoverable::amount() const {
  if (!fair_value_less_cost_fen) return value_in_use_fen;
  if (!value_in_use_fen) return fair_value_less_cost_fen;
  return std::max(*fair_value_less_cost_fen, *value_in_use_fen);
}

Fen impairment_loss(Fen carrying, Fen recoverable) {
  return std::max<Fen>(0, carrying - std::max<Fen>(0, recoverable));
}

std::vector<Fen> allocate_loss(Fen loss, std::span<const GroupMember> members) {
  std::vector<Fen> shares(members.size(), 0);
  const auto room = [&](std::size_t i) {
    return std::max<Fen>(0, members[i].carrying_fen - std::max<Fen>(0, members[i].floor_fen) - shares[i]);
  };
  // Each round fills at least one member to its floor, or ends.
  while (loss > 0) {
    std::vector<std::int64_t> weights(members.size(), 0);
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (room(i) > 0) weights[i] = members[i].carrying_fen;
    }
    if (std::ranges::all_of(weights, [](std::int64_t weight) { return weight == 0; })) break;
    const std::vector<Fen> parts = allocate(loss, weights);
    for (std::size_t i = 0; i < members.size(); ++i) {
      const Fen borne = std::min(parts[i], room(i));
      shares[i] += borne;
      loss -= borne;
    }
  }
  return shares;
}

}  // namespace rubiao
