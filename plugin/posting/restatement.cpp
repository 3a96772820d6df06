// SPDX-License-Identifier: Apache-2.0
#include "posting/restatement.h"

#include "base/error.h"

namespace rubiao {

void demand_earlier_year(int year_of_error, const Event& event) {
  if (year_of_error < static_cast<int>(event.date.year())) return;
  refuse("E27", "CAS28:11; MOF1996-19:51",
         {"本年的差错不是前期差错", "an error of this year is no prior-period error"},
         {"红字冲销后重新登记", "take it back by red letters and record it anew"});
}

void demand_can_stand(const Amounts& opening, const Amounts& now, Fen error_fen) {
  const auto stands = [](const Amounts& amounts) {
    return amounts.gross >= 0 && amounts.amortisation >= 0 && amounts.impairment >= 0 &&
           amounts.carrying() >= 0;
  };
  if (stands(opening) && stands(now)) return;
  refuse(
      "E26", "CAS28:11; CAS28:12",
      {"更正金额 " + to_grouped_text(error_fen) + " 使期初或现在的余额不能成立（余额为负）",
       "a correction of " + to_grouped_text(error_fen) +
           " leaves an opening or present balance that cannot stand"},
      {"核对差错的金额和随同的累计摊销；本年已提的摊销仍在账上",
       "check the amount and the amortisation that goes with it; what this year was charged still stands"});
}

void restate_earnings(const ErrorEffect& effect, Fen error_fen, bool profit_too_high, EntryFacts& facts,
                      Consequence& result) {
  const Fen net = error_fen - effect.tax_fen;
  facts.amounts["差错金额"] = error_fen;
  facts.amounts[effect.tax_account] = effect.tax_fen;
  facts.amounts["所得税影响"] = effect.tax_fen;
  facts.amounts["税后影响"] = net;
  facts.amounts["未分配利润"] = net - effect.surplus_reserve_fen;
  facts.amounts["盈余公积"] = effect.surplus_reserve_fen;
  if (effect.tax_fen == 0) return;
  const Fen asset = profit_too_high ? effect.tax_fen : -effect.tax_fen;
  if (effect.tax_account == "递延所得税资产")
    result.movements.push_back({MovementKind::deferred_tax, {.gross = asset}, "E26"});
  if (effect.tax_account == "递延所得税负债")
    result.movements.push_back({MovementKind::deferred_tax, {.amortisation = -asset}, "E26"});
}

}  // namespace rubiao
