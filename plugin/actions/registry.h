// SPDX-License-Identifier: Apache-2.0
// All actions, in the order of the menu.
#pragma once

#include <string_view>
#include <vector>

#include "actions/action.h"

namespace rubiao {

[[nodiscard]] const std::vector<Action>& all_actions();
// Throws Error(not_found) for an unknown id.
[[nodiscard]] const Action& find_action(std::string_view id);

// One function a file.
[[nodiscard]] std::vector<Action> record_actions();  // one for each kind of event
[[nodiscard]] Action events_import();
[[nodiscard]] Action events_list();
[[nodiscard]] Action approvals_list();
[[nodiscard]] Action approvals_decide();
[[nodiscard]] Action judgement_questions();
[[nodiscard]] Action judgement_list();
[[nodiscard]] Action register_list();
[[nodiscard]] Action register_show();
[[nodiscard]] Action register_movements();
[[nodiscard]] Action measure_schedule();
[[nodiscard]] Action estimate_changes();
[[nodiscard]] Action tax_differences();
[[nodiscard]] Action impairment_due();
[[nodiscard]] Action reviews_due();
[[nodiscard]] Action inspections_list();
[[nodiscard]] Action spending_totals();
[[nodiscard]] Action related_parties();
[[nodiscard]] Action estimates_compared();
[[nodiscard]] Action operators_due();
[[nodiscard]] Action red_flags_list();
[[nodiscard]] Action period_close_check();
[[nodiscard]] Action books_verify();
[[nodiscard]] Action month_end_run();
[[nodiscard]] Action runs_list();
[[nodiscard]] Action journal_list();
[[nodiscard]] Action ledger_reconcile();
[[nodiscard]] Action disclose_package();
[[nodiscard]] Action disclosure_presented();
[[nodiscard]] Action impact_debt_ratio();
[[nodiscard]] Action rules_what_if();

}  // namespace rubiao
