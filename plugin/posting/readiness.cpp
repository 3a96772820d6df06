// SPDX-License-Identifier: Apache-2.0
#include "posting/readiness.h"

#include "base/error.h"
#include "posting/booking.h"
#include "posting/charged_months.h"
#include "posting/estimates.h"
#include "posting/event_order.h"
#include "posting/template_choice.h"
#include "recognition/classification.h"
#include "register/life.h"

namespace rubiao {
namespace {

void demand_recognised(const Classification& classification, const DataSet& data_set) {
  if (classification.recognised()) return;
  refuse("PR-3", classification.articles(),
         {"数据集“" + data_set.id + "”不符合确认条件（" + classification.asset_class + "），不能转为资产",
          "data set \"" + data_set.id + "\" is not recognised and cannot become an asset"},
         {"继续费用化；条件变化后重新评估", "go on expensing; assess again when things change"});
}

// [CAS6:4] An asset has a cost; one without is not measured reliably.
void demand_cost(Fen cost, const DataSet& data_set) {
  if (cost > 0) return;
  refuse("PR-3", "CAS6:4; CAS6:12",
         {"数据集“" + data_set.id + "”没有已资本化的成本",
          "data set \"" + data_set.id + "\" has no capitalised cost"},
         {"先登记支出及其凭证", "record the spending and its documents first"});
}

// CM-14 [CAS6:16]: what is operated for others is used for the term of the authorisation and no longer.
void demand_term(const Estimates& estimates, bool known, const DataSet& data_set) {
  if (data_set.route != Route::authorised || known || estimates.indefinite) return;
  throw Error(
      Status::refused,
      Problem{.message = {"授权运营的数据资源，使用寿命不超过授权期限，须填写授权期满日",
                          "of authorised operation the life does not exceed the term; give the day it ends"},
              .rule = "CM-14",
              .articles = "CAS6:16",
              .field = "rights_end",
              .todo = {"按授权协议填写 rights_end", "give rights_end by the authorisation"}});
}

// AM-1, AM-2 [CAS6:17]: from the month available for use, in full.
int first_charge(const Event& event, const rulebook::Rules& rules) {
  const bool same_month = rules.text_parameter("摊销起始") == "当月";
  return Period::of(event.date).month_index() + (same_month ? 0 : 1);
}

void become_intangible(const StageChanged& change, const Event& event, const Standing& standing,
                       const rulebook::Rules& rules, Consequence& result) {
  const bool developed = result.after.route == Route::self_developed;
  const Amounts& cost = developed ? standing.development : standing.intangible;
  demand_cost(cost.gross, result.after);
  demand_project(result.after, standing);
  const int month = first_charge(event, rules);
  demand_term(change.stated.estimates, change.stated.rights_end || result.after.rights_end, result.after);
  judge_estimates(change.stated, cost.carrying(), month, rules, result.decisions);
  if (developed) {  // IM-8: the provision moves with the cost
    result.movements = {{MovementKind::development_transferred, cost.negated(), "CM-4"},
                        {MovementKind::developed_internally, cost, "CM-4"}};
  }
  const Estimates& estimates = change.stated.estimates;
  result.plan = spread_anew(estimates,
                            {.month = month,
                             .months_left = estimates.life_months,
                             .standing = cost,
                             .charged_fen = standing.charged_fen,
                             .units_left = estimates.units_expected},
                            straight_line(rules));
}

}  // namespace

Consequence enter_development(const Event& event, const Standing& standing, const rulebook::Rules& rules) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  Classification classification = classify(result.after, event.date, rules);
  const rulebook::Decision& conditions = classification.conditions();
  if (!conditions.match().flag("五条件")) {
    refuse("CM-4", conditions.articles(),
           {"五项条件在 " + to_text(event.date) + " 未全部满足：" + conditions.match().text("未满足"),
            "not all five conditions are met on " + to_text(event.date)},
           {"逐条填写满足日期（不晚于业务日期），或继续按研究阶段费用化",
            "give the day each was met, not after the event's date, or go on expensing as research"});
  }
  demand_recognised(classification, result.after);
  demand_after_expensed(standing, *result.after.conditions->all_met_on());
  result.decisions.push_back(std::move(classification.decision));
  return result;
}

Consequence become_available(const StageChanged& change, const Event& event, const Standing& standing,
                             const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  Classification classification = classify(result.after, event.date, rules);
  demand_recognised(classification, result.after);
  demand_order_of_balances(standing, event);
  const bool inventory = classification.asset_class == "存货";
  if (inventory) {
    demand_cost(standing.inventory.gross, result.after);
  } else {
    become_intangible(change, event, standing, rules, result);
  }
  rulebook::Decision choice = choose_template({.occasion = "达到预定用途",
                                               .asset_class = classification.asset_class,
                                               .treatment = "不适用",
                                               .item = "购买价款"},
                                              result.after, rules);
  const std::string kind = choice.match().text("分录");
  if (kind.starts_with('E')) {
    const Fen transferred = inventory ? standing.inventory.gross : standing.development.gross;
    EntryFacts facts = facts_of(result.after, inventory ? " 加工完成" : " 达到预定用途");
    facts.amounts = {{"结转额", transferred}, {"减值准备", standing.development.impairment}};
    result.entries = {compose_entry(kind, facts, rules, settings)};
  }
  result.decisions.push_back(std::move(classification.decision));
  result.decisions.push_back(std::move(choice));
  return result;
}

}  // namespace rubiao
