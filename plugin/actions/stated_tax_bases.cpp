// SPDX-License-Identifier: Apache-2.0
#include "actions/stated_tax_bases.h"

#include <algorithm>
#include <limits>

#include "store/event_log.h"
#include "store/movements.h"

namespace rubiao {
namespace {

bool is_deferred(const ErrorEffect& effect) {
  return effect.tax_fen != 0 && effect.tax_account != "应交所得税";
}

EventPoint point_of(const store::LoggedEvent& logged) {
  return {logged.event.booked(), logged.number};
}

// What a change of use took out of the class that the data left; nothing if it moved nothing.
std::optional<Movement> movement_out(Books& books, const store::LoggedEvent& logged) {
  const auto stored = store::find_data_set(books.store, books.company, logged.event.asset);
  if (!stored) return std::nullopt;
  for (const Movement& movement :
       store::movements_of_event(books.store, books.company, stored->asset, logged.number))
    if (movement.kind == MovementKind::other_decrease ||
        movement.kind == MovementKind::inventory_other_decrease)
      return movement;
  return std::nullopt;
}

}  // namespace

ClassMoves::ClassMoves(Books& books, Date day) {
  take_use_changes(books, day);
  take_misclassified(books, day);
}

void ClassMoves::take_use_changes(Books& books, Date day) {
  for (const auto& logged : store::events_of_kind(books.store, books.company, "use_changed")) {
    if (logged.event.booked() > day) continue;
    const auto out = movement_out(books, logged);
    if (!out) continue;
    const Amounts left = out->delta.negated();
    take(logged.event.asset, {ClassMove{.on = logged.event.date, .left = left, .came_fen = left.carrying()},
                              point_of(logged), out->kind == MovementKind::inventory_other_decrease});
  }
}

// IN-6: what was amortised by mistake came into inventory at its cost. The tax law goes on deducting as it
// did unless the tax return is corrected too, which 应交所得税 says.
void ClassMoves::take_misclassified(Books& books, Date day) {
  for (const auto& logged : store::events_of_kind(books.store, books.company, "misclassified")) {
    const auto* wrong = std::get_if<Misclassified>(&logged.event.body);
    if (logged.event.booked() > day) continue;
    Move move{std::nullopt, point_of(logged), wrong->purpose != Purpose::sale};
    const auto stored = store::find_data_set(books.store, books.company, logged.event.asset);
    for (const Movement& movement :
         store::movements_of_event(books.store, books.company, stored->asset, logged.number)) {
      if (movement.kind != MovementKind::restated || move.into_own_use || !is_deferred(wrong->effect))
        continue;
      move.move = ClassMove{.on = Period::from_month_index(logged.event.january()).first_day(),
                            .left = movement.delta.negated(),
                            .came_fen = -movement.delta.gross};
    }
    take(logged.event.asset, std::move(move));
  }
}

void ClassMoves::take(const std::string& asset, Move move) {
  const auto [known, first] = moves_.try_emplace(asset, move);
  if (!first && known->second.at < move.at) known->second = std::move(move);
}

std::optional<ClassMove> ClassMoves::last_of(const std::string& asset) const {
  const auto found = moves_.find(asset);
  return found == moves_.end() ? std::nullopt : found->second.move;
}

std::optional<EventPoint> ClassMoves::came_into_own_use(const std::string& asset) const {
  const auto found = moves_.find(asset);
  if (found == moves_.end() || !found->second.into_own_use) return std::nullopt;
  return found->second.at;
}

StatedTaxBases::StatedTaxBases(Books& books, Date day, const ClassMoves& moves)
    : books_(books), day_end_{day, std::numeric_limits<std::int64_t>::max()}, moves_(moves) {
  for (const auto& logged : store::events_of_kind(books.store, books.company, "tax_base_set"))
    stated_[logged.event.asset].push_back({point_of(logged), std::get<TaxBaseSet>(logged.event.body).tax});
  for (auto& [asset, stated] : stated_) std::ranges::sort(stated, {}, &Stated::at);
  for (const auto& logged : store::events_of_kind(books.store, books.company, "prior_period_error")) {
    const auto& error = std::get<PriorPeriodError>(logged.event.body);
    if (error.kind == "误费用化" || error.kind == "误资本化")
      errors_[logged.event.asset].push_back({point_of(logged), is_deferred(error.effect)});
  }
}

StatedTaxBases::InForce StatedTaxBases::in_force(const std::string& id, std::int64_t asset) const {
  const auto found = stated_.find(id);
  if (found == stated_.end()) return {};
  const std::vector<Stated>& stated = found->second;
  const auto after = std::ranges::upper_bound(stated, day_end_, {}, &Stated::at);
  const Stated& base = after == stated.begin() ? stated.front() : *std::prev(after);
  if (is_outdated(base, id, asset)) return {.base = {}, .outdated = true};
  return {.base = base.tax};
}

bool StatedTaxBases::is_outdated(const Stated& base, const std::string& id, std::int64_t asset) const {
  const bool of_own_cost = base.tax.cost_fen.has_value();
  const auto errors = errors_.find(id);
  const bool corrected =
      errors != errors_.end() && std::ranges::any_of(errors->second, [&](const Error& error) {
        return (error.deferred || of_own_cost) && base.at < error.at && error.at < day_end_;
      });
  if (corrected || (of_own_cost && has_another_cost(base, asset))) return true;
  const auto came = moves_.came_into_own_use(id);
  return came && base.at < *came;
}

// Between the day it was stated for and the day asked, whichever comes first; what came in first, if after
// both, is what it was stated for.
bool StatedTaxBases::has_another_cost(const Stated& base, std::int64_t asset) const {
  const auto changes = store::cost_changes(books_.store, books_.company, asset);
  if (changes.empty()) return false;
  const EventPoint came_in{changes.front().date, changes.front().event};
  const EventPoint from = std::max(came_in, std::min(base.at, day_end_));
  const EventPoint to = std::max(base.at, day_end_);
  Fen changed = 0;
  for (const store::CostChange& change : changes) {
    const EventPoint at{change.date, change.event};
    if (from < at && at <= to && change.kind != store::CostChangeKind::moved)
      changed = add(changed, change.gross_fen);
  }
  return changed != 0;
}

bool has_changed_by(const std::vector<store::CostChange>& changes, Date day) {
  if (changes.empty() || changes.front().date > day) return false;
  Fen adjusted = 0;
  bool moved = changes.front().kind == store::CostChangeKind::opened;
  for (const store::CostChange& change : changes) {
    if (change.date > day) break;
    if (change.kind == store::CostChangeKind::moved) moved = true;
    if (change.kind == store::CostChangeKind::adjusted) adjusted = add(adjusted, change.gross_fen);
  }
  return moved || adjusted != 0;
}

}  // namespace rubiao
