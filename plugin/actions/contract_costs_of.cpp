// SPDX-License-Identifier: Apache-2.0
#include "actions/contract_costs_of.h"

#include <optional>

#include "store/event_log.h"
#include "store/movements.h"

namespace rubiao {
namespace {

struct About {
  std::string contract;
  ContractCost cost = ContractCost::fulfilment;
};

std::optional<About> about(const EventBody& body) {
  if (const auto* incurred = std::get_if<ContractCostIncurred>(&body))
    return About{incurred->contract, incurred->cost};
  if (const auto* amortised = std::get_if<ContractCostAmortised>(&body))
    return About{amortised->contract, amortised->cost};
  if (const auto* tested = std::get_if<ContractCostTested>(&body))
    return About{tested->contract, tested->cost};
  return std::nullopt;
}

// What is amortised is a share of what is carried, and the same share of what would be.
void move(const Amounts& delta, ContractCarried& carried) {
  const Fen carrying = carried.amounts.carrying();
  if (delta.amortisation != 0 && carrying > 0) {
    carried.unimpaired_fen -=
        multiply_divide(carried.unimpaired_fen, delta.amortisation, carrying, Rounding::half_away);
  }
  carried.unimpaired_fen = add(carried.unimpaired_fen, delta.gross);
  carried.amounts += delta;
}

}  // namespace

ContractCosts contract_costs_of(Books& books, const Event& event) {
  ContractCosts contracts;
  const auto asked = about(event.body);
  const auto stored = store::find_data_set(books.store, books.company, event.asset);
  if (!asked || !stored) return contracts;
  for (const auto& logged : store::events_in_force(books.store, books.company, event.asset)) {
    const auto one = about(logged.event.body);
    if (!one || one->cost != asked->cost || logged.event.source == event.source) continue;
    // One that names no contract is about the only one there was.
    const bool only = one->contract.empty() && contracts.size() == 1;
    ContractCarried& carried = contracts[only ? contracts.begin()->first : one->contract];
    for (const Movement& movement :
         store::movements_of_event(books.store, books.company, stored->asset, logged.number))
      move(movement.delta, carried);
  }
  return contracts;
}

}  // namespace rubiao
