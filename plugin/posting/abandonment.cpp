// SPDX-License-Identifier: Apache-2.0
#include "posting/abandonment.h"

#include "base/error.h"
#include "posting/event_order.h"
#include "posting/template_choice.h"
#include "register/life.h"

namespace rubiao {

Consequence abandon(const ProjectAbandoned& abandoned, const Event& event, const Standing& standing,
                    const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_order_of_balances(standing, event);
  if (standing.development.gross == 0) return result;  // nothing was capitalised: the project just ends
  rulebook::Decision choice = choose_template(
      {.occasion = "放弃项目", .asset_class = "开发支出", .treatment = "不适用", .item = "不适用"},
      standing.data_set, rules);
  const bool research = abandoned.charge_to == "研发费用";
  const Fen carrying = standing.development.carrying();
  result.movements = {{MovementKind::development_abandoned, standing.development.negated(), "E07a"}};
  result.entries = {compose_entry(choice.match().text("分录"),
                                  {.route = result.after.route,
                                   .use = result.after.use,
                                   .settlement = {},
                                   .cost_center = result.after.cost_center,
                                   .counterparty = {},
                                   .memo = result.after.name + " 放弃项目：" + abandoned.reason,
                                   .amounts = {{"放弃损失", research ? carrying : 0},
                                               {"营业外损失", research ? 0 : carrying},
                                               {"减值准备", standing.development.impairment},
                                               {"账面原值", standing.development.gross}}},
                                  rules, settings)};
  result.decisions.push_back(std::move(choice));
  return result;
}

}  // namespace rubiao
