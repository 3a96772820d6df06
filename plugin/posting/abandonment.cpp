// SPDX-License-Identifier: Apache-2.0
#include "posting/abandonment.h"

#include "base/error.h"
#include "posting/booking.h"
#include "posting/event_order.h"
#include "posting/leaving.h"
#include "register/life.h"

namespace rubiao {
namespace {

// What was expensed takes its input VAT along in a voucher of the host.
void refuse_without_cost(const ProjectAbandoned& abandoned) {
  if (abandoned.vat_transferred_out_fen == 0) return;
  refuse("E07a", "CAS6:9",
         {"该项目没有资本化的支出，没有随之转出的进项税额",
          "nothing of the project was capitalised, so no input VAT goes out with it"},
         {"不填进项税额转出；已费用化支出的转出在 ERP 中记账",
          "leave vat_transferred_out out; what belongs to expensed spending is the host's voucher"});
}

}  // namespace

Consequence abandon(const ProjectAbandoned& abandoned, const Event& event, const Standing& standing,
                    const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_order_of_balances(standing, event);
  if (standing.development.gross == 0) {  // nothing was capitalised: the project just ends
    refuse_without_cost(abandoned);
    return result;
  }
  demand_plausible_vat_out(abandoned.vat_transferred_out_fen, standing.development.gross);
  const bool research = abandoned.charge_to == "研发费用";
  const Fen loss = add(standing.development.carrying(), abandoned.vat_transferred_out_fen);
  result.movements = {{MovementKind::development_abandoned, standing.development.negated(), "E07a"}};
  EntryFacts facts = facts_of(result.after, " 放弃项目：" + abandoned.reason);
  facts.amounts = {{"放弃损失", research ? loss : 0},
                   {"营业外损失", research ? 0 : loss},
                   {"减值准备", standing.development.impairment},
                   {"账面原值", standing.development.gross},
                   {"进项税额转出", abandoned.vat_transferred_out_fen}};
  book({"放弃项目", "开发支出"}, facts, standing.data_set, rules, settings, result);
  return result;
}

}  // namespace rubiao
