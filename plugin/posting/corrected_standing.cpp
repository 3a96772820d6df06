// SPDX-License-Identifier: Apache-2.0
#include "posting/corrected_standing.h"

#include "posting/audit_adjustment.h"

namespace rubiao {

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
  if (event_.audit_adjustment && !outcome.plan && !usage && !standing.reversible) return;
  for (CorrectedCharges& charges : taken_back) append(std::move(charges), outcome, whole);
  append(charge_months_run(event_, standing, outcome, usage, rules_, settings_), outcome, whole);
}

}  // namespace rubiao
