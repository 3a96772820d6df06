// SPDX-License-Identifier: Apache-2.0
#include "posting/months_booked.h"

#include <algorithm>

#include "base/error.h"
#include "posting/booking.h"
#include "posting/month_end.h"

namespace rubiao {
namespace {

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

// A charge is not taken back before it was made, or a past month would show less than was charged by then.
void demand_charged_by(Date day, int month, const Standing& standing) {
  if (month <= Period::of(day).month_index()) return;
  const std::string charged = to_text(Period::from_month_index(month));
  refuse("AM-1", "CAS6:17; MOF1996-19:51",
         {"数据集“" + standing.data_set.id + "” " + charged + " 的摊销已经计提，不能记在更早的 " +
              to_text(Period::of(day)) + " 冲回",
          "data set \"" + standing.data_set.id + "\" is charged for " + charged +
              " already; that is not taken back in " + to_text(Period::of(day))},
         {"以 booked_on 填写不早于 " + charged + " 的记账日期（红字冲销和更正则改用该月的日期）",
          "give booked_on, a day not before " + charged + " (or date a correction so)"});
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

void MonthsBooked::add(const ChargeCorrection& correction, const Standing& standing) {
  corrections_.push_back(correction);
  const bool later = correction.month > event_.december();
  const Date day = later ? day_in_later_year(event_) : event_.booked();
  if (correction.was_charged) demand_charged_by(day, correction.month, standing);
  MonthCharge& sum = sums_[{later, standing.project && was_capitalised(standing, correction.month)}];
  sum.charge_fen = rubiao::add(sum.charge_fen, correction.charge_fen);
  sum.released_fen = rubiao::add(sum.released_fen, correction.released_fen);
}

CorrectedCharges MonthsBooked::booked(const Standing& standing, const rulebook::Rules& rules,
                                      const CompanySettings& settings) const {
  CorrectedCharges result{
      .corrections = corrections_, .movements = {}, .elsewhere = {}, .entries = {}, .settled_through = {}};
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

}  // namespace rubiao
