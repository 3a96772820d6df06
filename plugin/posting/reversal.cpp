// SPDX-License-Identifier: Apache-2.0
#include "posting/reversal.h"

#include <algorithm>

#include "base/error.h"
#include "posting/charge_correction.h"

namespace rubiao {
namespace {

const Reversible& demand_target(const Corrected& corrected, const Standing& standing) {
  if (standing.reversible) return *standing.reversible;
  throw Error(
      Status::refused,
      Problem{.message = {"该数据集没有以此单据登记、已经生效而尚未冲销的事项",
                          "no event of this data set took effect under that source and still stands"},
              .rule = "E27",
              .articles = "MOF1996-19:51",
              .field = "reverses",
              .found = corrected.reverses.document + " : " + std::to_string(corrected.reverses.line),
              .todo = {
                  "核对来源单据号与行号；已冲销的以新的单据行重新登记，冲销本身不再冲销",
                  "check the source; what was taken back is recorded anew under a new line, and a correction "
                  "is not taken back"}});
}

// What came later rests on it and is taken back first.
void demand_last(const Standing& standing) {
  const Reversible& target = *standing.reversible;
  if (target.later.zh.empty()) return;
  refuse("E27", "MOF1996-19:51",
         {"数据集“" + standing.data_set.id + "”在该事项之后已有：" + target.later.zh,
          "data set \"" + standing.data_set.id + "\" has later events: " + target.later.en},
         {"从最后一项起依次冲销", "take back the last one first"});
}

void demand_same_year(const Reversible& target, const Event& event) {
  if (event.booked() < target.booked) {
    refuse("E27", "MOF1996-19:51",
           {"冲销日期 " + to_text(event.booked()) + " 早于原事项的记账日期 " + to_text(target.booked),
            "it is dated " + to_text(event.booked()) + ", before the event it takes back was booked (" +
                to_text(target.booked) + ")"},
           {"以不早于该日的日期冲销", "date it on that day or later"});
  }
  if (event.date.year() == target.date.year() || target.kind == "tax_base_set") return;  // books nothing
  refuse("E26", "CAS28:11", {"原事项属于以前年度，不能红字冲销", "the event belongs to an earlier year"},
         {"按前期差错更正（correct.prior_period）",
          "correct it as a prior-period error (correct.prior_period)"});
}

// IM-5 [CAS8:17]: an impairment is not taken back in a later month, for that would reverse it; but a test
// that was recorded wrongly is, as any wrong posting of the year is (E27), on grounds that two persons judge.
void demand_no_reversal_of_impairment(const Corrected& corrected, const Reversible& target,
                                      const Event& event) {
  const bool impaired = std::ranges::any_of(target.movements, [](const Movement& movement) {
    return (movement.kind == MovementKind::impaired || movement.kind == MovementKind::development_impaired ||
            movement.kind == MovementKind::restated) &&
           movement.delta.impairment > 0;
  });
  if (!impaired || !corrected.error_basis.empty()) return;
  if (Period::of(target.booked) == Period::of(event.booked())) return;
  refuse("IM-5", "CAS8:17",
         {"减值损失一经确认，以后期间不得转回", "an impairment loss is never reversed in a later month"},
         {"保留减值；测试当时就记错的（非后来情况好转），填写 error_basis 说明当时的依据，经第二人复核后冲销",
          "the impairment stays; if the test was recorded wrongly when it was made, and not because matters "
          "improved since, say in error_basis what showed it then, for a second person to confirm"});
}

// A plan that stopped the charges is taken back from now on: the months between are caught up in this one.
// Any other from where it began, or after the months that were charged under it and are charged anew.
int restored_from(const Reversible& target, const Standing& standing, const Event& event) {
  const int month = Period::of(event.date).month_index();
  const bool stopped = standing.plan && standing.plan->life_months == 0;
  if (stopped && target.plan_before) return std::max(*target.plan_from, month);
  return std::max(*target.plan_from, standing.last_run_month.value_or(-1) + 1);
}

Outcome undo(const Standing& standing, const Event& event) {
  const Reversible& target = *standing.reversible;
  Outcome outcome{.after = target.before.value_or(standing.data_set), .movements = {}, .plan = {}};
  outcome.valid_from = target.date;
  if (target.kind == "tax_base_set")  // timeless, as when it was stated
    outcome.valid_from = std::max(target.date, standing.last_change.value_or(target.date));
  for (const ChargeCorrection& correction : target.corrections)
    outcome.corrections.push_back(correction.undone());
  for (const Movement& movement : target.movements)
    outcome.movements.push_back({movement.kind, movement.delta.negated(), "E27", movement.entry});
  if (target.plan_from) {
    const int from = restored_from(target, standing, event);
    outcome.plan = target.plan_before ? PlanChange{from, *target.plan_before, target.standing_before}
                                      : stop_charging(from, target.standing_before);
  }
  return outcome;
}

Entry in_red_letters(const Entry& entry, const Corrected& corrected, const Event& event) {
  // A corrected charge is an E12 in either colour: together they are what was charged.
  Entry red{.kind = entry.kind == "E12" ? "E12" : "E27",
            .memo = "冲销：" + entry.memo + "（" + corrected.reason + "）",
            .lines = entry.lines,
            .articles = entry.articles};
  if (entry.booked_on) red.booked_on = day_in_later_year(event);
  for (VoucherLine& line : red.lines) {
    line.debit_fen = -line.debit_fen;
    line.credit_fen = -line.credit_fen;
    line.memo = red.memo;
    line.rule = "E27 " + line.rule;
  }
  return red;
}

void demand_host_voucher(const Corrected& corrected, const Reversible& target) {
  if (target.host_voucher.empty() == corrected.host_voucher.empty()) return;
  reject("host_voucher", corrected.host_voucher,
         target.host_voucher.empty() ? Text{"原事项由入表过账，不应有 ERP 凭证号",
                                            "Rubiao posted the event; there can be no host voucher"}
                                     : Text{"原事项由 ERP 过账，须填写 ERP 冲销凭证号",
                                            "the host posted the event; give the number of its reversal"});
}

}  // namespace

Consequence reverse(const Corrected& corrected, const Event& event, const Standing& standing) {
  const Reversible& target = demand_target(corrected, standing);
  demand_same_year(target, event);
  demand_no_reversal_of_impairment(corrected, target, event);
  demand_host_voucher(corrected, target);
  Consequence result;
  demand_last(standing);
  for (const Standing& other : standing.others) demand_last(other);
  static_cast<Outcome&>(result) = undo(standing, event);
  for (const Standing& other : standing.others) result.others.push_back(undo(other, event));
  for (const ElsewhereMovement& other : target.elsewhere) {
    const Movement& movement = other.movement;
    result.elsewhere.push_back(
        {other.asset, {movement.kind, movement.delta.negated(), "E27", movement.entry}});
  }
  for (const Entry& entry : target.entries) result.entries.push_back(in_red_letters(entry, corrected, event));
  if (target.usage) result.usage = Usage{target.usage->month, -target.usage->units};
  result.host_posts = !target.host_voucher.empty();
  result.host_voucher = corrected.host_voucher;
  return result;
}

}  // namespace rubiao
