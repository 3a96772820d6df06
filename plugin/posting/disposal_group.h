// SPDX-License-Identifier: Apache-2.0
// 处置组: what is sold together is measured together [CAS42:13] [CAS42:14]. A write-down goes to the group's
// goodwill first and then to its members by carrying amount; a recovery, never of goodwill, to the members by
// carrying amount within what each was written down since classification [CAS42:18] (HS-4). A data set alone
// is a group of one.
#pragma once

#include "posting/consequence.h"

namespace rubiao {

class GroupForSale {
 public:
  // `value_fen`: fair value less selling cost of the whole. `held`: measured again, else about to be held.
  GroupForSale(const DisposalGroup& group, const Standing& standing, Fen value_fen, bool held);

  // Our data sets: the event's own first, the others in its order.
  [[nodiscard]] const std::vector<const Standing*>& members() const { return ours_; }
  // What of the write-down, or below zero of the recovery, falls on each of them.
  [[nodiscard]] std::vector<Fen> changes() const;

 private:
  [[nodiscard]] Fen carrying(std::size_t member) const;

  const DisposalGroup& group_;
  std::vector<const Standing*> ours_;
  Fen value_fen_;
  bool held_;
};

}  // namespace rubiao
