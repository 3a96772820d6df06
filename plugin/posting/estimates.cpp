// SPDX-License-Identifier: Apache-2.0
#include "posting/estimates.h"

#include <string>
#include <utility>

#include "base/error.h"
#include "posting/charged_months.h"
#include "register/life.h"

namespace rubiao {
namespace {

// What a table of measurement.dmn forbids is refused in its own words.
void demand_allowed(const rulebook::Decision& decision, const char* field) {
  const rulebook::Match& row = decision.match();
  if (row.text("结论") != "拒绝") return;
  throw Error(Status::refused, Problem{.message = {row.text("说明"), row.text("英文说明")},
                                       .rule = row.text("规则"),
                                       .articles = decision.articles(),
                                       .field = field,
                                       .todo = {row.text("处置"), row.text("英文处置")}});
}

rulebook::Decision judge_life(const StatedEstimates& stated, int first_month, int months,
                              const rulebook::Rules& rules) {
  const bool beyond =
      stated.rights_end && (stated.estimates.indefinite ||
                            first_month + months - 1 > Period::of(*stated.rights_end).month_index());
  return rules.decide("useful_life", {{"寿命不确定", stated.estimates.indefinite},
                                      {"寿命月数", Decimal(months)},
                                      {"权利期限", !beyond                        ? "未超过"
                                                   : stated.renewal_basis.empty() ? "超过无续约证据"
                                                                                  : "超过有续约证据"},
                                      {"有判断依据", !stated.life_basis.empty()}});
}

rulebook::Decision judge_method(const StatedEstimates& stated, const rulebook::Rules& rules) {
  const bool by_units =
      stated.estimates.method == Method::units || stated.estimates.method == Method::revenue;
  return rules.decide("amortisation_method",
                      {{"摊销方法", std::string(term(stated.estimates.method))},
                       {"寿命不确定", stated.estimates.indefinite},
                       {"收入法依据", stated.revenue_basis.empty() ? "无" : stated.revenue_basis},
                       {"已估计总量", by_units && stated.estimates.units_expected > 0}});
}

rulebook::Decision judge_residual(const StatedEstimates& stated, Fen carrying, bool first,
                                  const rulebook::Rules& rules) {
  return rules.decide("residual_value",
                      {{"残值为零", stated.estimates.residual_fen == 0},
                       {"残值依据", stated.residual_basis.empty() ? "无" : stated.residual_basis},
                       {"残值小于账面价值", stated.estimates.residual_fen < carrying},
                       {"首次估计", first}});
}

// AM-4: at first a residual value not below cost is an error of the estimate; one that rises later stops the
// amortisation until it falls [CAS6:18].
void demand_below_cost(const StatedEstimates& stated, const rulebook::Decision& decision, Fen cost) {
  const bool grounded = stated.estimates.residual_fen > 0 && !stated.residual_basis.empty();
  if (decision.match().text("结论") != "拒绝" || !grounded) return;
  const rulebook::Match& row = decision.match();
  throw Error(
      Status::refused,
      Problem{.message = {row.text("说明"), row.text("英文说明")},
              .rule = row.text("规则"),
              .articles = decision.articles(),
              .field = "residual",
              .found = to_grouped_text(stated.estimates.residual_fen),
              .expected = {"低于成本 " + to_grouped_text(cost), "below cost, " + to_grouped_text(cost)},
              .todo = {row.text("处置") +
                           "；以后升高的，登记会计估计变更（estimate.change），不低于账面价值期间停止摊销",
                       row.text("英文处置") +
                           "; one that rises later is a change of estimate (estimate.change): amortisation "
                           "stops while it is not below the carrying amount"}});
}

void allow(rulebook::Decision decision, const char* field, std::vector<rulebook::Decision>& decisions) {
  demand_allowed(decision, field);
  decisions.push_back(std::move(decision));
}

// The first field that is stated, and as what.
std::pair<const char*, std::string> stated_first(const EstimateChanged& change) {
  if (change.indefinite) return {"indefinite", *change.indefinite ? "true" : "false"};
  if (change.method) return {"method", std::string(term(*change.method))};
  if (change.residual_fen) return {"residual", to_text(*change.residual_fen)};
  return {"remaining_months", ""};
}

// AM-5: units and revenue are estimates of the methods that go by them.
void demand_used_by_method(const EstimateChanged& change, Method method) {
  if (!change.units_left || method == Method::units || method == Method::revenue) return;
  reject("units_expected", std::string(term(method)),
         {"摊销方法不按产量或收入，没有这项估计", "the method goes by neither units nor revenue"},
         {"删去这一项；改为产量法或收入法的同时填写 method",
          "leave it out; with a change to 产量法 or 收入法 give method as well"});
}

// What is stated as it was is no change. The units left are estimated anew by whoever states them.
void demand_something_changes(const EstimateChanged& change, const Estimates& before, int months_left) {
  if (change.remaining_months.value_or(months_left) != months_left || change.units_left ||
      change.indefinite.value_or(before.indefinite) != before.indefinite ||
      change.method.value_or(before.method) != before.method ||
      change.residual_fen.value_or(before.residual_fen) != before.residual_fen)
    return;
  const auto [stated, found] = stated_first(change);
  reject(
      stated, found, {"没有变更任何估计", "no estimate is changed"},
      {"填写与现有估计不同的剩余使用寿命、摊销方法、残值或预计总产量；复核后不变的回答 "
       "Q04（judgement.record）",
       "give a life, a method, a residual value or units that differ from what holds; a review that leaves "
       "them as they are answers Q04 (judgement.record)"});
}

}  // namespace

void judge_estimates(const StatedEstimates& stated, Fen carrying_fen, int first_month,
                     const rulebook::Rules& rules, std::vector<rulebook::Decision>& decisions) {
  allow(judge_life(stated, first_month, stated.estimates.life_months, rules), "life_months", decisions);
  allow(judge_method(stated, rules), "method", decisions);
  rulebook::Decision residual = judge_residual(stated, carrying_fen, true, rules);
  demand_below_cost(stated, residual, carrying_fen);
  allow(std::move(residual), "residual", decisions);
}

void demand_something_left(Fen carrying, const std::string& id) {
  if (carrying > 0) return;
  refuse(
      "DR-6", "CAS6:17; CAS6:21",
      {"数据集“" + id + "”账面价值为零，没有可重新分摊的金额",
       "data set \"" + id + "\" carries nothing that could be spread anew"},
      {"已提足仍在用的，保留原值和累计摊销即可", "what is fully amortised stays on the register as it is"});
}

void judge_revision(const EstimateChanged& change, const StatedEstimates& stated, const PlanStart& start,
                    const rulebook::Rules& rules, std::vector<rulebook::Decision>& decisions) {
  demand_used_by_method(change, stated.estimates.method);
  const bool nothing_left = !stated.estimates.indefinite && start.months_left == 0;
  if (change.remaining_months || change.indefinite || nothing_left)
    allow(judge_life(stated, start.month, start.months_left, rules), "remaining_months", decisions);
  if (change.method || change.units_left) allow(judge_method(stated, rules), "method", decisions);
  if (change.residual_fen)
    allow(judge_residual(stated, start.standing.carrying(), false, rules), "residual", decisions);
}

Consequence change_estimates(const EstimateChanged& change, const Event& event, const Standing& standing,
                             const rulebook::Rules& rules) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_something_left(standing.intangible.carrying(), standing.data_set.id);
  PlanStart start = start_in(next_charge(standing, event), standing);
  demand_something_changes(change, standing.data_set.estimates, start.months_left);
  StatedEstimates stated = change.grounds;
  stated.estimates = revise(standing.data_set.estimates, change, start);
  if (!stated.rights_end) stated.rights_end = standing.data_set.rights_end;
  judge_revision(change, stated, start, rules, result.decisions);
  result.plan = spread_anew(stated.estimates, start, straight_line(rules));
  result.after.estimates = stated.estimates;
  result.after.rights_end = stated.rights_end;
  if (!stated.estimates.indefinite) {
    result.after.estimates.life_months =
        start.month - Period::of(*standing.data_set.available_on).month_index() + start.months_left;
  }
  return result;
}

Consequence report_usage(const UsageReported& usage, const Event& event, const Standing& standing) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  const bool revenue = standing.data_set.estimates.method == Method::revenue;
  const bool by_units = standing.data_set.estimates.method == Method::units;
  if (!(by_units && usage.units) && !(revenue && usage.revenue_fen)) {
    reject(usage.units ? "units" : "revenue", std::string(term(standing.data_set.estimates.method)),
           {"该数据集不按这种用量摊销", "this data set is not amortised by that"},
           {"产量法报告 units，收入法报告 revenue", "units for 产量法, revenue for 收入法"});
  }
  const int month = Period::of(event.date).month_index();
  if (standing.charged_month && *standing.charged_month >= month) {
    refuse(
        "AM-5", "CAS6:17",
        {"该月摊销已计提，用量不能再补报", "the month is charged already; its usage cannot be reported now"},
        {"把漏报的用量计入下一个未计提的月份", "report what was missed with the next month not yet charged"});
  }
  result.usage = Usage{month, usage.units ? *usage.units : *usage.revenue_fen};
  return result;
}

}  // namespace rubiao
