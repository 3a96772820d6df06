// SPDX-License-Identifier: Apache-2.0
#include "posting/charge_correction.h"

#include <algorithm>

#include "base/error.h"
#include "posting/booking.h"
#include "posting/charged_months.h"
#include "posting/grants.h"
#include "posting/month_end.h"

namespace rubiao {
namespace {

int december_of(const Event& event) {
  return Period(static_cast<int>(event.date.year()), 12).month_index();
}

struct Leaves {
  const Standing& standing;
  bool is_subject;

  bool operator()(const Sold&) const { return true; }
  bool operator()(const Invalidated&) const { return true; }
  bool operator()(const Contributed&) const { return true; }
  bool operator()(const GivenInSettlement&) const { return true; }
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

// What was charged in the year after an event is corrected there, and that event names the day.
Date day_in_later_year(const Event& event) {
  if (event.audit_adjustment && event.booked_on) return *event.booked_on;
  refuse("AM-1", "CAS6:17; CAS28:11",
         {"次年月份的摊销已经计提，须在次年开放的期间更正",
          "months of the next year are charged already and must be corrected in an open period of that year"},
         {"填写 audit_adjustment=true（计入第13期），并以 booked_on 指明次年更正的日期",
          "give audit_adjustment=true, and booked_on for the day of the correction in the next year"});
}

bool in_development(const DataSet& project) {
  return project.stage == Stage::development && !project.left_on;
}

// Months of one asset, summed by year into movements and entries.
class Months {
 public:
  Months(const Event& event, const char* what, const char* rule) : event_(event), what_(what), rule_(rule) {}

  void add(const ChargeCorrection& correction) {
    corrections_.push_back(correction);
    MonthCharge& sum = correction.month > december_of(event_) ? later_year_ : this_year_;
    sum.charge_fen = rubiao::add(sum.charge_fen, correction.charge_fen);
    sum.released_fen = rubiao::add(sum.released_fen, correction.released_fen);
  }

  [[nodiscard]] CorrectedCharges booked(const Standing& standing, const rulebook::Rules& rules,
                                        const CompanySettings& settings) const {
    CorrectedCharges result{.corrections = corrections_, .movements = {}, .elsewhere = {}, .entries = {}};
    for (const MonthCharge* sum : {&this_year_, &later_year_}) {
      if (sum->charge_fen == 0 && sum->released_fen == 0) continue;
      const auto day = sum == &later_year_ ? std::optional(day_in_later_year(event_)) : std::nullopt;
      EntryFacts facts = facts_of(standing.data_set, what_);
      const auto book = [&](MovementKind kind, Fen fen, const char* rule, const char* entry) {
        if (fen == 0) return;
        result.movements.push_back({kind, {.amortisation = fen}, rule, result.entries.size()});
        result.entries.push_back(compose_entry(entry, facts, rules, settings));
        result.entries.back().booked_on = day;
      };
      facts.amounts = {{"摊销额", sum->charge_fen}};
      if (standing.project) {
        const bool capitalised = in_development(*standing.project);
        facts.use = use_in_project(capitalised);
        result.elsewhere.push_back({standing.project->id, charge_into_project(sum->charge_fen, capitalised)});
        result.elsewhere.back().movement.entry = result.entries.size();
      }
      book(MovementKind::amortised, sum->charge_fen, rule_, "E12");
      facts.memo += "（递延收益转入损益）";
      facts.amounts = {{"递延收益", sum->released_fen},
                       {standing.grant_of_daily_activity ? "其他收益" : "营业外收入", sum->released_fen}};
      book(MovementKind::grant_released, sum->released_fen, "CM-9", "E11.2");
    }
    return result;
  }

 private:
  const Event& event_;
  const char* what_;
  const char* rule_;
  std::vector<ChargeCorrection> corrections_;
  MonthCharge this_year_;
  MonthCharge later_year_;
};

// A month that has a row, or that was run before the event is booked, is not run again for the asset.
// Nothing: the month's end charges what is due.
std::optional<int> last_month_to_charge(const Event& event, const Standing& standing,
                                        const Outcome& outcome) {
  // By units the usage of those months may still have to come; the month's end waits for it.
  if (outcome.plan->plan.pattern == Pattern::units && !event.audit_adjustment) return std::nullopt;
  const bool late = event.booked_on || event.audit_adjustment || standing.reversible;
  if (!late && outcome.corrections.empty()) return std::nullopt;
  int last = standing.last_run_month.value_or(-1);
  for (const ChargeCorrection& correction : outcome.corrections) last = std::max(last, correction.month);
  if (!late) return last;
  const int before = event.audit_adjustment ? december_of(event) : event.period().month_index() - 1;
  return std::max(last, std::min(standing.months_run.value_or(-1), before));
}

// CM-9: of what is deferred of a grant, as the month's end does.
Fen release_for(Fen charge, Fen charged, Fen deferred, const Outcome& outcome) {
  const Fen left = outcome.plan->standing.carrying() - charged - outcome.after.estimates.residual_fen;
  return deferred == 0 ? 0 : release_of(deferred, charge, std::max<Fen>(0, left));
}

// Under its plan, or on its usage. The months that it corrected itself are put back as they were.
std::optional<int> first_month_charged_by(const Reversible& target) {
  std::optional<int> first = target.usage ? std::optional(target.usage->month) : target.plan_from;
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
  if (event.audit_adjustment) consider(december_of(event) + 1);
  if (std::visit(Leaves{standing, is_subject}, event.body))
    consider(last_month_before_leaving(event, rules) + 1);
  if (standing.reversible) consider(first_month_charged_by(*standing.reversible));
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
  Months months(event, " 冲回摊销", "AM-2");
  for (auto charge = first; charge != standing.charges.end(); ++charge) {
    months.add({charge->month, -charge->charge_fen, -charge->released_fen, true, false});
    standing.charged_fen -= charge->charge_fen;
    standing.intangible.amortisation -= charge->charge_fen;
    standing.grant.amortisation -= charge->released_fen;
  }
  standing.charges.erase(first, standing.charges.end());
  standing.charged_month =
      standing.charges.empty() ? std::nullopt : std::optional(standing.charges.back().month);
  return months.booked(standing, rules, settings);
}

CorrectedCharges charge_months_run(const Event& event, const Standing& standing, const Outcome& outcome,
                                   const rulebook::Rules& rules, const CompanySettings& settings) {
  if (!outcome.plan || outcome.plan->plan.life_months == 0) return {};
  const AmortisationPlan& plan = outcome.plan->plan;
  const int last = std::min(last_month_to_charge(event, standing, outcome).value_or(-1), last_month_of(plan));
  const int january = Period(static_cast<int>(event.date.year()), 1).month_index();
  Months months(event, " 补提摊销", "AM-1");
  Fen charged = standing.charged_fen;
  Fen deferred = standing.grant.gross - standing.grant.amortisation;
  for (int month = std::max({plan.first_month, standing.charged_month.value_or(-1) + 1, january});
       month <= last; ++month) {
    const Fen fen = charge_of(plan, month, charged, standing.units_used);
    const Fen released = release_for(fen, charged - plan.charged_before_fen, deferred, outcome);
    months.add({month, fen, released, false, true});
    charged = add(charged, fen);
    deferred -= released;
  }
  Standing after = standing;
  after.data_set = outcome.after;
  return months.booked(after, rules, settings);
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
}

}  // namespace rubiao
