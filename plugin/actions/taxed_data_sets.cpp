// SPDX-License-Identifier: Apache-2.0
#include "actions/taxed_data_sets.h"

#include <cstdlib>

#include "actions/stated_tax_bases.h"
#include "batch/month_accruals.h"
#include "posting/deferred_tax.h"
#include "posting/tax_beside_profit.h"
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
    standing.tax_base_outdated = in_force.outdated;
    if (!in_force.outdated) standing.tax_base = in_force.base;
    if (standing.grant.carrying() != 0)
      standing.grant_taxed_on_receipt = deferred_income_terms(books_, stored.data_set.id).taxed_on_receipt;
    standing.moved = moves_.last_of(stored.data_set.id);
    standing.came_in = bases_.came_in(stored.data_set.id, stored.asset);
    // What bore on goodwill or equity, and was taken back or stated otherwise since, is given back by them:
    // of no cost.
    if (!standing.came_in && standing.tax_beside_profit != Amounts{})
      standing.came_in = CameIn{bases_.last_borne_beside_profit(stored.data_set.id), 0, 0};
    return standing;
  }

 private:
  Books& books_;
  Date day_;
  ClassMoves moves_;
  StatedTaxBases bases_;
};

// As much of what came in as of the whole difference of that day, and no more than all of it.
TaxBesideProfit taken_over(Books& books, const store::StoredDataSet& stored, const CameIn& came_in,
                           const store::DeferredTaxTakenOver& deferred) {
  const Standing then = TaxedOn(books, deferred.date).standing_of(stored);
  const auto difference = difference_of(then, deferred.date, books.rules.at(deferred.date));
  const Fen whole = difference ? difference->difference() : 0;
  TaxBesideProfit result{.carrying_fen = carried_of_what_came_in(came_in, then)};
  const bool plausible = whole != 0 && (whole > 0) == (deferred.deferred_fen > 0) &&
                         std::abs(deferred.deferred_fen) <= std::abs(whole);
  if (plausible) {
    result.recognised_fen = multiply_divide(left_of_difference(came_in, result.carrying_fen),
                                            deferred.deferred_fen, whole, Rounding::half_away);
  }
  return result;
}

std::vector<TaxBesideProfit> measured_before(Books& books, const store::StoredDataSet& stored,
                                             const CameIn& came_in, Date day) {
  std::vector<TaxBesideProfit> days;
  const auto opened = store::deferred_tax_taken_over(books.store, books.company, stored.asset);
  if (opened && opened->date <= day) days.push_back(taken_over(books, stored, came_in, *opened));
  for (const auto& on : store::tax_beside_profit_before(books.store, books.company, stored.asset, day))
    days.push_back({on.borne_fen, on.recognised_fen, on.carrying_fen});
  return days;
}

}  // namespace

std::vector<Standing> taxed_data_sets(Books& books, Date day) {
  std::vector<Standing> all;
  const TaxedOn then(books, day);
  for (const auto& stored : store::all_data_sets(books.store, books.company, day)) {
    Standing standing = then.standing_of(stored);
    if (standing.gross() != 0 || standing.deferred_tax || standing.came_in || standing.grant_taxed_on_receipt)
      all.push_back(std::move(standing));
  }
  return all;
}

void load_measured_before(Books& books, Date day, std::vector<Standing>& all) {
  for (Standing& standing : all) {
    if (!standing.came_in) continue;
    const auto stored = store::find_data_set(books.store, books.company, standing.data_set.id);
    standing.measured_before = measured_before(books, *stored, *standing.came_in, day);
  }
}

}  // namespace rubiao
