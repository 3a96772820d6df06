// SPDX-License-Identifier: Apache-2.0
#include "posting/charge_correction.h"

#include <algorithm>

#include "base/error.h"
#include "posting/booking.h"
#include "posting/charged_months.h"
#include "posting/grants.h"
#include "posting/restatement.h"

namespace rubiao {
namespace {

struct Leaves {
  const Standing& standing;
  bool is_subject;

  bool operator()(const Sold&) const { return true; }
  bool operator()(const Invalidated&) const { return true; }
  bool operator()(const Contributed&) const { return true; }
  bool operator()(const GivenInSettlement&) const { return true; }
  bool operator()(const GivenAway&) const { return true; }
  bool operator()(const ClassifiedHeldForSale&) const { return true; }
  bool operator()(const Exchanged&) const { return !is_subject; }
  bool operator()(const UseChanged& change) const {
    return change.purpose == Purpose::sale && standing.data_set.purpose != Purpose::sale;
  }
  template <typename Body>
  bool operator()(const Body&) const {
    return false;
  }
};

// One correction a month, whatever the event does to it.
void correct(std::vector<ChargeCorrection>& corrections, const ChargeCorrection& correction) {
  const auto same = std::ranges::find(corrections, correction.month, &ChargeCorrection::month);
  if (same == corrections.end()) {
    corrections.push_back(correction);
    return;
  }
  same->charge_fen = add(same->charge_fen, correction.charge_fen);
  same->released_fen = add(same->released_fen, correction.released_fen);
  same->charged = correction.charged;
}

// [CAS28:12] Nothing of what this year was charged for it is due.
bool was_never_intangible(const Event& event, const Standing& standing) {
  if (const auto* wrong = std::get_if<Misclassified>(&event.body)) return wrong->purpose == Purpose::sale;
  const auto* error = std::get_if<PriorPeriodError>(&event.body);
  return error != nullptr && standing.intangible.gross > 0 && standing.development.gross == 0 &&
         corrects_whole(*error, standing.opening.intangible);
}

// The plan that holds after the event.
const AmortisationPlan* plan_after(const Outcome& outcome, const Standing& standing) {
  if (outcome.plan) return &outcome.plan->plan;
  return standing.plan ? &*standing.plan : nullptr;
}

// Of a month that was run for the asset before: what is charged for it now is not charged by another run.
bool reports_month_run(const Event& event, const Standing& standing) {
  return std::holds_alternative<UsageReported>(event.body) && standing.last_run_month &&
         Period::of(event.date).month_index() <= *standing.last_run_month;
}

// A month that has a row, or that was run before the event is booked, is not run again for the asset.
// Nothing: the month's end charges what is due.
std::optional<int> last_month_to_charge(const Event& event, const Standing& standing,
                                        const Outcome& outcome) {
  const auto* wrong = std::get_if<Misclassified>(&event.body);
  const bool misclassified = wrong != nullptr && wrong->purpose != Purpose::sale;
  const bool late = event.booked_on || event.audit_adjustment || standing.reversible || misclassified;
  const bool usage = reports_month_run(event, standing);
  if (!late && !usage && outcome.corrections.empty()) return std::nullopt;
  int last = standing.last_run_month.value_or(-1);
  for (const ChargeCorrection& correction : outcome.corrections) last = std::max(last, correction.month);
  if (!late) return last;
  if (event.audit_adjustment) return std::max(last, event.december());  // its months are over, run or not
  const int before = misclassified ? event.period().month_index() : event.period().month_index() - 1;
  return std::max(last, std::min(standing.months_run.value_or(-1), before));
}

// By units a month waits for its usage, and so do those after it; but for the last, which takes what is left.
bool waits_for_usage(const AmortisationPlan& plan, int month, const std::vector<Usage>& usage) {
  return plan.pattern == Pattern::units && month < last_month_of(plan) &&
         std::ranges::find(usage, month, &Usage::month) == usage.end();
}

// As the event leaves it.
Standing with_usage(Standing standing, const std::optional<Usage>& reported) {
  if (!reported) return standing;
  const auto at = std::ranges::find(standing.usage, reported->month, &Usage::month);
  if (at == standing.usage.end()) {
    standing.usage.push_back(*reported);
  } else if (standing.reversible) {
    standing.usage.erase(at);
  } else {
    at->units += reported->units;
  }
  return standing;
}

// CM-9: of what is deferred of a grant, as the month's end does.
Fen release_for(Fen charge, Fen left, Fen deferred) {
  return deferred == 0 ? 0 : release_of(deferred, charge, std::max<Fen>(0, left));
}

// Of a past month: what was granted since bears on it no more than it did then.
Fen release_for(Fen charge, Fen left, Fen deferred, Fen granted_since) {
  const Fen released = release_for(charge, left, std::max<Fen>(0, deferred - granted_since));
  return std::min(released, std::max<Fen>(0, deferred));
}

// Deferred, less what is repaid.
Fen granted_by(const std::vector<Movement>& movements) {
  Fen granted = 0;
  for (const Movement& movement : movements)
    if (movement.kind == MovementKind::grant_deferred || movement.kind == MovementKind::grant_repaid ||
        movement.kind == MovementKind::grant_restated)
      granted = add(granted, movement.delta.gross);
  return granted;
}

// What the event itself releases, or puts back, beside the months that it corrects.
Fen released_by(const Outcome& outcome) {
  Fen released = 0;
  for (const Movement& movement : outcome.movements)
    if (movement.kind == MovementKind::grant_released || movement.kind == MovementKind::grant_restated)
      released = add(released, movement.delta.amortisation);
  for (const ChargeCorrection& correction : outcome.corrections) released -= correction.released_fen;
  return released;
}

// Under its plan, or on its usage; or what is left of a grant, with the asset that may have had no plan. The
// months that it corrected itself are put back as they were.
std::optional<int> first_month_charged_by(const Reversible& target, const DataSet& data_set) {
  std::optional<int> first = target.usage ? std::optional(target.usage->month) : target.plan_from;
  const bool left = data_set.left_on && target.before && !target.before->left_on;
  if (!first && left) first = Period::of(*data_set.left_on).month_index();
  for (const ChargeCorrection& correction : target.corrections)
    if (first) first = std::max(*first, correction.month + 1);
  return first;
}

}  // namespace

std::optional<int> first_month_not_due(const Event& event, const Standing& standing, bool is_subject,
                                       const rulebook::Rules& rules) {
  std::optional<int> first;
  const auto consider = [&first](std::optional<int> month) {
    if (month) first = first ? std::min(*first, *month) : month;
  };
  const bool leaves = std::visit(Leaves{standing, is_subject}, event.body);
  // A change of estimate or of use looks back at nothing (AM-9).
  const bool looks_back =
      !std::holds_alternative<EstimateChanged>(event.body) && !std::holds_alternative<UseChanged>(event.body);
  if (event.audit_adjustment && !standing.reversible && (leaves || looks_back))
    consider(event.december() + 1);
  if (leaves) consider(last_month_before_leaving(event, rules) + 1);
  if (was_never_intangible(event, standing)) consider(event.january());
  if (standing.reversible) consider(first_month_charged_by(*standing.reversible, standing.data_set));
  return first;
}

void undo_corrections(const std::vector<ChargeCorrection>& corrections, Standing& standing) {
  for (const ChargeCorrection& correction : corrections) {
    const auto at = std::ranges::lower_bound(standing.charges, correction.month, {}, &MonthCharge::month);
    const bool stands = at != standing.charges.end() && at->month == correction.month;
    if (stands && !correction.was_charged) {
      standing.charges.erase(at);
    } else if (stands) {
      at->charge_fen -= correction.charge_fen;
      at->released_fen -= correction.released_fen;
    } else if (correction.was_charged) {
      standing.charges.insert(at, {correction.month, -correction.charge_fen, -correction.released_fen});
    }
    standing.charged_fen -= correction.charge_fen;
    standing.intangible.amortisation -= correction.charge_fen;
    standing.grant.amortisation -= correction.released_fen;
  }
  standing.charged_month =
      standing.charges.empty() ? std::nullopt : std::optional(standing.charges.back().month);
}

CorrectedCharges take_back_charges(int from_month, const Event& event, Standing& standing,
                                   const rulebook::Rules& rules, const CompanySettings& settings) {
  const auto first = std::ranges::find_if(
      standing.charges, [from_month](const MonthCharge& charge) { return charge.month >= from_month; });
  if (first == standing.charges.end()) return {};
  MonthsBooked months(event, " 冲回摊销", "AM-2");
  for (auto charge = first; charge != standing.charges.end(); ++charge) {
    months.add({charge->month, -charge->charge_fen, -charge->released_fen, true, false}, standing);
    standing.charged_fen -= charge->charge_fen;
    standing.intangible.amortisation -= charge->charge_fen;
    standing.grant.amortisation -= charge->released_fen;
  }
  standing.charges.erase(first, standing.charges.end());
  standing.charged_month =
      standing.charges.empty() ? std::nullopt : std::optional(standing.charges.back().month);
  return months.booked(standing, rules, settings);
}

// Each month since, as it would have been without the grant, or without its repayment.
CorrectedCharges take_back_releases(const Event& event, Standing& standing, const rulebook::Rules& rules,
                                    const CompanySettings& settings) {
  const Fen granted = granted_by(standing.reversible->movements);
  if (granted == 0 || !standing.plan) return {};
  const int from =
      std::max(Period::of(standing.reversible->booked).month_index(), standing.plan->first_month);
  Fen charged = standing.charged_fen;
  Fen deferred = standing.grant.carrying() - granted;
  for (const MonthCharge& charge : standing.charges) {
    if (charge.month < from) continue;
    charged -= charge.charge_fen;
    deferred = add(deferred, charge.released_fen);
  }
  MonthsBooked months(event, " 冲回补助", "CM-9");
  for (MonthCharge& charge : standing.charges) {
    if (charge.month < from) continue;
    const Fen left = standing.plan->amortisable_fen - (charged - standing.plan->charged_before_fen);
    const Fen right = release_for(charge.charge_fen, left, deferred);
    charged = add(charged, charge.charge_fen);
    deferred -= right;
    if (right == charge.released_fen) continue;
    months.add({charge.month, 0, right - charge.released_fen, true, true}, standing);
    standing.grant.amortisation += right - charge.released_fen;
    charge.released_fen = right;
  }
  return months.booked(standing, rules, settings);
}

CorrectedCharges charge_months_run(const Event& event, const Standing& standing, const Outcome& outcome,
                                   const std::optional<Usage>& usage, const rulebook::Rules& rules,
                                   const CompanySettings& settings) {
  const AmortisationPlan* plan = plan_after(outcome, standing);
  const auto through = last_month_to_charge(event, standing, outcome);
  if (plan == nullptr || !through) return {};
  if (plan->life_months == 0) return {.settled_through = through};
  Standing after = with_usage(standing, usage);
  after.data_set = outcome.after;
  const int last = std::min(*through, last_month_of(*plan));
  const int january = event.january();
  MonthsBooked months(event, " 补提摊销", "AM-1");
  Fen charged = standing.charged_fen;
  Fen deferred = standing.grant.carrying() - released_by(outcome);
  if (standing.reversible) deferred = add(deferred, granted_by(outcome.movements));
  for (int month = std::max({plan->first_month, standing.charged_month.value_or(-1) + 1, january});
       month <= last; ++month) {
    if (waits_for_usage(*plan, month, after.usage)) {
      // Of a report taken back the months after it wait for the right one.
      if (usage && month >= usage->month) break;
      continue;
    }
    const Fen left = plan->amortisable_fen - (charged - plan->charged_before_fen);
    const Fen fen = charge_of(*plan, month, charged, units_used(after, plan->first_month, month));
    const Fen released = release_for(fen, left, deferred, granted_after(month, standing));
    months.add({month, fen, released, false, true}, standing);
    charged = add(charged, fen);
    deferred -= released;
  }
  CorrectedCharges charges = months.booked(after, rules, settings);
  charges.settled_through = through;
  return charges;
}

void append(CorrectedCharges charges, Outcome& outcome, Consequence& whole) {
  for (const ChargeCorrection& correction : charges.corrections) correct(outcome.corrections, correction);
  for (Movement& movement : charges.movements) {
    movement.entry += whole.entries.size();
    outcome.movements.push_back(std::move(movement));
  }
  for (ElsewhereMovement& other : charges.elsewhere) {
    other.movement.entry += whole.entries.size();
    whole.elsewhere.push_back(std::move(other));
  }
  std::ranges::move(charges.entries, std::back_inserter(whole.entries));
  if (charges.settled_through && outcome.plan) outcome.plan->run_from = *charges.settled_through + 1;
}

}  // namespace rubiao
