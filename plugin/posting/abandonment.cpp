// SPDX-License-Identifier: Apache-2.0
#include "posting/abandonment.h"

#include "base/error.h"
#include "posting/booking.h"
#include "posting/event_order.h"
#include "register/life.h"

namespace rubiao {

Consequence abandon(const ProjectAbandoned& abandoned, const Event& event, const Standing& standing,
                    const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_order_of_balances(standing, event);
  if (standing.development.gross == 0) return result;  // nothing was capitalised: the project just ends
  const bool research = abandoned.charge_to == "研发费用";
  const Fen carrying = standing.development.carrying();
  result.movements = {{MovementKind::development_abandoned, standing.development.negated(), "E07a"}};
  EntryFacts facts = facts_of(result.after, " 放弃项目：" + abandoned.reason);
  facts.amounts = {{"放弃损失", research ? carrying : 0},
                   {"营业外损失", research ? 0 : carrying},
                   {"减值准备", standing.development.impairment},
                   {"账面原值", standing.development.gross}};
  book({"放弃项目", "开发支出"}, facts, standing.data_set, rules, settings, result);
  return result;
}

}  // namespace rubiao
