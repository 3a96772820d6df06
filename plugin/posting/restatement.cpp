// SPDX-License-Identifier: Apache-2.0
#include "posting/restatement.h"

#include "base/error.h"

namespace rubiao {
namespace {

bool stands(const Amounts& amounts) {
  return amounts.gross >= 0 && amounts.amortisation >= 0 && amounts.impairment >= 0 &&
         amounts.carrying() >= 0;
}

Text parts_of(const Amounts& amounts) {
  const std::string cost = to_grouped_text(amounts.gross);
  const std::string amortisation = to_grouped_text(amounts.amortisation);
  const std::string provision = to_grouped_text(amounts.impairment);
  return {"原值 " + cost + "、累计摊销 " + amortisation + "、准备 " + provision,
          "cost " + cost + ", amortisation " + amortisation + ", provision " + provision};
}

[[noreturn]] void refuse_balance(const Text& which, const Amounts& left, Fen error_fen,
                                 const Amounts& correction) {
  Amounts carried = left;
  carried += correction.negated();
  const std::string error = to_grouped_text(error_fen);
  const std::string carrying = to_grouped_text(left.carrying());
  refuse(
      "E26", "CAS28:11; CAS28:12",
      {"更正金额 " + error + " 使" + which.zh + "不能成立：账上" + parts_of(carried).zh + "，更正后" +
           parts_of(left).zh + "、账面价值 " + carrying,
       "a correction of " + error + " leaves the " + which.en + " negative: carried are " +
           parts_of(carried).en + "; it would leave " + parts_of(left).en + ", carrying amount " + carrying},
      {"核对差错的金额和随同的累计摊销；本年已提的摊销仍在账上",
       "check the amount and the amortisation that goes with it; what this year was charged still stands"});
}

}  // namespace

void demand_earlier_year(int year_of_error, const Event& event) {
  if (year_of_error < static_cast<int>(event.date.year())) return;
  refuse("E27", "CAS28:11; MOF1996-19:51",
         {"本年的差错不是前期差错", "an error of this year is no prior-period error"},
         {"红字冲销后重新登记", "take it back by red letters and record it anew"});
}

void demand_can_stand(const Amounts& opening, const Amounts& now, Fen error_fen, const Amounts& correction) {
  if (!stands(opening)) refuse_balance({"期初余额", "opening balance"}, opening, error_fen, correction);
  if (!stands(now)) refuse_balance({"现在的余额", "present balance"}, now, error_fen, correction);
}

// What is restated is the opening balance: what moved it within the year is taken back first.
void demand_as_at_january(const Amounts& opening, const Amounts& now, const char* rule) {
  if (opening == now) return;
  refuse(rule, "CAS28:11; CAS28:12",
         {"本年还有成本、准备或出售的变动，期初余额 " + to_grouped_text(opening.carrying()) + "，现在 " +
              to_grouped_text(now.carrying()),
          "it moved within the year: " + to_grouped_text(opening.carrying()) + " at its start, " +
              to_grouped_text(now.carrying()) + " now"},
         {"先以红字冲销本年的变动，更正后重新登记",
          "take this year's movements back by red letters first and record them anew afterwards"});
}

// Deferred income goes with what it was received for; whether it still is, a person says first.
void demand_no_deferred_grant(const Standing& standing, const char* rule) {
  if (standing.grant.carrying() == 0) return;
  refuse(rule, "CAS16:8; CAS28:12",
         {"还有未转入损益的递延收益 " + to_grouped_text(standing.grant.carrying()),
          "deferred income of " + to_grouped_text(standing.grant.carrying()) + " still stands against it"},
         {"先确定递延收益的归属；补助不随分类重述",
          "settle first where the deferred income belongs; a grant is not restated with the class"});
}

Fen take_off_deferred_income(Fen error_fen, const Standing& standing, EntryFacts& facts,
                             Consequence& result) {
  const Fen deferred = standing.grant.carrying();
  if (deferred == 0) return 0;
  if (deferred != standing.opening.deferred_income || deferred > error_fen) {
    refuse("E26", "CAS16:8; CAS28:12",
           {"递延收益期初 " + to_grouped_text(standing.opening.deferred_income) + "、现在 " +
                to_grouped_text(deferred) + "，不能随资产全额更正",
            "deferred income of " + to_grouped_text(standing.opening.deferred_income) +
                " at the year's start and " + to_grouped_text(deferred) + " now is not taken off with it"},
           {"先以红字冲销本年的补助；大于资产账面价值的另行判断",
            "take this year's grant back by red letters first; what exceeds the asset needs a judgement"});
  }
  facts.amounts["转销递延收益"] = deferred;
  result.movements.push_back({MovementKind::grant_restated, {.gross = -deferred}, "E26"});
  return deferred;
}

void take_off_deferred_tax(const ErrorEffect& effect, const Standing& standing, EntryFacts& facts,
                           Consequence& result) {
  if (effect.tax_fen != 0 && effect.tax_account != "应交所得税") {
    refuse("TX-1", "CAS18:5; CAS28:11",
           {"整项资产自始不应确认，没有留下可以转回的差异，所得税影响不能记入" + effect.tax_account,
            "nothing is left of the asset that could reverse; its tax effect is no deferred tax"},
           {"填“应交所得税”；已确认的递延所得税随同转销",
            "give 应交所得税; deferred tax that is recognised goes with it"});
  }
  const Amounts& recognised = standing.opening.deferred_tax;
  if (recognised == Amounts{}) return;
  const auto& tax = standing.data_set.tax;
  if (tax && (tax->initial == InitialDifference::goodwill || tax->initial == InitialDifference::equity)) {
    refuse("TX-7", "CAS18:22; CAS28:12",
           {"其递延所得税在确认时计入了商誉或资本公积，不能随资产全额经未分配利润更正",
            "its deferred tax went to goodwill or capital reserve and is not taken off through retained "
            "earnings"},
           {"由人判断应冲回商誉或资本公积的金额，以总账凭证更正；数据集按失效终止确认（lapse.record）",
            "judge what goes back to goodwill or capital reserve and correct it by a voucher of the ledger; "
            "derecognise the data set as lapsed"});
  }
  const Fen lost = recognised.gross - recognised.amortisation;
  facts.amounts["转销递延资产"] = recognised.gross;
  facts.amounts["转销递延负债"] = recognised.amortisation;
  facts.amounts[lost > 0 ? "递延转销损失" : "递延转销利得"] = lost > 0 ? lost : -lost;
  facts.amounts["税后影响"] += lost;
  facts.amounts["未分配利润"] += lost;
  result.movements.push_back({MovementKind::deferred_tax_restated, recognised.negated(), "E26"});
}

bool corrects_whole(const PriorPeriodError& error, const Amounts& opening) {
  return error.kind == "误资本化" && error.material && error.amount_fen == opening.gross &&
         error.amortisation_fen == opening.amortisation;
}

void demand_recognised(const ErrorEffect& effect, bool profit_too_high, const Standing& standing) {
  const bool asset = effect.tax_account == "递延所得税资产" && !profit_too_high;
  const bool liability = effect.tax_account == "递延所得税负债" && profit_too_high;
  if (!asset && !liability) return;
  const Amounts recognised = standing.deferred_tax.value_or(Amounts{});
  const Fen most = asset ? recognised.gross : recognised.amortisation;
  if (effect.tax_fen <= most) return;
  refuse("TX-1", "CAS18:20; CAS28:11",
         {"冲减" + effect.tax_account + " " + to_grouped_text(effect.tax_fen) + "，大于该数据集已确认的 " +
              to_grouped_text(most),
          to_grouped_text(effect.tax_fen) + " of deferred tax is taken back, but only " +
              to_grouped_text(most) + " is recognised on the data set"},
         {"核对所得税影响的科目：当期应交的填“应交所得税”，新产生的差异填另一递延科目",
          "check tax_account: 应交所得税 for current tax, the other deferred account for a new difference"});
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
    result.movements.push_back({MovementKind::deferred_tax_restated, {.gross = asset}, "E26"});
  if (effect.tax_account == "递延所得税负债")
    result.movements.push_back({MovementKind::deferred_tax_restated, {.amortisation = -asset}, "E26"});
}

}  // namespace rubiao
