// SPDX-License-Identifier: Apache-2.0
#include "actions/taxed_data_sets.h"

#include "actions/stated_tax_bases.h"
#include "store/movements.h"
#include "store/tax_measured.h"

namespace rubiao {

std::vector<Standing> taxed_data_sets(Books& books, Date day) {
  std::vector<Standing> all;
  const ClassMoves moves(books, day);
  const StatedTaxBases bases(books, day, moves);
  for (const auto& stored : store::all_data_sets(books.store, books.company, day)) {
    Standing standing = store::standing_of(books.store, books.company, stored, day);
    if (standing.gross() == 0 && !standing.deferred_tax) continue;
    // TX-7: what came in with it is not taken up again for a day before it was first measured.
    if (!standing.deferred_tax && store::has_deferred_tax(books.store, books.company, stored.asset))
      standing.deferred_tax = Amounts{};
    standing.as_at = std::move(standing.data_set);
    standing.data_set = store::find_data_set(books.store, books.company, stored.data_set.id)->data_set;
    const auto in_force = bases.in_force(stored.data_set.id, stored.asset);
    standing.tax_base = in_force.base;
    standing.tax_base_outdated = in_force.outdated;
    standing.moved = moves.last_of(stored.data_set.id);
    all.push_back(std::move(standing));
  }
  return all;
}

}  // namespace rubiao
