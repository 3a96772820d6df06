// SPDX-License-Identifier: Apache-2.0
#include "actions/inventory_lots_of.h"

#include <map>

#include "store/event_log.h"
#include "store/movements.h"

namespace rubiao {
namespace {

struct Counted {
  std::int64_t quantity = 0;
  std::optional<SourceId> lot;
};

Counted counted_in(const EventBody& body, const InventoryLots& lots) {
  if (const auto* cost = std::get_if<CostIncurred>(&body)) return {cost->quantity, {}};
  if (const auto* bought = std::get_if<BoughtByInstalments>(&body)) return {bought->quantity, {}};
  if (const auto* given = std::get_if<GivenInSettlement>(&body))
    return {given->quantity.value_or(lots.quantity(given->lot)), given->lot};
  if (const auto* given = std::get_if<GivenAway>(&body))
    return {given->quantity.value_or(lots.quantity(given->lot)), given->lot};
  if (const auto* opening = std::get_if<OpeningBalance>(&body)) return {opening->quantity, {}};
  if (const auto* sale = std::get_if<Sold>(&body))
    return {sale->quantity.value_or(lots.quantity(sale->lot)), sale->lot};
  if (const auto* lapse = std::get_if<Invalidated>(&body))
    return {lapse->quantity.value_or(lots.quantity(lapse->lot)), lapse->lot};
  return {};
}

}  // namespace

// What goes to own use goes with all its lots (IN-6).
InventoryLots inventory_lots_of(Books& books, const store::StoredDataSet& stored) {
  InventoryLots lots(stored.data_set.cost_formula);
  std::map<std::int64_t, store::LoggedEvent> events;
  for (auto& logged : store::events_in_force(books.store, books.company, stored.data_set.id))
    events.emplace(logged.number, std::move(logged));
  for (const auto& [number, cost] : store::inventory_moved(books.store, books.company, stored.asset)) {
    const auto found = events.find(number);
    if (found == events.end()) continue;
    const Event& event = found->second.event;
    const EventBody& body = event.body;
    const Counted counted = counted_in(body, lots);
    if (cost < 0 &&
        (std::holds_alternative<UseChanged>(body) || std::holds_alternative<Misclassified>(body))) {
      lots = InventoryLots(stored.data_set.cost_formula);  // all of it is held for use from then on
    } else if (cost > 0 || std::holds_alternative<PriorPeriodError>(body)) {
      lots.receive(event.source, counted.quantity, cost);
    } else {  // also what was too few copies for a fen; a test of net realisable value takes nothing out
      (void)lots.issue(counted.quantity, counted.lot);
    }
  }
  return lots;
}

}  // namespace rubiao
