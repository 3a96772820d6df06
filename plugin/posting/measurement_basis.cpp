// SPDX-License-Identifier: Apache-2.0
#include "posting/measurement_basis.h"

#include "base/error.h"

namespace rubiao {

rulebook::Decision decide_basis(const BasisQuestion& question, const DataSet& data_set,
                                const std::string& asset_class, const rulebook::Rules& rules) {
  return rules.decide("initial_measurement", {{"取得方式", std::string(term(data_set.route))},
                                              {"资产类别", asset_class},
                                              {"外购标的", question.bought},
                                              {"超过正常信用条件", question.deferred_payment},
                                              {"授权对价", question.authorisation},
                                              {"协议价公允", question.agreed_is_fair},
                                              {"具有商业实质", question.commercial_substance},
                                              {"公允价值可靠计量", question.fair_value_reliable},
                                              {"补助类型", question.grant},
                                              {"同一控制", question.common_control}});
}

Classification demand_asset(const DataSet& data_set, Date on, const rulebook::Rules& rules) {
  Classification classification = classify(data_set, on, rules);
  if (classification.asset_class == "无形资产" || classification.asset_class == "存货") return classification;
  refuse(
      "PR-3", classification.articles(),
      {"数据集“" + data_set.id + "”不符合确认条件（" + classification.asset_class + "），不能确认为资产",
       "data set \"" + data_set.id + "\" is not recognised and cannot become an asset"},
      {"先完成确认评估；不符合条件的不确认", "assess it first; what fails the criteria is not recognised"});
}

}  // namespace rubiao
