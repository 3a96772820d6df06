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

std::vector<Fen> allocate_within(Fen amount, std::span<const Fen> weights, std::span<const Fen> caps) {
  std::vector<Fen> shares(caps.size(), 0);
  // Each round fills at least one part to its cap, or ends.
  while (amount > 0) {
    std::vector<std::int64_t> open(caps.size(), 0);
    for (std::size_t i = 0; i < caps.size(); ++i)
      if (caps[i] > shares[i]) open[i] = weights[i];
    const auto is_zero = [](std::int64_t weight) { return weight == 0; };
    if (std::ranges::all_of(open, is_zero))
      for (std::size_t i = 0; i < caps.size(); ++i) open[i] = caps[i] - shares[i];
    if (std::ranges::all_of(open, is_zero)) break;
    const std::vector<Fen> parts = allocate(amount, open);
    for (std::size_t i = 0; i < caps.size(); ++i) {
      const Fen taken = std::min(parts[i], caps[i] - shares[i]);
      shares[i] += taken;
      amount -= taken;
    }
  }
  return shares;
}

std::vector<Fen> allocate_loss(Fen loss, std::span<const GroupMember> members) {
  std::vector<Fen> weights;
  std::vector<Fen> caps;
  for (const GroupMember& member : members) {
    weights.push_back(member.carrying_fen);
    caps.push_back(std::max<Fen>(0, member.carrying_fen - std::max<Fen>(0, member.floor_fen)));
  }
  return allocate_within(loss, weights, caps);
}

}  // namespace rubiao
