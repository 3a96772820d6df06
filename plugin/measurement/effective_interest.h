// SPDX-License-Identifier: Apache-2.0
// The effective-interest method for a purchase by instalments [CAS6:12]: at any day the amount owed is the
// present value of the payments still to come, and what they exceed it by is interest not yet accrued.
#pragma once

#include <span>

#include "register/event_bodies.h"

namespace rubiao {

// Of the payments after `at`: their sum less their present value. It falls from the whole finance charge to
// nothing, so that the months' interest sums to it exactly.
[[nodiscard]] Fen interest_to_accrue(std::span<const CashFlow> payments, const Decimal& yearly_rate, Date at);

}  // namespace rubiao
