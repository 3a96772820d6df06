// SPDX-License-Identifier: Apache-2.0
#include "posting/template_choice.h"

namespace rubiao {

rulebook::Decision choose_template(const TemplateQuestion& question, const DataSet& data_set,
                                   const rulebook::Rules& rules) {
  return rules.decide("entry_template", {{"业务事件", question.occasion},
                                         {"资产类别", question.asset_class},
                                         {"取得方式", std::string(term(data_set.route))},
                                         {"阶段", std::string(term(data_set.stage))},
                                         {"处理", question.treatment},
                                         {"成本项目", question.item}});
}

}  // namespace rubiao
