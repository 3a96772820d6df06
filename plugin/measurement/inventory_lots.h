// SPDX-License-Identifier: Apache-2.0
// IN-1: the lots of one data set held for sale, and what goes out of them by the cost formula [CAS1:14].
// Rounded half away from zero; the last unit takes what is left, so that lots never keep a fen of nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/money.h"
#include "register/cost_formula.h"
#include "register/event_bodies.h"

namespace rubiao {

struct Lot {
  SourceId source;  // of the purchase
  std::int64_t quantity = 0;
  Fen cost_fen = 0;
};

class InventoryLots {
 public:
  explicit InventoryLots(CostFormula formula) : formula_(formula) {}

  // Without a quantity: further cost of the lot that came last, or of the first to come.
  void receive(const SourceId& source, std::int64_t quantity, Fen cost_fen);
  // The cost of what goes out. Nothing if there is not as much, or no such lot; the lots then stay as they
  // are.
  [[nodiscard]] std::optional<Fen> issue(std::int64_t quantity, const std::optional<SourceId>& lot);

  // Of all lots, or of one.
  [[nodiscard]] std::int64_t quantity(const std::optional<SourceId>& lot = std::nullopt) const;
  [[nodiscard]] const std::vector<Lot>& all() const { return lots_; }

 private:
  [[nodiscard]] bool goes_out_of(const Lot& lot, const std::optional<SourceId>& wanted) const;

  CostFormula formula_;
  std::vector<Lot> lots_;  // in the order in which they came; one if averaged
  Fen cost_to_come_ = 0;   // known before the first lot
};

}  // namespace rubiao
