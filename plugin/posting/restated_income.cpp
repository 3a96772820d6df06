// SPDX-License-Identifier: Apache-2.0
#include "posting/restated_income.h"

#include <algorithm>

#include "posting/grants.h"

namespace rubiao {
namespace {

std::vector<MonthCharge> charges_since_january(const Event& event, const Standing& standing) {
  std::vector<MonthCharge> months;
  for (const MonthCharge& month : standing.charges)
    if (month.month >= event.january()) months.push_back(month);
  return months;
}

Fen restated_income(const Consequence& result) {
  for (const Movement& movement : result.movements)
    if (movement.kind == MovementKind::grant_restated) return movement.delta.amortisation;
  return 0;
}

}  // namespace

Fen restate_deferred_income(const PriorPeriodError& error, bool year_goes_anew, const Standing& standing,
                            EntryFacts& facts, Consequence& result) {
  const Fen deferred = standing.opening.deferred_income;
  const Fen left = standing.opening.intangible.carrying() - standing.data_set.estimates.residual_fen;
  if (deferred <= 0 || left <= 0) return 0;
  const bool missed = error.kind == "少提摊销";
  Fen share = missed ? release_of(deferred, error.amount_fen, left)
                     : multiply_divide(deferred, error.amount_fen, left, Rounding::half_away);
  // Where what this year released stays as it is, no more than what it left.
  if (missed && !year_goes_anew) share = std::min(share, std::max<Fen>(0, standing.grant.carrying()));
  facts.amounts[missed ? "转销递延收益" : "恢复递延收益"] = share;
  result.movements.push_back(
      {MovementKind::grant_restated, {.amortisation = missed ? share : -share}, "E26"});
  return share;
}

bool corrects_year(const std::optional<PlanChange>& from_january, const Event& event,
                   const Standing& standing) {
  if (!from_january) return false;
  const int last = standing.charged_month.value_or(-1);
  if (from_january->plan.first_month > last || last < from_january->from_month - 1) return false;
  Fen deferred = standing.grant.carrying();
  for (const MonthCharge& month : charges_since_january(event, standing))
    deferred = add(deferred, month.released_fen);
  return deferred - granted_after(event.january() - 1, standing) == standing.opening.deferred_income;
}

Fen release_missing(const PlanChange& change, const Event& event, const Standing& standing,
                    const Consequence& result) {
  const std::vector<MonthCharge> months = charges_since_january(event, standing);
  Fen deferred = standing.opening.deferred_income - restated_income(result);
  Fen charged = standing.charged_fen;
  Fen released = 0;
  for (const MonthCharge& month : months) {
    charged -= month.charge_fen;
    released = add(released, month.released_fen);
  }
  const Fen granted = granted_after(event.january() - 1, standing);
  Fen right = 0;
  for (const MonthCharge& month : months) {
    const Fen left = change.plan.amortisable_fen - (charged - change.plan.charged_before_fen);
    const Fen charge = charge_of(change.plan, month.month, charged);
    const Fen then = deferred + granted - granted_after(month.month, standing);
    const Fen release = then <= 0 ? 0 : release_of(then, charge, std::max<Fen>(0, left));
    charged = add(charged, charge);
    deferred -= release;
    right = add(right, release);
  }
  return right - released;
}

}  // namespace rubiao
