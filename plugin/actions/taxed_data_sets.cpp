// SPDX-License-Identifier: Apache-2.0
#include "actions/taxed_data_sets.h"

#include <map>
#include <set>

#include "actions/stated_tax_bases.h"
#include "posting/deferred_tax.h"
#include "store/event_log.h"
#include "store/movements.h"
#include "store/tax_measured.h"

namespace rubiao {
namespace {

// What the books and the tax law make of a data set on one day.
class TaxedOn {
 public:
  TaxedOn(Books& books, Date day)
      : books_(books), day_(day), moves_(books, day), bases_(books, day, moves_) {}

  [[nodiscard]] Standing standing_of(const store::StoredDataSet& stored) const {
    Standing standing = store::standing_of(books_.store, books_.company, stored, day_);
    standing.as_at = std::move(standing.data_set);
    standing.data_set = store::find_data_set(books_.store, books_.company, stored.data_set.id)->data_set;
    const auto in_force = bases_.in_force(stored.data_set.id, stored.asset);
    standing.tax_base = in_force.base;
    standing.tax_base_outdated = in_force.outdated;
    standing.moved = moves_.last_of(stored.data_set.id);
    standing.came_in = bases_.came_in(stored.data_set.id, stored.asset);
    return standing;
  }

 private:
  Books& books_;
  Date day_;
  ClassMoves moves_;
  StatedTaxBases bases_;
};

// The measurements of the company that stand; but not this one, which is in the log too
// when it is just approved.
std::map<std::int64_t, DeferredTaxMeasured> measurements_of(Books& books, const SourceId& but_not) {
  std::map<std::int64_t, DeferredTaxMeasured> measurements;
  for (const auto& logged : store::events_of_kind(books.store, books.company, "deferred_tax_measured"))
    if (!(logged.event.source == but_not))
      measurements.emplace(logged.number, std::get<DeferredTaxMeasured>(logged.event.body));
  return measurements;
}

// Measured on a day more than once, the last time counts.
class MeasuredBefore {
 public:
  MeasuredBefore(Books& books, const Event& measured)
      : books_(books), day_(measured.date), measured_(measurements_of(books, measured.source)) {}

  std::vector<TaxMeasured> of(const store::StoredDataSet& stored) {
    std::map<Date, TaxMeasured> days;
    for (const auto& one : store::tax_measurements(books_.store, books_.company, stored.asset, day_)) {
      const auto measured = measured_.find(one.event);
      if (one.taken_over)
        days[one.date] = {.deferred_fen = one.deferred_fen};
      else if (one.date < day_ && measured != measured_.end())
        days[one.date] = {.deferred_fen = one.deferred_fen,
                          .rate = measured->second.rate,
                          .probable = measured->second.taxable_profit == "很可能"};
    }
    std::vector<TaxMeasured> all;
    for (auto& [day, measured] : days) {
      add_books_of(day, stored, measured);
      all.push_back(measured);
    }
    return all;
  }

 private:
  void add_books_of(Date day, const store::StoredDataSet& stored, TaxMeasured& measured) {
    const Standing then = taxed_.try_emplace(day, books_, day).first->second.standing_of(stored);
    const auto difference = difference_of(then, day, books_.rules.at(day));
    measured.difference_fen = difference ? difference->difference() : 0;
    measured.carrying_fen = then.carrying();
  }

  Books& books_;
  Date day_;
  std::map<std::int64_t, DeferredTaxMeasured> measured_;
  std::map<Date, TaxedOn> taxed_;
};

}  // namespace

std::vector<Standing> taxed_data_sets(Books& books, Date day) {
  std::vector<Standing> all;
  const TaxedOn then(books, day);
  for (const auto& stored : store::all_data_sets(books.store, books.company, day)) {
    Standing standing = then.standing_of(stored);
    if (standing.gross() != 0 || standing.deferred_tax || standing.came_in)
      all.push_back(std::move(standing));
  }
  return all;
}

void load_measured_before(Books& books, const Event& measured, std::vector<Standing>& all) {
  MeasuredBefore before(books, measured);
  for (Standing& standing : all) {
    if (!standing.came_in) continue;
    standing.measured_before =
        before.of(*store::find_data_set(books.store, books.company, standing.data_set.id));
  }
}

}  // namespace rubiao
