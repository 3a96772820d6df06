// SPDX-License-Identifier: Apache-2.0
#include "recognition/prohibitions.h"

namespace rubiao {
namespace {

struct Occasion {
  const char* event;
  std::string measured_by;
  bool expensed_before;
  bool expensed_in_earlier_period;
  bool asks_for_asset;
  bool criteria_met;
  bool before_conditions;
};

Prohibitions ask(const Occasion& occasion, const DataSet& data_set, const rulebook::Rules& rules) {
  Prohibitions result{rules.decide("prohibitions", {{"业务事件", std::string(occasion.event)},
                                                    {"金额依据", occasion.measured_by},
                                                    {"取得方式", std::string(term(data_set.route))},
                                                    {"曾费用化", occasion.expensed_before},
                                                    {"费用化期间较早", occasion.expensed_in_earlier_period},
                                                    {"要求资本化", occasion.asks_for_asset},
                                                    {"确认条件", occasion.criteria_met},
                                                    {"早于条件满足日", occasion.before_conditions}}),
                      {}};
  for (const rulebook::Match& match : result.decision.matches) {
    result.refusals.push_back({.message = {match.text("说明"), match.text("说明英文")},
                               .rule = match.text("禁止"),
                               .articles = match.articles(),
                               .todo = {match.text("处置"), match.text("处置英文")}});
  }
  return result;
}

// CM-5 [CAS6:10]: what was bought of a project has a price; only what is spent on it afterwards goes by
// stage.
constexpr std::string_view bought_in_process = "购入在研项目";

// [CAS6:13] Only spending from the day all five conditions are met may become an asset.
bool precedes_conditions(Date on, const DataSet& data_set) {
  if (data_set.route != Route::self_developed) return false;
  const auto met_on = data_set.conditions.value_or(FiveConditions{}).all_met_on();
  return !met_on || on < *met_on;
}

}  // namespace

Prohibitions check_prohibitions(const CostIncurred& cost, bool as_asset, Date on, const DataSet& data_set,
                                bool criteria_met, const rulebook::Rules& rules) {
  const bool earlier = cost.expensed_on && Period::of(*cost.expensed_on) < Period::of(on);
  return ask({.event = "发生支出",
              .measured_by = cost.measured_by,
              .expensed_before = cost.expensed_on.has_value(),
              .expensed_in_earlier_period = earlier,
              .asks_for_asset = as_asset,
              .criteria_met = criteria_met,
              .before_conditions = cost.item != bought_in_process && precedes_conditions(on, data_set)},
             data_set, rules);
}

Prohibitions check_prohibitions(const Assessed& assessed, const DataSet& data_set, bool criteria_met,
                                const rulebook::Rules& rules) {
  return ask({.event = "初始确认",
              .measured_by = "成本凭证",
              .expensed_before = false,
              .expensed_in_earlier_period = false,
              .asks_for_asset = assessed.recognise,
              .criteria_met = criteria_met,
              .before_conditions = false},
             data_set, rules);
}

}  // namespace rubiao
