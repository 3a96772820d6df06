// SPDX-License-Identifier: Apache-2.0
#include "measurement/net_realisable_value.h"

#include <algorithm>
#include <vector>

#include "base/allocate.h"

namespace rubiao {
namespace {

Fen realisable(const SalePart& part) {
  return std::max<Fen>(0, part.price_fen - part.completion_fen - part.selling_fen);
}

}  // namespace

Fen required_provision(Fen cost, std::span<const SalePart> parts) {
  std::vector<std::int64_t> quantities;
  for (const SalePart& part : parts) quantities.push_back(part.quantity);
  const std::vector<Fen> costs = allocate(cost, quantities);
  Fen provision = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    provision = add(provision, std::max<Fen>(0, costs[i] - realisable(parts[i])));
  }
  return provision;
}

}  // namespace rubiao
