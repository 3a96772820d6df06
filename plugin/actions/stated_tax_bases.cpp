// SPDX-License-Identifier: Apache-2.0
#include "actions/stated_tax_bases.h"

#include <algorithm>
#include <limits>
#include <set>

#include "store/event_log.h"
#include "store/movements.h"

namespace rubiao {

using store::CostChangeKind;

namespace {

bool is_deferred(const ErrorEffect& effect) {
  return effect.tax_fen != 0 && effect.tax_account != "应交所得税";
}

EventPoint point_of(const store::LoggedEvent& logged) {
  return {logged.event.booked(), logged.number};
}

EventPoint point_of(const store::CostChange& change) {
  return {change.date, change.event};
}

// A share that lapses takes along its part of what is deducted, an error is as if it always had been so.
bool spreads_what_is_left(const store::CostChange& change) {
  return change.kind == CostChangeKind::more || change.kind == CostChangeKind::deducted;
}

// After the first month of deduction.
bool is_deducted_by(const TaxBase& tax, Date day) {
  return Period::of(tax.from) < Period::of(day);
}

// Whether one that meets the test stands; one that a red letter undid, itself among them, does not.
template <typename Test>
bool any_stands(const std::vector<store::CostChange>& changes, const Test& test) {
  std::map<std::int64_t, Fen> by_event;
  for (const store::CostChange& change : changes) {
    if (!test(change)) continue;
    Fen& changed = by_event[change.undone != 0 ? change.undone : change.event];
    changed = add(changed, change.gross_fen);
  }
  return std::ranges::any_of(by_event, [](const auto& event) { return event.second != 0; });
}

std::vector<store::CostChange> those_that_stand(std::vector<store::CostChange> changes) {
  std::set<std::int64_t> undone;
  for (const store::CostChange& change : changes)
    if (change.undone != 0) undone.insert({change.event, change.undone});
  std::erase_if(changes, [&](const store::CostChange& change) { return undone.contains(change.event); });
  return changes;
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
  return {.base = base.tax, .outdated = is_outdated(base, id, asset)};
}

bool StatedTaxBases::is_outdated(const Stated& base, const std::string& id, std::int64_t asset) const {
  const bool of_own_cost = base.tax.cost_fen.has_value();
  const auto errors = errors_.find(id);
  const bool corrected =
      errors != errors_.end() && std::ranges::any_of(errors->second, [&](const Error& error) {
        return (error.deferred || of_own_cost) && base.at < error.at && error.at < day_end_;
      });
  if (corrected || has_another_cost(base, asset)) return true;
  const auto came = moves_.came_into_own_use(id);
  return came && base.at < *came;
}

// A cost of its own: between the day it was stated for and the day asked, whichever comes first; what came in
// first, if after both, is what it was stated for.
bool StatedTaxBases::has_another_cost(const Stated& base, std::int64_t asset) const {
  const auto changes = store::cost_changes(books_.store, books_.company, asset);
  if (changes.empty()) return false;
  const EventPoint came_in = point_of(changes.front());
  const EventPoint from = base.tax.cost_fen ? std::max(came_in, std::min(base.at, day_end_)) : came_in;
  const EventPoint to = std::max(base.at, day_end_);
  return any_stands(changes, [&](const store::CostChange& change) {
    const EventPoint at = point_of(change);
    if (at <= from || to < at || change.kind == CostChangeKind::moved) return false;
    return base.tax.cost_fen || (spreads_what_is_left(change) && is_deducted_by(base.tax, change.date));
  });
}

std::optional<CameIn> StatedTaxBases::came_in(const std::string& id, std::int64_t asset) const {
  const auto found = stated_.find(id);
  if (found == stated_.end()) return std::nullopt;
  const auto changes = those_that_stand(store::cost_changes(books_.store, books_.company, asset));
  if (changes.empty() || changes.front().date > day_end_.date) return std::nullopt;
  // The base of what came in is the last one stated before more cost came, or the first of all.
  const EventPoint first = found->second.front().at;
  const auto later = std::ranges::find_if(changes, [&](const store::CostChange& change) {
    return change.event != changes.front().event && first < point_of(change);
  });
  const Stated* stated = nullptr;
  for (const Stated& base : found->second) {
    const bool of_all = later == changes.end() || base.at < point_of(*later);
    if (stated == nullptr || of_all) stated = &base;
  }
  const InitialDifference initial = stated->tax.initial;
  if (initial != InitialDifference::goodwill && initial != InitialDifference::equity) return std::nullopt;
  Fen cost = 0;
  const EventPoint by = std::max(stated->at, point_of(changes.front()));
  for (const store::CostChange& change : changes)
    if (point_of(change) <= by) cost = add(cost, change.gross_fen);
  if (cost <= 0) return std::nullopt;  // a grant has taken it off whole
  return CameIn{initial, cost, subtract(cost, stated->tax.cost_fen.value_or(cost))};
}

InitialDifference StatedTaxBases::last_borne_beside_profit(const std::string& id) const {
  InitialDifference last = InitialDifference::goodwill;
  for (const auto& logged : store::events_of(books_.store, books_.company, id)) {
    const auto* set = std::get_if<TaxBaseSet>(&logged.event.body);
    if (set == nullptr || !store::took_effect(logged)) continue;
    const InitialDifference initial = set->tax.initial;
    if (initial == InitialDifference::goodwill || initial == InitialDifference::equity) last = initial;
  }
  return last;
}

bool has_changed_by(const std::vector<store::CostChange>& changes, Date day, const TaxBase& tax) {
  if (changes.empty() || changes.front().date > day) return false;
  if (changes.front().kind == CostChangeKind::opened) return true;
  return any_stands(changes, [&](const store::CostChange& change) {
    if (change.date > day) return false;
    const bool of_purchase = change.kind == CostChangeKind::more ||
                             (change.kind == CostChangeKind::deducted && change.undone != 0);
    return !of_purchase || is_deducted_by(tax, change.date);
  });
}

}  // namespace rubiao
