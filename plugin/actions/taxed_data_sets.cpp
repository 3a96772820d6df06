// SPDX-License-Identifier: Apache-2.0
#include "actions/taxed_data_sets.h"

#include <cstdint>
#include <map>
#include <string>

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
      return ClassMove{.on = logged.event.date,
                       .left = movement.delta.negated(),
                       .came_fen = movement.delta.negated().carrying()};
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

bool is_deferred(const ErrorEffect& effect) {
  return effect.tax_fen != 0 && effect.tax_account != "应交所得税";
}

// IN-6: what was amortised by mistake came into inventory at its cost. The tax law goes on deducting as it
// did unless the tax return is corrected too, which 应交所得税 says.
void add_misclassified(Books& books, Date day, Moves& moves) {
  for (const auto& logged : store::events_of_kind(books.store, books.company, "misclassified")) {
    const auto* wrong = std::get_if<Misclassified>(&logged.event.body);
    if (logged.event.booked() > day || wrong->purpose != Purpose::sale || !is_deferred(wrong->effect))
      continue;
    const auto stored = store::find_data_set(books.store, books.company, logged.event.asset);
    for (const Movement& movement :
         store::movements_of_event(books.store, books.company, stored->asset, logged.number)) {
      if (movement.kind != MovementKind::restated) continue;
      moves[logged.event.asset] = {.on = Period::from_month_index(logged.event.january()).first_day(),
                                   .left = movement.delta.negated(),
                                   .came_fen = -movement.delta.gross};
    }
  }
}

using Numbers = std::map<std::string, std::int64_t, std::less<>>;

Numbers last_of(Books& books, const std::string& kind, bool (*counts)(const EventBody&)) {
  Numbers last;
  for (const auto& logged : store::events_of_kind(books.store, books.company, kind))
    if (counts(logged.event.body)) last[logged.event.asset] = logged.number;
  return last;
}

// An error of cost whose tax is deferred leaves the cost by tax law as it was: the base is stated anew.
bool is_error_of_cost(const EventBody& body) {
  const auto& error = std::get<PriorPeriodError>(body);
  return (error.kind == "误费用化" || error.kind == "误资本化") && is_deferred(error.effect);
}

bool is_outdated(const std::string& asset, const Numbers& stated, const Numbers& corrected) {
  const auto error = corrected.find(asset);
  const auto base = stated.find(asset);
  return error != corrected.end() && base != stated.end() && base->second < error->second;
}

}  // namespace

std::vector<Standing> taxed_data_sets(Books& books, Date day) {
  std::vector<Standing> all;
  Moves moves = moves_through(books, day);
  add_misclassified(books, day, moves);
  const Numbers stated = last_of(books, "tax_base_set", [](const EventBody&) { return true; });
  const Numbers corrected = last_of(books, "prior_period_error", is_error_of_cost);
  for (const auto& stored : store::all_data_sets(books.store, books.company, day)) {
    Standing standing = store::standing_of(books.store, books.company, stored, day);
    if (standing.gross() == 0 && !standing.deferred_tax) continue;
    // TX-7: what came in with it is not taken up again for a day before it was first measured.
    if (!standing.deferred_tax && store::has_deferred_tax(books.store, books.company, stored.asset))
      standing.deferred_tax = Amounts{};
    standing.as_at = std::move(standing.data_set);
    standing.data_set = store::find_data_set(books.store, books.company, stored.data_set.id)->data_set;
    if (is_outdated(stored.data_set.id, stated, corrected)) standing.data_set.tax.reset();
    if (const auto move = moves.find(stored.data_set.id); move != moves.end()) standing.moved = move->second;
    all.push_back(std::move(standing));
  }
  return all;
}

}  // namespace rubiao
