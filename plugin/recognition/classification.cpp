// SPDX-License-Identifier: Apache-2.0
#include "recognition/classification.h"

#include <algorithm>
#include <utility>

#include "base/error.h"

namespace rubiao {
namespace {

// A condition holds on a day if it was met on that day or before.
rulebook::Inputs facts_on(const DataSet& data_set, Date on) {
  const Answers& answers = *data_set.answers;
  const FiveConditions conditions = data_set.conditions.value_or(FiveConditions{});
  const auto holds = [&](std::size_t i) { return conditions.met_on[i] && *conditions.met_on[i] <= on; };
  return {{"拥有或控制", answers.controlled},
          {"经济利益很可能流入", answers.benefits_probable},
          {"成本可靠计量", answers.cost_measurable},
          {"可辨认", answers.identifiable},
          {"持有目的", std::string(term(data_set.purpose))},
          {"技术可行", holds(0)},
          {"完成意图", holds(1)},
          {"利益方式", holds(2)},
          {"资源支持", holds(3)},
          {"支出可靠计量", holds(4)},
          {"取得方式", std::string(term(data_set.route))},
          {"阶段", std::string(term(data_set.stage))},
          {"履约成本条件", answers.fulfils_contract}};
}

const rulebook::Decision& reason(const rulebook::Decision& decision, std::string_view table) {
  return *std::ranges::find(decision.because, table, &rulebook::Decision::table);
}

}  // namespace

Classification classify(const DataSet& data_set, Date on, const rulebook::Rules& rules) {
  if (!data_set.answers) {
    refuse("PR-3", "CAS6:4; MOF2023-11:2.1",
           {"数据集“" + data_set.id + "”尚无经复核的确认评估",
            "data set \"" + data_set.id + "\" has no approved assessment"},
           {"先做确认评估并由第二人复核", "assess it and have a second person approve"});
  }
  rulebook::Decision decision = rules.decide("classification", facts_on(data_set, on));
  const rulebook::Match& criteria = reason(decision, "recognition_criteria").match();
  return {.asset_class = decision.match().text("资产类别"),
          .treatment = decision.match().text("支出处理"),
          .criteria_met = criteria.flag("确认条件"),
          .unmet = criteria.text("未满足"),
          .decision = std::move(decision)};
}

const rulebook::Decision& Classification::conditions() const {
  return reason(decision, "five_conditions");
}

}  // namespace rubiao
