// SPDX-License-Identifier: Apache-2.0
// Which journal template an occasion calls for: the table entry_template of entries.dmn.
#pragma once

#include <string>

#include "register/data_set.h"
#include "rulebook/rules.h"

namespace rubiao {

struct TemplateQuestion {
  std::string occasion;  // 业务事件: 发生支出, 达到预定用途, 销售商品, 转让, 失效, 质押
  std::string asset_class;  // 资产类别
  std::string treatment;    // 处理: 资本化, 费用化, 不适用
  std::string item;         // 成本项目
};

[[nodiscard]] rulebook::Decision choose_template(const TemplateQuestion& question, const DataSet& data_set,
                                                 const rulebook::Rules& rules);

}  // namespace rubiao
