// SPDX-License-Identifier: Apache-2.0
#include "recognition/second_person.h"

#include <map>

namespace rubiao {
namespace {

const std::string related_acquisition = "关联方取得";

// 事项 of the table.
const std::string& matter_of(const std::string& kind) {
  static const std::map<std::string, std::string, std::less<>> matters{
      {"configured", "设置变更"},
      {"registered", "登记数据资源"},
      {"opening_balance", "期初余额"},
      {"assessed", "确认资产"},
      {"cost_incurred", "发生支出"},
      {"shared_cost_allocated", "分摊共享成本"},
      {"bought_by_instalments", "分期付款购买"},
      {"instalment_paid", "发生支出"},
      {"grant_received", "收到或退回政府补助"},
      {"grant_repaid", "收到或退回政府补助"},
      {"stage_changed", "阶段变更"},
      {"estimate_changed", "会计估计变更"},
      {"usage_reported", "报告用量"},
      {"impairment_tested", "计提减值"},
      {"nrv_tested", "计提或转回存货跌价准备"},
      {"project_abandoned", "报废或失效"},
      {"classified_held_for_sale", "划分为持有待售"},
      {"held_for_sale_remeasured", "划分为持有待售"},
      {"reclassified", "划分为持有待售"},
      {"contribution_received", "非购买取得"},
      {"received_in_settlement", "非购买取得"},
      {"taken_over", "非购买取得"},
      {"exchanged", "非购买取得"},
      {"contributed", "以资产出资或抵债"},
      {"given_in_settlement", "以资产出资或抵债"},
      {"given_away", "以资产出资或抵债"},
      {"use_changed", "用途变更"},
      {"service_rendered", "提供服务"},
      {"contract_cost_incurred", "合同成本"},
      {"contract_cost_amortised", "提供服务"},
      {"contract_cost_tested", "计提减值"},
      {"sold", "出售存货"},
      {"invalidated", "报废或失效"},
      {"pledged", "登记质押"},
      {"released", "解除质押"},
      {"corrected", "红字冲销"},
      {"prior_period_error", "前期差错更正"},
      {"misclassified", "前期差错更正"},
      {"tax_base_set", "所得税判断"},
      {"deferred_tax_measured", "所得税判断"},
      {"judged", "职业判断"},
      {"data_inspected", "登记审计资料"},
      {"spending_total_stated", "登记审计资料"},
      {"operation_published", "登记审计资料"},
  };
  return matters.at(kind);
}

}  // namespace

bool needs_second_person(const Event& event, const rulebook::Rules& rules) {
  if (!event.judgements.empty()) return true;
  const auto* cost = std::get_if<CostIncurred>(&event.body);
  if (cost != nullptr && !cost->borrowing_basis.empty()) return true;
  const std::string& matter =
      acquires_from_related_party(event) ? related_acquisition : matter_of(event.kind);
  return rules.decide("second_approval", {{"事项", matter}}).match().flag("须第二人复核");
}

}  // namespace rubiao
