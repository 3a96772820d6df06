// SPDX-License-Identifier: Apache-2.0
#include "posting/prior_period.h"

#include "base/error.h"
#include "posting/charged_months.h"
#include "posting/event_order.h"
#include "posting/template_choice.h"
#include "register/life.h"

namespace rubiao {
namespace {

// What the error left out of the balances or put into them.
Amounts adjustment_of(const PriorPeriodError& error) {
  if (error.kind == "少提摊销") return {.amortisation = error.amount_fen};
  if (error.kind == "多提摊销") return {.amortisation = -error.amount_fen};
  if (error.kind == "误费用化") return {.gross = error.amount_fen};
  if (error.kind == "误资本化") return {.gross = -error.amount_fen};
  return {.impairment = error.amount_fen};
}

const char* account_of(const PriorPeriodError& error) {
  if (error.kind == "少提摊销" || error.kind == "多提摊销") return "摊销更正";
  return error.kind == "少提减值" ? "减值更正" : "原值更正";
}

void demand_intangible(const Standing& standing) {
  if (standing.intangible.gross > 0) return;
  reject("asset", standing.data_set.id, {"账上没有无形资产", "no intangible asset is carried"},
         {"存货与开发支出的前期差错须专题处理",
          "errors of inventory and of development need a case of their own"});
}

void demand_within_bounds(const Amounts& after, const PriorPeriodError& error) {
  if (after.gross > 0 && after.amortisation >= 0 && after.carrying() >= 0) return;
  reject("amount", to_text(error.amount_fen),
         {"更正后累计摊销为负或账面价值为负", "the correction leaves a negative balance"},
         {"核对差错金额", "check the amount of the error"});
}

PlanChange plan_after(const Amounts& after, const Event& event, const Standing& standing,
                      const rulebook::Rules& rules) {
  PlanStart start = start_in(next_charge(standing, event), standing);
  start.standing = after;
  return spread_anew(standing.data_set.estimates, start, straight_line(rules));
}

}  // namespace

Consequence correct_prior_period(const PriorPeriodError& error, const Event& event, const Standing& standing,
                                 const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_intangible(standing);
  demand_order_of_balances(standing, event);
  const Amounts adjustment = adjustment_of(error);
  Amounts after = standing.intangible;
  after += adjustment;
  demand_within_bounds(after, error);
  const bool profit_too_high = adjustment.carrying() < 0;
  const Fen net = error.amount_fen - error.tax_fen;
  rulebook::Decision choice = choose_template({.occasion = profit_too_high ? "前期多计利润" : "前期少计利润",
                                               .asset_class = "无形资产",
                                               .treatment = "不适用",
                                               .item = "不适用"},
                                              result.after, rules);
  result.movements = {{MovementKind::restated, adjustment, profit_too_high ? "E26" : "E26a"}};
  result.entries = {compose_entry(choice.match().text("分录"),
                                  {.route = result.after.route,
                                   .use = result.after.use,
                                   .settlement = {},
                                   .cost_center = result.after.cost_center,
                                   .counterparty = {},
                                   .memo = result.after.name + " 前期差错更正：" + error.kind,
                                   .amounts = {{"差错金额", error.amount_fen},
                                               {account_of(error), error.amount_fen},
                                               {error.tax_account, error.tax_fen},
                                               {"所得税影响", error.tax_fen},
                                               {"税后影响", net},
                                               {"未分配利润", net - error.surplus_reserve_fen},
                                               {"盈余公积", error.surplus_reserve_fen}}},
                                  rules, settings)};
  if (standing.plan && standing.plan->life_months > 0)
    result.plan = plan_after(after, event, standing, rules);
  result.decisions.push_back(std::move(choice));
  return result;
}

}  // namespace rubiao
