// SPDX-License-Identifier: Apache-2.0
#include "posting/tax_beside_profit.h"

#include <algorithm>

#include "posting/tax_base_stating.h"

namespace rubiao {
namespace {

// In place of a carrying amount: what came in was taken back, or is no longer said to bear on goodwill or
// equity, and nothing is borne.
constexpr Fen given_back = -1;

// As much of a deductible part of the difference as of the whole; a liability asks for no taxable profit
// [CAS18:11].
Fen recognised_on(Fen part, const MeasuredDifference& item, const Ratio& rate) {
  const Fen deductible = item.difference.deductible();
  if (deductible == 0 || part >= 0) return tax_on(part, rate);
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

void begin_anew_after_giving_back(std::vector<TaxBesideProfit>& before) {
  const auto last = std::find_if(before.rbegin(), before.rend(),
                                 [](const TaxBesideProfit& one) { return one.carrying_fen == given_back; });
  before.erase(before.begin(), last.base());
}

}  // namespace

Fen carried_of_what_came_in(const CameIn& came_in, const Standing& standing) {
  const Fen cost = std::max(came_in.cost_fen, intangible_cost(standing));
  return multiply_divide(standing.carrying(), came_in.cost_fen, cost, Rounding::half_away);
}

Fen left_of_difference(const CameIn& came_in, Fen carried_fen) {
  return multiply_divide(came_in.difference_fen, carried_fen, came_in.cost_fen, Rounding::half_away);
}

BesideProfit beside_profit(const MeasuredDifference& item, const Ratio& rate, const rulebook::Rules& rules) {
  const Standing& standing = *item.standing;
  if (!standing.came_in) return {};
  const auto initial =
      rules.decide("initial_difference", {{"初始差异", std::string(term(standing.came_in->initial))}});
  const std::string account = initial.match().text("对方科目");
  std::vector<TaxBesideProfit> before = standing.measured_before;
  begin_anew_after_giving_back(before);
  TaxBesideProfit now{.carrying_fen = given_back};
  if (standing.came_in->cost_fen != 0) {
    now.carrying_fen = carried_of_what_came_in(*standing.came_in, standing);
    now.recognised_fen = recognised_on(left_of_difference(*standing.came_in, now.carrying_fen), item, rate);
    now.borne_fen = before.empty()          ? recognised_on(standing.came_in->difference_fen, item, rate)
                    : account == "资本公积" ? borne_by_equity(before, now)
                                            : before.front().borne_fen;
  }
  const Amounts& booked = standing.tax_beside_profit;
  return {account,
          {.gross = now.borne_fen - booked.gross,
           .amortisation = now.recognised_fen - booked.amortisation,
           .impairment = now.carrying_fen - booked.impairment}};
}

}  // namespace rubiao
