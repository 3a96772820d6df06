// SPDX-License-Identifier: Apache-2.0
// Net realisable value of inventory: expected price less cost to complete, selling cost and taxes [CAS1:15]
// [CAS1:16]. What is contracted is taken at the contract's price, the rest at the market's [CAS1:17]; each
// part is compared with its own share of cost, and a surplus of one does not cover the other.
#pragma once

#include <span>

#include "register/event_bodies.h"

namespace rubiao {

// The provision that the stock needs: per part max(0, cost − NRV), a negative NRV counting as zero; cost is
// shared out by quantity.
[[nodiscard]] Fen required_provision(Fen cost, std::span<const SalePart> parts);

}  // namespace rubiao
