// SPDX-License-Identifier: Apache-2.0
// Reads the body of each kind of event out of JSON that its schema has passed. Throws Error(invalid_input)
// naming the field for what a schema cannot say.
#pragma once

#include <string>

#include "formats/json.h"
#include "register/event_bodies.h"

namespace rubiao {

[[nodiscard]] EventBody read_event_body(const std::string& kind, const formats::Json& in);

// The entry in the register: read_entry_events.cpp
[[nodiscard]] EventBody read_configured(const formats::Json& in);
[[nodiscard]] EventBody read_registered(const formats::Json& in);
[[nodiscard]] EventBody read_opening_balance(const formats::Json& in);
[[nodiscard]] EventBody read_assessed(const formats::Json& in);
[[nodiscard]] EventBody read_use_changed(const formats::Json& in);
[[nodiscard]] EventBody read_judged(const formats::Json& in);
[[nodiscard]] EventBody read_pledged(const formats::Json& in);
[[nodiscard]] EventBody read_released(const formats::Json& in);

// Stages, estimates and tests of value: read_estimate_events.cpp
[[nodiscard]] EventBody read_stage_changed(const formats::Json& in);
[[nodiscard]] EventBody read_estimate_changed(const formats::Json& in);
[[nodiscard]] EventBody read_usage_reported(const formats::Json& in);
[[nodiscard]] EventBody read_impairment_tested(const formats::Json& in);
[[nodiscard]] EventBody read_nrv_tested(const formats::Json& in);
[[nodiscard]] StatedEstimates read_estimates(const formats::Json& in);
[[nodiscard]] FiveConditions read_conditions(const formats::Json& in);

// Coming in and going out other than for money: read_exchange_events.cpp
[[nodiscard]] EventBody read_contribution_received(const formats::Json& in);
[[nodiscard]] EventBody read_received_in_settlement(const formats::Json& in);
[[nodiscard]] EventBody read_taken_over(const formats::Json& in);
[[nodiscard]] EventBody read_exchanged(const formats::Json& in);
[[nodiscard]] EventBody read_contributed(const formats::Json& in);
[[nodiscard]] EventBody read_given_in_settlement(const formats::Json& in);
[[nodiscard]] EventBody read_given_away(const formats::Json& in);

// What was wrong: read_corrections.cpp
[[nodiscard]] EventBody read_corrected(const formats::Json& in);
[[nodiscard]] EventBody read_prior_period_error(const formats::Json& in);
[[nodiscard]] EventBody read_misclassified(const formats::Json& in);
// Tax and surplus reserve are parts of the error.
void demand_within(const ErrorEffect& effect, Fen error_fen);

// Income tax: read_tax_events.cpp
[[nodiscard]] EventBody read_tax_base_set(const formats::Json& in);
[[nodiscard]] EventBody read_deferred_tax_measured(const formats::Json& in);

// For auditors: read_audit_events.cpp
[[nodiscard]] EventBody read_data_inspected(const formats::Json& in);
[[nodiscard]] EventBody read_spending_total_stated(const formats::Json& in);
[[nodiscard]] EventBody read_operation_published(const formats::Json& in);

// Money spent, received and written off: read_money_events.cpp
[[nodiscard]] EventBody read_cost_incurred(const formats::Json& in);
[[nodiscard]] EventBody read_shared_cost_allocated(const formats::Json& in);
[[nodiscard]] EventBody read_bought_by_instalments(const formats::Json& in);
[[nodiscard]] EventBody read_instalment_paid(const formats::Json& in);
[[nodiscard]] EventBody read_grant_received(const formats::Json& in);
[[nodiscard]] EventBody read_grant_repaid(const formats::Json& in);
[[nodiscard]] EventBody read_service_rendered(const formats::Json& in);
[[nodiscard]] EventBody read_contract_cost_incurred(const formats::Json& in);
[[nodiscard]] EventBody read_contract_cost_amortised(const formats::Json& in);
[[nodiscard]] EventBody read_contract_cost_tested(const formats::Json& in);
[[nodiscard]] EventBody read_sold(const formats::Json& in);
[[nodiscard]] EventBody read_invalidated(const formats::Json& in);
[[nodiscard]] EventBody read_project_abandoned(const formats::Json& in);
[[nodiscard]] EventBody read_classified_held_for_sale(const formats::Json& in);
[[nodiscard]] EventBody read_held_for_sale_remeasured(const formats::Json& in);
[[nodiscard]] EventBody read_reclassified(const formats::Json& in);

}  // namespace rubiao
