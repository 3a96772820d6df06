// SPDX-License-Identifier: Apache-2.0
#include "posting/disposal_group.h"

#include <algorithm>

#include "measurement/impairment.h"

namespace rubiao {

GroupForSale::GroupForSale(const DisposalGroup& group, const Standing& standing, Fen value_fen, bool held)
    : group_(group), ours_{&standing}, value_fen_(value_fen), held_(held) {
  for (const Standing& other : standing.others) ours_.push_back(&other);
}

std::vector<Fen> GroupForSale::changes() const {
  std::vector<Fen> weights;
  std::vector<Fen> recoverable;
  Fen sum = group_.goodwill_fen;
  for (std::size_t i = 0; i < ours_.size(); ++i) {
    weights.push_back(carrying(i));
    recoverable.push_back(held_ ? ours_[i]->held_for_sale.impairment : 0);
  }
  // Of what stands outside the register its owner knows how much was written down.
  for (const DisposalGroup::Member& member : group_.members) {
    if (!member.carrying_fen) continue;
    weights.push_back(*member.carrying_fen);
    recoverable.push_back(*member.carrying_fen);
  }
  for (const Fen weight : weights) sum = add(sum, weight);
  const Fen lower = sum - value_fen_;
  std::vector<Fen> changes =
      lower > 0 ? allocate_within(std::max<Fen>(0, lower - group_.goodwill_fen), weights, weights)
                : allocate_within(-lower, weights, recoverable);
  changes.resize(ours_.size());
  if (lower <= 0)
    for (Fen& change : changes) change = -change;
  return changes;
}

Fen GroupForSale::carrying(std::size_t member) const {
  return held_ ? ours_[member]->held_for_sale.carrying() : ours_[member]->intangible.carrying();
}

}  // namespace rubiao
