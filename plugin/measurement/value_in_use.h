// SPDX-License-Identifier: Apache-2.0
// Value in use: the present value of the cash flows expected from an asset [CAS8:6] [CAS8:9], and of payments
// beyond normal credit terms [CAS6:12]. A person gives the flows and the rate; the discounting is ours.
#pragma once

#include <span>

#include "register/event_bodies.h"

namespace rubiao {

// Discounted to `at` by a yearly rate: whole years compounded, the days beyond them by simple interest over
// 365, in 34 digits and rounded to the fen once at the end. Flows before `at` are Error(invalid_input).
//   100.00 in one year and 100.00 in two at 10 %: 90.9091 + 82.6446 = 173.55
[[nodiscard]] Fen present_value(std::span<const CashFlow> flows, const Decimal& yearly_rate, Date at);

}  // namespace rubiao
