// SPDX-License-Identifier: Apache-2.0
#include "posting/charge_correction.h"

#include <algorithm>
#include <compare>
#include <map>

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

// AM-8: by the stage of the project at the month's end. What went into a project that is finished since is in
// its asset, and comes out of there first.
bool was_capitalised(const Standing& standing, int month) {
  const bool capitalised = std::ranges::find(standing.project_months, month) != standing.project_months.end();
  if (!capitalised || is_in_development(*standing.project)) return capitalised;
  refuse("AM-8", "CAS6:9; CAS6:17",
         {"该月摊销已计入项目“" + standing.project->id + "”的开发支出，而该项目已达到预定用途或终止",
          "the charge of that month went into project \"" + standing.project->id + "\", which is finished"},
         {"先冲销该项目的达到预定用途（correct.reverse），更正后再登记",
          "take the project's readiness back first (correct.reverse), and record it anew after this"});
}

// Months of one asset, summed into movements and entries: apart by year, and by what the project made of
// them.
class Months {
 public:
  Months(const Event& event, const char* what, const char* rule) : event_(event), what_(what), rule_(rule) {}

  void add(const ChargeCorrection& correction, const Standing& standing) {
    corrections_.push_back(correction);
    const bool later = correction.month > december_of(event_);
    if (later) (void)day_in_later_year(event_);
    MonthCharge& sum = sums_[{later, standing.project && was_capitalised(standing, correction.month)}];
    sum.charge_fen = rubiao::add(sum.charge_fen, correction.charge_fen);
    sum.released_fen = rubiao::add(sum.released_fen, correction.released_fen);
  }

  [[nodiscard]] CorrectedCharges booked(const Standing& standing, const rulebook::Rules& rules,
                                        const CompanySettings& settings) const {
    CorrectedCharges result{.corrections = corrections_, .movements = {}, .elsewhere = {}, .entries = {}};
    for (const auto& [part, sum] : sums_) {
      EntryFacts facts = facts_of(standing.data_set, what_);
      const auto book = [&, later = part.later_year](MovementKind kind, Fen fen, const char* rule,
                                                     const char* entry) {
        if (fen == 0) return;
        result.movements.push_back({kind, {.amortisation = fen}, rule, result.entries.size()});
        result.entries.push_back(compose_entry(entry, facts, rules, settings));
        if (later) result.entries.back().booked_on = day_in_later_year(event_);
      };
      facts.amounts = {{"摊销额", sum.charge_fen}};
      if (standing.project && sum.charge_fen != 0) {
        facts.use = use_in_project(part.capitalised);
        result.elsewhere.push_back(
            {standing.project->id, charge_into_project(sum.charge_fen, part.capitalised)});
        result.elsewhere.back().movement.entry = result.entries.size();
      }
      book(MovementKind::amortised, sum.charge_fen, rule_, "E12");
      facts.memo += "（递延收益转入损益）";
      facts.amounts = {{"递延收益", sum.released_fen},
                       {standing.grant_of_daily_activity ? "其他收益" : "营业外收入", sum.released_fen}};
      book(MovementKind::grant_released, sum.released_fen, "CM-9", "E11.2");
    }
    return result;
  }

 private:
  struct Part {
    bool later_year = false;
    bool capitalised = false;
    friend auto operator<=>(const Part&, const Part&) = default;
  };
  const Event& event_;
  const char* what_;
  const char* rule_;
  std::vector<ChargeCorrection> corrections_;
  std::map<Part, MonthCharge> sums_;
};

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
  const bool late = event.booked_on || event.audit_adjustment || standing.reversible;
  const bool usage = reports_month_run(event, standing);
  if (!late && !usage && outcome.corrections.empty()) return std::nullopt;
  int last = standing.last_run_month.value_or(-1);
  for (const ChargeCorrection& correction : outcome.corrections) last = std::max(last, correction.month);
  if (!late) return last;
  const int before = event.audit_adjustment ? december_of(event) : event.period().month_index() - 1;
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

// Under its plan, or on its usage. The months that it corrected itself are put back as they were.
std::optional<int> first_month_charged_by(const Reversible& target) {
  std::optional<int> first = target.usage ? std::optional(target.usage->month) : target.plan_from;
  for (const ChargeCorrection& correction : target.corrections)
    if (first) first = std::max(*first, correction.month + 1);
  return first;
}

bool is_booked_at_year_end(const Movement& movement, const Consequence& whole) {
  return movement.entry >= whole.entries.size() || !whole.entries[movement.entry].booked_on;
}

std::optional<Entry> close_entry(Fen expensed, const DataSet& data_set, const Event& event,
                                 const rulebook::Rules& rules, const CompanySettings& settings) {
  const ResearchTotal totals[] = {{data_set.cost_center, expensed}};
  return compose_research_close(totals, event.period(), rules, settings);
}

void close_research(const DataSet& data_set, const Event& event, const rulebook::Rules& rules,
                    const CompanySettings& settings, Outcome& outcome, Consequence& whole) {
  Fen expensed = 0;
  for (const Movement& movement : outcome.movements) {
    if (movement.kind == MovementKind::research_expensed && is_booked_at_year_end(movement, whole))
      expensed = add(expensed, movement.delta.gross);
  }
  const auto entry = close_entry(expensed, data_set, event, rules, settings);
  if (!entry) return;
  outcome.movements.push_back(
      {MovementKind::research_closed, {.gross = -expensed}, "E05a", whole.entries.size()});
  whole.entries.push_back(*entry);
}

void close_research_elsewhere(const DataSet& data_set, const Event& event, const rulebook::Rules& rules,
                              const CompanySettings& settings, Consequence& whole) {
  std::map<std::string, Fen> expensed;
  for (const auto& [project, movement] : whole.elsewhere) {
    if (movement.kind == MovementKind::research_expensed && is_booked_at_year_end(movement, whole))
      expensed[project] = add(expensed[project], movement.delta.gross);
  }
  for (const auto& [project, sum] : expensed) {
    const auto entry = close_entry(sum, data_set, event, rules, settings);
    if (!entry) continue;
    whole.elsewhere.push_back(
        {project, {MovementKind::research_closed, {.gross = -sum}, "E05a", whole.entries.size()}});
    whole.entries.push_back(*entry);
  }
}

void release_with_asset(const Standing& standing, const rulebook::Rules& rules,
                        const CompanySettings& settings, Consequence& whole) {
  if (!whole.after.left_on || standing.data_set.left_on) return;
  const Fen left = standing.grant.gross - standing.grant.amortisation;
  if (left <= 0) return;
  EntryFacts facts = facts_of(standing.data_set, " 递延收益随资产转入损益");
  facts.amounts = {{"递延收益", left}, {standing.grant_of_daily_activity ? "其他收益" : "营业外收入", left}};
  whole.movements.push_back(
      {MovementKind::grant_released, {.amortisation = left}, "CM-9", whole.entries.size()});
  whole.entries.push_back(compose_entry("E11.2", facts, rules, settings));
}

}  // namespace

Date day_in_later_year(const Event& event) {
  if (event.audit_adjustment && event.booked_on) return *event.booked_on;
  refuse("AM-1", "CAS6:17; CAS28:11",
         {"次年月份的摊销已经计提，须在次年开放的期间更正",
          "months of the next year are charged already and must be corrected in an open period of that year"},
         {"填写 audit_adjustment=true（计入第13期），并以 booked_on 指明次年更正的日期",
          "give audit_adjustment=true, and booked_on for the day of the correction in the next year"});
}

std::optional<int> first_month_not_due(const Event& event, const Standing& standing, bool is_subject,
                                       const rulebook::Rules& rules) {
  std::optional<int> first;
  const auto consider = [&first](std::optional<int> month) {
    if (month) first = first ? std::min(*first, *month) : month;
  };
  if (event.audit_adjustment && !standing.reversible) consider(december_of(event) + 1);
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

CorrectedCharges take_back_releases(const Event& event, Standing& standing, const rulebook::Rules& rules,
                                    const CompanySettings& settings) {
  Fen granted = 0;
  for (const Movement& movement : standing.reversible->movements)
    if (movement.kind == MovementKind::grant_deferred) granted = add(granted, movement.delta.gross);
  if (granted <= 0) return {};
  Months months(event, " 冲回补助", "CM-9");
  for (MonthCharge& charge : standing.charges) {
    const Fen released =
        multiply_divide(charge.released_fen, granted, standing.grant.gross, Rounding::half_away);
    if (released == 0) continue;
    months.add({charge.month, 0, -released, true, true}, standing);
    charge.released_fen -= released;
    standing.grant.amortisation -= released;
  }
  return months.booked(standing, rules, settings);
}

CorrectedCharges charge_months_run(const Event& event, const Standing& standing, const Outcome& outcome,
                                   const std::optional<Usage>& usage, const rulebook::Rules& rules,
                                   const CompanySettings& settings) {
  const AmortisationPlan* plan = plan_after(outcome, standing);
  const auto through = last_month_to_charge(event, standing, outcome);
  if (plan == nullptr || plan->life_months == 0 || !through) return {};
  Standing after = with_usage(standing, usage);
  after.data_set = outcome.after;
  const int last = std::min(*through, last_month_of(*plan));
  const int january = Period(static_cast<int>(event.date.year()), 1).month_index();
  Months months(event, " 补提摊销", "AM-1");
  Fen charged = standing.charged_fen;
  Fen deferred = standing.grant.gross - standing.grant.amortisation;
  for (int month = std::max({plan->first_month, standing.charged_month.value_or(-1) + 1, january});
       month <= last; ++month) {
    if (waits_for_usage(*plan, month, after.usage)) {
      if (usage) break;  // of a report taken back: the months after it wait for the right one
      continue;
    }
    const Fen left = plan->amortisable_fen - (charged - plan->charged_before_fen);
    const Fen fen = charge_of(*plan, month, charged, units_used(after, plan->first_month, month));
    const bool granted = standing.granted_from && month >= *standing.granted_from;
    const Fen released = granted ? release_for(fen, std::max<Fen>(0, left), deferred) : 0;
    months.add({month, fen, released, false, true}, standing);
    charged = add(charged, fen);
    deferred -= released;
  }
  return months.booked(after, rules, settings);
}

void close_adjustment(const Event& event, const Standing& standing, const rulebook::Rules& rules,
                      const CompanySettings& settings, Consequence& consequence) {
  if (!event.audit_adjustment) return;
  close_research(standing.data_set, event, rules, settings, consequence, consequence);
  for (std::size_t i = 0; i < consequence.others.size(); ++i)
    close_research(standing.others.at(i).data_set, event, rules, settings, consequence.others[i],
                   consequence);
  close_research_elsewhere(standing.data_set, event, rules, settings, consequence);
  release_with_asset(standing, rules, settings, consequence);
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
