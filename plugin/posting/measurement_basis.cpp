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

void demand_not_acquired(const DataSet& data_set, Fen gross) {
  if (gross == 0) return;
  refuse("PR-1", "CAS6:12; CAS1:5",
         {"数据集“" + data_set.id + "”账上已有成本 " + to_grouped_text(gross) + "，不能再次取得",
          "data set \"" + data_set.id + "\" carries a cost of " + to_grouped_text(gross) +
              " already and is not acquired again"},
         {"先登记取得，再登记可直接归属的支出；记错的先红字冲销",
          "record the acquisition before its attributable cost; take back what was recorded wrongly"});
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
