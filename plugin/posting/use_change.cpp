// SPDX-License-Identifier: Apache-2.0
#include "posting/use_change.h"

#include "base/error.h"
#include "posting/booking.h"
#include "posting/charged_months.h"
#include "posting/event_order.h"
#include "posting/leaving.h"
#include "posting/measurement_basis.h"
#include "register/life.h"

namespace rubiao {
namespace {

EntryFacts facts_of_move(const DataSet& data_set, const char* what, const Amounts& moved) {
  EntryFacts facts = facts_of(data_set, what);
  facts.amounts = {{"账面价值", moved.carrying()},
                   {"累计摊销", moved.amortisation},
                   {"减值准备", moved.impairment},
                   {"跌价准备", moved.impairment},
                   {"账面原值", moved.gross}};
  return facts;
}

void move_to_inventory(const Event& event, const Standing& standing, const rulebook::Rules& rules,
                       const CompanySettings& settings, Consequence& result) {
  const int stopped = demand_charged_before_leaving(standing, event, rules);
  const Amounts& moved = standing.intangible;
  result.movements = {{MovementKind::other_decrease, moved.negated(), "IN-6"},
                      {MovementKind::inventory_other_increase, {.gross = moved.carrying()}, "IN-6"}};
  result.plan = stop_charging(stopped, moved);
  book({"转为存货"}, facts_of_move(result.after, " 改为出售，转为存货", moved), standing.data_set, rules,
       settings, result);
}

// It is amortised from the month in which it is made available anew, with estimates of its own.
void move_to_intangible(const Standing& standing, const rulebook::Rules& rules,
                        const CompanySettings& settings, Consequence& result) {
  const Amounts& moved = standing.inventory;
  result.after.available_on.reset();
  result.movements = {{MovementKind::inventory_other_decrease, moved.negated(), "IN-6"},
                      {MovementKind::other_increase, {.gross = moved.carrying()}, "IN-6"}};
  book({"转为无形资产", "存货"}, facts_of_move(result.after, " 改为自用，转为无形资产", moved),
       standing.data_set, rules, settings, result);
}

// Later charges fall on the new use; the plan itself goes on.
void reroute(const Event& event, const Standing& standing, Consequence& result) {
  if (!standing.plan || standing.plan->life_months == 0) return;
  result.plan = PlanChange{next_charge(standing, event), *standing.plan, standing.intangible};
}

}  // namespace

Consequence change_use(const Event& event, const Standing& standing, const rulebook::Rules& rules,
                       const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_project(result.after, standing);
  const bool for_sale = result.after.purpose == Purpose::sale;
  const bool was_for_sale = standing.data_set.purpose == Purpose::sale;
  if (for_sale == was_for_sale || standing.carrying() == 0) {
    reroute(event, standing, result);
    return result;
  }
  demand_order_of_balances(standing, event);
  demand_free_to_leave(standing, event);
  if (standing.held_for_sale.gross > 0) {
    refuse("HS-1", "CAS42:6",
           {"持有待售期间不改变持有目的", "what is held for sale does not change its purpose"},
           {"先登记不再持有待售", "record first that it is no longer held for sale"});
  }
  Classification classification = demand_asset(result.after, event.date, rules);
  result.decisions.push_back(std::move(classification.decision));
  if (for_sale) {
    move_to_inventory(event, standing, rules, settings, result);
  } else {
    move_to_intangible(standing, rules, settings, result);
  }
  return result;
}

}  // namespace rubiao
