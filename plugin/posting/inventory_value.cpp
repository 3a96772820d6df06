// SPDX-License-Identifier: Apache-2.0
#include "posting/inventory_value.h"

#include "base/error.h"
#include "measurement/net_realisable_value.h"
#include "posting/booking.h"
#include "posting/event_order.h"
#include "register/life.h"

namespace rubiao {
namespace {

// IN-4 [CAS1:19]: only where the influence that led to the write-down has gone.
void demand_cause_gone(const NrvTested& test, const Standing& standing, Fen reversal) {
  if (test.cause_gone) return;
  refuse("IN-4", "CAS1:19",
         {"可变现净值回升，可转回 " + to_grouped_text(reversal) + " 元，但未确认以前减记的影响因素已经消失",
          "net realisable value has risen by " + to_grouped_text(reversal) + " yuan above what data set \"" +
              standing.data_set.id + "\" carries, but nobody says that the cause of the write-down has gone"},
         {"因素已经消失的填 cause_gone=true 并说明；因其他因素回升的不得转回",
          "give cause_gone=true with the grounds; a rise from another cause is not reversed"});
}

// IN-3: the parts are the whole stock, where it is counted; what no part names would be measured at nothing.
void demand_whole_stock(const NrvTested& test, const Standing& standing) {
  const std::int64_t there = standing.lots.quantity();
  if (there == 0) return;
  std::int64_t named = 0;
  for (const SalePart& part : test.parts) named += part.quantity;
  if (named == there) return;
  refuse("IN-3", "CAS1:18",
         {"各部分数量之和 " + std::to_string(named) + " 不等于结存数量 " + std::to_string(there),
          "the parts add up to " + std::to_string(named) + ", not to the " + std::to_string(there) +
              " that are there"},
         {"列出全部结存：有合同的部分和其余部分", "name all of it, what is under contract and the rest"});
}

}  // namespace

Consequence measure_realisable_value(const NrvTested& test, const Event& event, const Standing& standing,
                                     const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  if (standing.inventory.gross == 0) {
    reject(
        "asset", event.asset, {"账上没有存货", "there is no inventory on the books"},
        {"无形资产和开发支出登记减值测试", "for intangible assets and development record impairment_tested"});
  }
  demand_order_of_balances(standing, event);
  demand_whole_stock(test, standing);
  const Fen change = required_provision(standing.inventory.gross, test.parts) - standing.inventory.impairment;
  if (change == 0) return result;
  if (change < 0) demand_cause_gone(test, standing, -change);
  const bool charge = change > 0;
  result.movements = {{charge ? MovementKind::provision_charged : MovementKind::provision_reversed,
                       {.impairment = change},
                       "IN-4"}};
  EntryFacts facts = facts_of(result.after, charge ? " 计提跌价准备" : " 转回跌价准备");
  facts.amounts = {{"损失额", charge ? change : -change}};
  book({charge ? "计提减值" : "转回准备", "存货"}, facts, standing.data_set, rules, settings, result);
  return result;
}

}  // namespace rubiao
