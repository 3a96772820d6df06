// SPDX-License-Identifier: Apache-2.0
#include "actions/taxed_data_sets.h"

#include <cstdint>
#include <map>
#include <string>

#include "store/event_log.h"
#include "store/movements.h"
#include "store/tax_measured.h"

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

// The last of each data set, by its number.
Numbers last_of(Books& books, const std::string& kind, bool (*counts)(const EventBody&)) {
  Numbers last;
  for (const auto& logged : store::events_of_kind(books.store, books.company, kind))
    if (counts(logged.event.body)) last[logged.event.asset] = logged.number;
  return last;
}

bool is_error_of_cost(const EventBody& body) {
  const std::string& kind = std::get<PriorPeriodError>(body).kind;
  return kind == "误费用化" || kind == "误资本化";
}

bool is_deferred_error_of_cost(const EventBody& body) {
  return is_error_of_cost(body) && is_deferred(std::get<PriorPeriodError>(body).effect);
}

bool states_cost(const EventBody& body) {
  return std::get<TaxBaseSet>(body).tax.cost_fen.has_value();
}

// A base that states a cost by tax law is stated anew when the cost it was stated for changes: by an error, a
// share that lapses, a grant, more cost. One that takes the cost of the books goes with it, but for an error
// of an earlier year whose tax is deferred: there the cost by tax law stays as it was.
class StatedBases {
 public:
  StatedBases(Books& books, Date day)
      : books_(books),
        day_(day),
        stated_(last_of(books, "tax_base_set", [](const EventBody&) { return true; })),
        of_own_cost_(last_of(books, "tax_base_set", states_cost)),
        errors_(last_of(books, "prior_period_error", is_error_of_cost)),
        deferred_errors_(last_of(books, "prior_period_error", is_deferred_error_of_cost)) {}

  [[nodiscard]] bool are_outdated(const std::string& id, std::int64_t asset) const {
    const std::int64_t stated = number_in(stated_, id);
    if (stated == 0) return false;
    if (stated < number_in(deferred_errors_, id)) return true;
    return stated == number_in(of_own_cost_, id) &&
           (stated < number_in(errors_, id) ||
            store::cost_changed_after(books_.store, books_.company, asset, stated, day_));
  }

 private:
  static std::int64_t number_in(const Numbers& numbers, const std::string& id) {
    const auto found = numbers.find(id);
    return found == numbers.end() ? 0 : found->second;
  }

  Books& books_;
  Date day_;
  Numbers stated_;
  Numbers of_own_cost_;  // by tax law
  Numbers errors_;
  Numbers deferred_errors_;
};

}  // namespace

std::vector<Standing> taxed_data_sets(Books& books, Date day) {
  std::vector<Standing> all;
  Moves moves = moves_through(books, day);
  add_misclassified(books, day, moves);
  const StatedBases bases(books, day);
  for (const auto& stored : store::all_data_sets(books.store, books.company, day)) {
    Standing standing = store::standing_of(books.store, books.company, stored, day);
    if (standing.gross() == 0 && !standing.deferred_tax) continue;
    // TX-7: what came in with it is not taken up again for a day before it was first measured.
    if (!standing.deferred_tax && store::has_deferred_tax(books.store, books.company, stored.asset))
      standing.deferred_tax = Amounts{};
    standing.as_at = std::move(standing.data_set);
    standing.data_set = store::find_data_set(books.store, books.company, stored.data_set.id)->data_set;
    if (bases.are_outdated(stored.data_set.id, stored.asset)) standing.data_set.tax.reset();
    if (const auto move = moves.find(stored.data_set.id); move != moves.end()) standing.moved = move->second;
    all.push_back(std::move(standing));
  }
  return all;
}

}  // namespace rubiao
