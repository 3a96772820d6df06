// SPDX-License-Identifier: Apache-2.0
#include "measurement/effective_interest.h"

#include <vector>

#include "measurement/value_in_use.h"

namespace rubiao {

Fen interest_to_accrue(std::span<const CashFlow> payments, const Decimal& yearly_rate, Date at) {
  std::vector<CashFlow> to_come;
  Fen nominal = 0;
  for (const CashFlow& payment : payments) {
    if (payment.date <= at) continue;
    to_come.push_back(payment);
    nominal = add(nominal, payment.amount_fen);
  }
  return nominal - present_value(to_come, yearly_rate, at);
}

}  // namespace rubiao
