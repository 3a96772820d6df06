// SPDX-License-Identifier: Apache-2.0
#include "measurement/movement.h"

namespace rubiao {

Holding holding_of(MovementKind kind) {
  switch (static_cast<int>(kind) / 10) {
    case 0:
    case 6:
      return Holding::intangible;
    case 1:
      return Holding::inventory;
    case 2:
      return Holding::development;
    case 4:
      return Holding::held_for_sale;
    case 5:
      return kind < MovementKind::grant_deferred ? Holding::instalments : Holding::grant;
    case 10:
      return Holding::fulfilment_cost;
    case 11:
      return Holding::obtaining_cost;
    case 12:
      return Holding::deferred_tax;
    case 13:
      return Holding::tax_beside_profit;
    default:
      return Holding::expense;
  }
}

bool is_opening(MovementKind kind) {
  return kind == MovementKind::opened || kind == MovementKind::inventory_opened ||
         kind == MovementKind::development_opened || kind == MovementKind::restated ||
         kind == MovementKind::inventory_restated || kind == MovementKind::development_restated;
}

Column column_of(Route route) {
  switch (route) {
    case Route::purchased:
      return Column::purchased;
    case Route::self_developed:
    case Route::self_processed:
      return Column::self_made;
    default:
      return Column::other;
  }
}

Amounts& Amounts::operator+=(const Amounts& other) {
  gross = add(gross, other.gross);
  amortisation = add(amortisation, other.amortisation);
  impairment = add(impairment, other.impairment);
  return *this;
}

}  // namespace rubiao
