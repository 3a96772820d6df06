// SPDX-License-Identifier: Apache-2.0
#include "actions/taxed_data_sets.h"

#include <map>

#include "store/event_log.h"
#include "store/movements.h"

namespace rubiao {
namespace {

using Moves = std::map<std::string, ClassMove, std::less<>>;

std::optional<ClassMove> move_made_by(Books& books, const store::LoggedEvent& logged) {
  const auto stored = store::find_data_set(books.store, books.company, logged.event.asset);
  if (!stored) return std::nullopt;
  for (const Movement& movement :
       store::movements_of_event(books.store, books.company, stored->asset, logged.number)) {
    if (movement.kind == MovementKind::other_decrease ||
        movement.kind == MovementKind::inventory_other_decrease)
      return ClassMove{.on = logged.event.date, .left = movement.delta.negated()};
  }
  return std::nullopt;
}

// The last of each data set.
Moves moves_through(Books& books, Date day) {
  Moves moves;
  for (const auto& logged : store::events_of_kind(books.store, books.company, "use_changed")) {
    if (logged.event.booked() > day) continue;
    if (const auto move = move_made_by(books, logged)) moves[logged.event.asset] = *move;
  }
  return moves;
}

}  // namespace

std::vector<Standing> taxed_data_sets(Books& books, Date day) {
  std::vector<Standing> all;
  const Moves moves = moves_through(books, day);
  for (const auto& stored : store::all_data_sets(books.store, books.company, day)) {
    Standing standing = store::standing_of(books.store, books.company, stored, day);
    if (standing.gross() == 0 && !standing.deferred_tax) continue;
    // TX-7: what came in with it is not taken up again for a day before it was first measured.
    if (!standing.deferred_tax && store::has_deferred_tax(books.store, books.company, stored.asset))
      standing.deferred_tax = Amounts{};
    standing.as_at = std::move(standing.data_set);
    standing.data_set = store::find_data_set(books.store, books.company, stored.data_set.id)->data_set;
    if (const auto move = moves.find(stored.data_set.id); move != moves.end()) standing.moved = move->second;
    all.push_back(std::move(standing));
  }
  return all;
}

}  // namespace rubiao
