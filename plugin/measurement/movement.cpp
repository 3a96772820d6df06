// SPDX-License-Identifier: Apache-2.0
#include "measurement/movement.h"

namespace rubiao {

Holding holding_of(MovementKind kind) {
  const auto number = static_cast<int>(kind);
  if (number < 10) return Holding::intangible;
  if (number < 20) return Holding::inventory;
  return number < 30 ? Holding::development : Holding::expense;
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
