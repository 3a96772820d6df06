// SPDX-License-Identifier: Apache-2.0
#include "posting/corrected_standing.h"

#include <algorithm>

#include "base/error.h"
#include "posting/audit_adjustment.h"

namespace rubiao {
namespace {

// A plan of the new year that is not its first spreads what the year's end left, and the months before it go
// by another: one plan cannot put both right.
void demand_no_later_plan(const Event& event, const Standing& standing, const Outcome& outcome, bool usage) {
  if (!event.audit_adjustment || standing.reversible || !standing.plan || !standing.data_set.available_on)
    return;
  const bool moves = std::ranges::any_of(outcome.movements, [](const Movement& movement) {
    return holding_of(movement.kind) == Holding::intangible;
  });
  if (!outcome.plan && !usage && !moves) return;
  if (standing.plan->first_month <= event.december() + 1) return;
  const std::string from = to_text(Period::from_month_index(standing.plan->first_month));
  refuse(
      "AM-9", "CAS28:8; CAS6:17",
      {"数据集“" + standing.data_set.id + "”自 " + from + " 起已按变更后的估计或金额摊销，审计调整在其以前",
       "data set \"" + standing.data_set.id + "\" is amortised by a changed plan from " + from +
           " on, which comes after the audit adjustment"},
      {"先冲销其后的变更（correct.reverse），登记审计调整后重新登记",
       "take the later change back first (correct.reverse) and record it anew after the adjustment"});
}

}  // namespace

CorrectedStanding::CorrectedStanding(const Event& event, const Standing& standing,
                                     const rulebook::Rules& rules, const CompanySettings& settings)
    : event_(event), rules_(rules), settings_(settings), standing_(standing) {
  taken_back_.push_back(take_back(standing_, true));
  for (Standing& other : standing_.others) taken_back_.push_back(take_back(other, false));
}

void CorrectedStanding::complete(Consequence& consequence) {
  complete_one(taken_back_.front(), standing_, consequence, consequence.usage, consequence);
  for (std::size_t i = 0; i < consequence.others.size(); ++i)
    complete_one(taken_back_.at(i + 1), standing_.others.at(i), consequence.others[i], std::nullopt,
                 consequence);
  close_adjustment(event_, standing_, rules_, settings_, consequence);
}

std::vector<CorrectedCharges> CorrectedStanding::take_back(Standing& standing, bool is_subject) const {
  std::vector<CorrectedCharges> taken_back;
  if (standing.reversible) {
    undo_corrections(standing.reversible->corrections, standing);
    taken_back.push_back(take_back_releases(event_, standing, rules_, settings_));
  }
  if (const auto from = first_month_not_due(event_, standing, is_subject, rules_))
    taken_back.push_back(take_back_charges(*from, event_, standing, rules_, settings_));
  return taken_back;
}

// An audit adjustment that bears on no charge leaves those of the next year as they are.
void CorrectedStanding::complete_one(std::vector<CorrectedCharges>& taken_back, const Standing& standing,
                                     Outcome& outcome, const std::optional<Usage>& usage,
                                     Consequence& whole) const {
  demand_no_later_plan(event_, standing, outcome, usage.has_value());
  if (event_.audit_adjustment && !outcome.plan && !usage && !standing.reversible) return;
  Standing after = standing;
  if (!standing.reversible) {  // of a reversal they are undone before it
    for (const ChargeCorrection& own : outcome.corrections) {
      after.charged_fen = add(after.charged_fen, own.charge_fen);
      after.grant.amortisation = add(after.grant.amortisation, own.released_fen);
    }
  }
  for (CorrectedCharges& charges : taken_back) append(std::move(charges), outcome, whole);
  append(charge_months_run(event_, after, outcome, usage, rules_, settings_), outcome, whole);
}

}  // namespace rubiao
