// SPDX-License-Identifier: Apache-2.0
// Decides what a data set is on a given day: which standard it falls under and what happens to spending on
// it. The law stands in rules/ (classification.dmn): the class rests on the recognition criteria and the five
// conditions [MOF2023-11:2]. Here what is known of the data set is put to that graph.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "register/data_set.h"
#include "rulebook/rules.h"

namespace rubiao {

struct Classification {
  std::string asset_class;  // 资产类别: 无形资产, 开发支出, 存货, 合同履约成本, 未确认, 需专业判断
  std::string treatment;  // 支出处理: 资本化, 费用化, 暂挂, 转入
  bool criteria_met = false;
  std::string unmet;            // the first criterion that fails, in the rule table's words; "无" if none
  rulebook::Decision decision;  // its reasons are the criteria and the five conditions

  [[nodiscard]] const rulebook::Decision& conditions() const;  // the five

  [[nodiscard]] bool recognised() const {
    return asset_class == "无形资产" || asset_class == "开发支出" || asset_class == "存货";
  }
  [[nodiscard]] std::string articles() const { return decision.articles(); }
};

// A data set without an approved assessment has no class: Error(refused) PR-3 asks for one.
[[nodiscard]] Classification classify(const DataSet& data_set, Date on, const rulebook::Rules& rules);

}  // namespace rubiao
