// SPDX-License-Identifier: Apache-2.0
#include "recognition/classification.h"

#include "base/error.h"

namespace rubiao {
namespace {

using rulebook::Decision;
using rulebook::Edition;

std::string purpose_of(const DataSet& data_set) {
  return std::string(term(data_set.purpose));
}

Decision decide_criteria(const DataSet& data_set, const Edition& edition) {
  const Answers& answers = *data_set.answers;
  return edition.decide("recognition_criteria", {{"拥有或控制", answers.controlled},
                                                 {"经济利益很可能流入", answers.benefits_probable},
                                                 {"成本可靠计量", answers.cost_measurable},
                                                 {"可辨认", answers.identifiable},
                                                 {"持有目的", purpose_of(data_set)}});
}

// A condition holds on a day if it was met on that day or before.
Decision decide_five_conditions(const DataSet& data_set, Date on, const Edition& edition) {
  const FiveConditions conditions = data_set.conditions.value_or(FiveConditions{});
  const auto holds = [&](std::size_t i) { return conditions.met_on[i] && *conditions.met_on[i] <= on; };
  return edition.decide("five_conditions", {{"技术可行", holds(0)},
                                            {"完成意图", holds(1)},
                                            {"利益方式", holds(2)},
                                            {"资源支持", holds(3)},
                                            {"支出可靠计量", holds(4)}});
}

}  // namespace

Classification classify(const DataSet& data_set, Date on, const Edition& edition) {
  if (!data_set.answers) {
    refuse("PR-3", "CAS6:4; MOF2023-11:2.1",
           {"数据集“" + data_set.id + "”尚无经复核的确认评估",
            "data set \"" + data_set.id + "\" has no approved assessment"},
           {"先做确认评估并由第二人复核", "assess it and have a second person approve"});
  }
  Decision criteria = decide_criteria(data_set, edition);
  Decision conditions = decide_five_conditions(data_set, on, edition);
  Decision decision =
      edition.decide("classification", {{"确认条件", criteria.match().flag("确认条件")},
                                        {"持有目的", purpose_of(data_set)},
                                        {"取得方式", std::string(term(data_set.route))},
                                        {"阶段", std::string(term(data_set.stage))},
                                        {"五条件", conditions.match().flag("五条件")},
                                        {"履约成本条件", data_set.answers->fulfils_contract}});
  Classification result{.asset_class = decision.match().text("资产类别"),
                        .treatment = decision.match().text("支出处理"),
                        .criteria_met = criteria.match().flag("确认条件"),
                        .unmet = criteria.match().text("未满足"),
                        .decisions = {}};
  result.decisions = {std::move(criteria), std::move(conditions), std::move(decision)};
  return result;
}

}  // namespace rubiao
