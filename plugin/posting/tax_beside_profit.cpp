// SPDX-License-Identifier: Apache-2.0
#include "posting/tax_beside_profit.h"

namespace rubiao {
namespace {

// As much of a part of the difference as of the whole.
Fen recognised_on(Fen part, const MeasuredDifference& item, const Ratio& rate) {
  const Fen deductible = item.difference.deductible();
  if (deductible == 0) return tax_on(part, rate);
  return tax_on(multiply_divide(part, item.deductible_fen, deductible, Rounding::half_away), rate);
}

// What is recognised above what was, as far as it is still there: what has reversed is profit or loss.
Fen changed_since(const TaxBesideProfit& before, const TaxBesideProfit& now) {
  if (before.carrying_fen == 0) return 0;
  return now.recognised_fen -
         multiply_divide(before.recognised_fen, now.carrying_fen, before.carrying_fen, Rounding::half_away);
}

// What capital reserve bears since the first measurement, or since it was taken over.
Fen borne_by_equity(const std::vector<TaxBesideProfit>& before, const TaxBesideProfit& now) {
  Fen borne = before.front().borne_fen;
  for (std::size_t i = 1; i < before.size(); ++i) borne = add(borne, changed_since(before[i - 1], before[i]));
  return add(borne, changed_since(before.back(), now));
}

}  // namespace

BesideProfit beside_profit(const MeasuredDifference& item, const Ratio& rate, const rulebook::Rules& rules) {
  const Standing& standing = *item.standing;
  if (!standing.came_in) return {};
  const auto initial =
      rules.decide("initial_difference", {{"初始差异", std::string(term(standing.came_in->initial))}});
  const std::string account = initial.match().text("对方科目");
  const auto& before = standing.measured_before;
  TaxBesideProfit now{.carrying_fen = standing.carrying()};
  now.recognised_fen = recognised_on(standing.came_in->left_of(now.carrying_fen), item, rate);
  now.borne_fen = before.empty()          ? recognised_on(standing.came_in->difference_fen, item, rate)
                  : account == "资本公积" ? borne_by_equity(before, now)
                                          : before.front().borne_fen;
  const Amounts& booked = standing.tax_beside_profit;
  return {account,
          {.gross = now.borne_fen - booked.gross,
           .amortisation = now.recognised_fen - booked.amortisation,
           .impairment = now.carrying_fen - booked.impairment}};
}

}  // namespace rubiao
