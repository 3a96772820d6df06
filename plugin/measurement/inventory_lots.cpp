// SPDX-License-Identifier: Apache-2.0
#include "measurement/inventory_lots.h"

#include <algorithm>

namespace rubiao {

void InventoryLots::receive(const SourceId& source, std::int64_t quantity, Fen cost_fen) {
  if (quantity == 0) {
    Fen& cost = lots_.empty() ? cost_to_come_ : lots_.back().cost_fen;
    cost = add(cost, cost_fen);
    return;
  }
  if (formula_ == CostFormula::average && !lots_.empty()) {
    lots_.front().quantity += quantity;
    lots_.front().cost_fen = add(lots_.front().cost_fen, cost_fen);
    return;
  }
  lots_.push_back({source, quantity, add(cost_fen, cost_to_come_)});
  cost_to_come_ = 0;
}

std::optional<Fen> InventoryLots::issue(std::int64_t quantity, const std::optional<SourceId>& lot) {
  if (quantity > this->quantity(lot)) return std::nullopt;
  Fen cost = 0;
  for (Lot& from : lots_) {
    if (quantity == 0) break;
    if (!goes_out_of(from, lot)) continue;
    const std::int64_t taken = std::min(quantity, from.quantity);
    const Fen part = taken == from.quantity
                         ? from.cost_fen
                         : multiply_divide(from.cost_fen, taken, from.quantity, Rounding::half_away);
    cost = add(cost, part);
    from.quantity -= taken;
    from.cost_fen -= part;
    quantity -= taken;
  }
  std::erase_if(lots_, [](const Lot& empty) { return empty.quantity == 0; });
  return cost;
}

std::int64_t InventoryLots::quantity(const std::optional<SourceId>& lot) const {
  std::int64_t sum = 0;
  for (const Lot& held : lots_)
    if (goes_out_of(held, lot)) sum += held.quantity;
  return sum;
}

// By specific identification out of the lot that is named.
bool InventoryLots::goes_out_of(const Lot& lot, const std::optional<SourceId>& wanted) const {
  return formula_ != CostFormula::specific || !wanted || lot.source == *wanted;
}

}  // namespace rubiao
