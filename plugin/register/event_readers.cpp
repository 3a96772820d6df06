// SPDX-License-Identifier: Apache-2.0
#include "register/event_readers.h"

#include <map>

namespace rubiao {

EventBody read_event_body(const std::string& kind, const formats::Json& in) {
  static const std::map<std::string, EventBody (*)(const formats::Json&), std::less<>> readers{
      {"configured", read_configured},
      {"registered", read_registered},
      {"opening_balance", read_opening_balance},
      {"assessed", read_assessed},
      {"cost_incurred", read_cost_incurred},
      {"shared_cost_allocated", read_shared_cost_allocated},
      {"bought_by_instalments", read_bought_by_instalments},
      {"instalment_paid", read_instalment_paid},
      {"grant_received", read_grant_received},
      {"grant_repaid", read_grant_repaid},
      {"stage_changed", read_stage_changed},
      {"estimate_changed", read_estimate_changed},
      {"usage_reported", read_usage_reported},
      {"impairment_tested", read_impairment_tested},
      {"nrv_tested", read_nrv_tested},
      {"project_abandoned", read_project_abandoned},
      {"contribution_received", read_contribution_received},
      {"received_in_settlement", read_received_in_settlement},
      {"taken_over", read_taken_over},
      {"exchanged", read_exchanged},
      {"contributed", read_contributed},
      {"given_in_settlement", read_given_in_settlement},
      {"given_away", read_given_away},
      {"service_rendered", read_service_rendered},
      {"contract_cost_incurred", read_contract_cost_incurred},
      {"contract_cost_amortised", read_contract_cost_amortised},
      {"contract_cost_tested", read_contract_cost_tested},
      {"use_changed", read_use_changed},
      {"sold", read_sold},
      {"invalidated", read_invalidated},
      {"classified_held_for_sale", read_classified_held_for_sale},
      {"held_for_sale_remeasured", read_held_for_sale_remeasured},
      {"reclassified", read_reclassified},
      {"pledged", read_pledged},
      {"released", read_released},
      {"corrected", read_corrected},
      {"prior_period_error", read_prior_period_error},
      {"misclassified", read_misclassified},
      {"tax_base_set", read_tax_base_set},
      {"deferred_tax_measured", read_deferred_tax_measured},
      {"judged", read_judged},
      {"data_inspected", read_data_inspected},
      {"spending_total_stated", read_spending_total_stated},
      {"operation_published", read_operation_published},
  };
  return readers.at(kind)(in);
}

}  // namespace rubiao
