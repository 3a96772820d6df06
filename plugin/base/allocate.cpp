// SPDX-License-Identifier: Apache-2.0
#include "base/allocate.h"

#include <algorithm>
#include <numeric>

#include "base/error.h"
#include "base/wide.h"

namespace rubiao {

std::vector<Fen> allocate(Fen whole, std::span<const std::int64_t> weights) {
  Wide total = 0;
  for (const std::int64_t weight : weights) {
    if (weight < 0) reject("", std::to_string(weight), {"分配权数不能为负", "a weight is negative"});
    total += weight;
  }
  if (total == 0) reject("", "0", {"分配权数合计为零，无法分配", "the weights sum to zero"});

  const Wide size = whole < 0 ? -static_cast<Wide>(whole) : whole;
  std::vector<Fen> parts(weights.size());
  std::vector<Wide> remainders(weights.size());
  Wide given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Wide product = size * weights[i];
    parts[i] = static_cast<Fen>(product / total);
    remainders[i] = product % total;
    given += parts[i];
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; given < size; ++i, ++given) ++parts[order[i]];
  if (whole < 0) std::transform(parts.begin(), parts.end(), parts.begin(), std::negate<>{});
  return parts;
}

}  // namespace rubiao
