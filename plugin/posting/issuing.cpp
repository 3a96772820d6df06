// SPDX-License-Identifier: Apache-2.0
#include "posting/issuing.h"

#include "base/error.h"

namespace rubiao {
namespace {

void demand_counted(const Standing& standing) {
  if (standing.lots.quantity() > 0) return;
  refuse("IN-1", "CAS1:14",
         {"数据集“" + standing.data_set.id + "”的存货没有登记数量，不能按数量发出",
          "the inventory of data set \"" + standing.data_set.id +
              "\" is not counted; no quantity can go out of it"},
         {"取得时在支出上填写 quantity；整体销售的不填数量",
          "give the quantity with its cost when it is bought; leave it out where all is sold"});
}

void demand_lot(const Standing& standing, const std::optional<SourceId>& lot) {
  const bool specific = standing.data_set.cost_formula == CostFormula::specific;
  if (specific == lot.has_value() || (specific && standing.lots.all().size() == 1)) return;
  refuse("IN-1", "CAS1:14",
         specific ? Text{"个别计价须指明批次", "specific identification needs the lot"}
                  : Text{"只有个别计价才指明批次", "a lot is named for specific identification only"},
         specific ? Text{"以取得时的来源单据在 lot 指明批次",
                         "name the lot by the source document of its purchase"}
                  : Text{"删去 lot", "leave the lot out"});
}

}  // namespace

Issued issue_inventory(const Standing& standing, std::optional<std::int64_t> quantity,
                       const std::optional<SourceId>& lot) {
  const Amounts& held = standing.inventory;
  if (!quantity && !lot) return {held, true};
  InventoryLots lots = standing.lots;
  const std::int64_t wanted = quantity.value_or(lots.quantity(lot));
  demand_counted(standing);
  demand_lot(standing, lot);
  const std::int64_t there = lots.quantity(lot);
  const auto cost = wanted == 0 ? std::nullopt : lots.issue(wanted, lot);
  if (!cost) {
    refuse("IN-1", "CAS1:14",
           there == 0 ? Text{"没有这个批次，或已全部发出", "there is no such lot, or all of it has gone out"}
                      : Text{"发出数量 " + std::to_string(wanted) + " 大于结存数量 " + std::to_string(there),
                             std::to_string(wanted) + " go out, more than the " + std::to_string(there) +
                                 " that are there"},
           {"核对数量与批次", "check the quantity and the lot"});
  }
  if (lots.quantity() == 0) return {held, true};
  return {{.gross = *cost,
           .impairment = multiply_divide(held.impairment, *cost, held.gross, Rounding::half_away)},
          false};
}

}  // namespace rubiao
