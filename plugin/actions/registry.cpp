// SPDX-License-Identifier: Apache-2.0
#include "actions/registry.h"

#include <algorithm>

#include "base/error.h"

namespace rubiao {

const std::vector<Action>& all_actions() {
  static const std::vector<Action> actions = [] {
    std::vector<Action> all = record_actions();
    for (const auto& make :
         {events_import,     events_list,      approvals_list,   approvals_decide,   judgement_questions,
          judgement_list,    register_list,    register_show,    register_movements, measure_schedule,
          estimate_changes,  month_end_run,    runs_list,        tax_differences,    impairment_due,
          reviews_due,       journal_list,     ledger_reconcile, disclose_package,   disclosure_presented,
          impact_debt_ratio, inspections_list, spending_totals,  related_parties,    estimates_compared,
          operators_due,     red_flags_list,   books_verify,     rules_what_if,      period_close_check}) {
      all.push_back(make());
    }
    return all;
  }();
  return actions;
}

const Action& find_action(std::string_view id) {
  const auto& actions = all_actions();
  const auto found =
      std::find_if(actions.begin(), actions.end(), [&](const Action& action) { return action.id == id; });
  if (found != actions.end()) return *found;
  throw Error(Status::not_found,
              Problem{.message = {"没有这个操作", "there is no such action"},
                      .field = "action",
                      .found = std::string(id),
                      .todo = {"用 describe 列出全部操作", "list the actions with describe"}});
}

}  // namespace rubiao
