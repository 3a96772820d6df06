// SPDX-License-Identifier: Apache-2.0
#include "posting/opening.h"

#include "base/error.h"
#include "posting/charged_months.h"
#include "posting/estimates.h"
#include "recognition/classification.h"
#include "register/life.h"

namespace rubiao {
namespace {

// The balances are those with which the day begins, and its month is the first that is charged here.
void demand_first_of_month(const Event& event) {
  if (event.date == Period::of(event.date).first_day()) return;
  reject("date", to_text(event.date),
         {"期初余额以月初为准", "opening balances are those of the first of a month"},
         {"填写启用月份的第一天，余额为上月末余额",
          "give the first day of the month of going live, and the balances of the end of the month before"});
}

void demand_consistent(const OpeningBalance& opening, const Event& event) {
  if (opening.gross_fen - opening.amortisation_fen - opening.impairment_fen < 0) {
    refuse("INV-7", "CAS6:17; CAS8:15",
           {"累计摊销 " + to_grouped_text(opening.amortisation_fen) + " 与准备 " +
                to_grouped_text(opening.impairment_fen) + " 超过原值 " + to_grouped_text(opening.gross_fen),
            "amortisation of " + to_grouped_text(opening.amortisation_fen) + " and a provision of " +
                to_grouped_text(opening.impairment_fen) + " exceed the gross amount of " +
                to_grouped_text(opening.gross_fen)},
           {"核对 gross、amortisation 与 impairment", "check gross, amortisation and impairment"});
  }
  if (opening.data_set.available_on && *opening.data_set.available_on >= event.date) {
    reject("available_on", to_text(*opening.data_set.available_on),
           {"可供使用日应早于期初日", "it became available before the opening day"},
           {"启用后取得的按业务登记", "what came later is recorded as it happened"});
  }
}

// Of the asset-years that go on, by the methods that have them [CAS6:17].
int asset_months_before(const OpeningBalance& opening, int month) {
  const Date available = *opening.data_set.available_on;
  const Method method = opening.stated.estimates.method;
  if (opening.asset_years_from && method != Method::sum_of_years && method != Method::double_declining) {
    reject("asset_years_from", to_text(*opening.asset_years_from),
           {"只有年数总和法和双倍余额递减法有资产年度",
            "only the sum of years and the double declining balance go by asset-years"},
           {"删去这一项，或更正摊销方法", "leave it out, or correct the method"});
  }
  const Date from = opening.asset_years_from.value_or(available);
  if (from >= available && Period::of(from).month_index() <= month)
    return month - Period::of(from).month_index();
  reject("asset_years_from", to_text(from),
         {"资产年度起算日应在可供使用日以后、启用以前",
          "the asset-years began with its use or later, and before it is taken over"},
         {"核对该日期；没有变更过的不填", "check the day; leave it out if no change began them anew"});
}

void take_over_intangible(const OpeningBalance& opening, const Event& event, const rulebook::Rules& rules,
                          Consequence& result) {
  const Amounts standing{opening.gross_fen, opening.amortisation_fen, opening.impairment_fen};
  if (!opening.data_set.available_on) {
    reject("available_on", "", {"缺少可供使用日", "the day it became available is missing"},
           {"填写可供使用日", "give available_on"});
  }
  const int month = Period::of(event.date).month_index();
  const int elapsed = month - Period::of(*opening.data_set.available_on).month_index();
  StatedEstimates stated = opening.stated;
  const bool fully_amortised = standing.carrying() == stated.estimates.residual_fen;
  if (!stated.estimates.indefinite) stated.estimates.life_months = elapsed + opening.remaining_months;
  if (!fully_amortised) {
    if (opening.remaining_months == 0 && !stated.estimates.indefinite) {
      refuse("UL-1", "CAS6:16", {"缺少剩余使用寿命", "the remaining life is missing"},
             {"填写剩余使用寿命（月），或使用寿命不确定", "give remaining_months, or indefinite"});
    }
    judge_estimates(stated, standing.carrying(), month - elapsed, rules, result.decisions);
  }
  result.after.estimates = stated.estimates;
  result.movements = {{MovementKind::opened, standing, "SC-4a"}};
  result.plan = spread_anew(stated.estimates,
                            {.month = month,
                             .months_left = opening.remaining_months,
                             .standing = standing,
                             .charged_fen = 0,
                             .units_left = stated.estimates.units_expected,
                             .asset_months = asset_months_before(opening, month)},
                            straight_line(rules));
}

// [CAS16:8] What was deferred for an asset is released by the time that it is amortised.
void refuse_deferred_beyond_life(const OpeningBalance& opening, const Consequence& result) {
  if (opening.deferred_income_fen == 0 || !result.plan || result.after.estimates.indefinite) return;
  if (opening.gross_fen - opening.amortisation_fen != opening.stated.estimates.residual_fen) return;
  refuse("CM-9", "CAS16:8",
         {"资产已摊销完毕，递延收益应已全部转入损益",
          "the asset is amortised to the end, so nothing of its grant is deferred any more"},
         {"核对递延收益与累计摊销", "check deferred income and accumulated amortisation"});
}

// What the ledger holds on account of the data set: the first measurement books the change only, and what
// came in with it is not taken up again (TX-7); the rest of a grant is released with the amortisation (CM-9).
void take_over_deferred(const OpeningBalance& opening, Consequence& result) {
  if (opening.deferred_tax_asset_fen || opening.deferred_tax_liability_fen)
    result.movements.push_back({MovementKind::deferred_tax,
                                {.gross = opening.deferred_tax_asset_fen.value_or(0),
                                 .amortisation = opening.deferred_tax_liability_fen.value_or(0)},
                                "SC-4a"});
  refuse_deferred_beyond_life(opening, result);
  if (opening.deferred_income_fen > 0)
    result.movements.push_back(
        {MovementKind::grant_deferred, {.gross = opening.deferred_income_fen}, "SC-4a"});
}

void refuse_amortisation(const OpeningBalance& opening, const std::string& asset_class) {
  if (opening.amortisation_fen == 0) return;
  refuse("INV-8", "CAS6:17", {asset_class + "不摊销，没有累计摊销", "this class is not amortised"},
         {"累计摊销填 0.00，或更正取得方式、目的和状态", "give 0.00, or correct route, purpose and state"});
}

}  // namespace

Consequence take_over(const OpeningBalance& opening, const Event& event, const Standing& standing,
                      const rulebook::Rules& rules) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_first_of_month(event);
  demand_consistent(opening, event);
  Classification classification = classify(result.after, event.date, rules);
  const std::string& asset_class = classification.asset_class;
  if (asset_class == "无形资产") {
    take_over_intangible(opening, event, rules, result);
  } else if (asset_class == "存货" || asset_class == "开发支出") {
    refuse_amortisation(opening, asset_class);
    result.movements = {
        {asset_class == "存货" ? MovementKind::inventory_opened : MovementKind::development_opened,
         {.gross = opening.gross_fen, .impairment = opening.impairment_fen},
         "SC-4a"}};
  } else {
    refuse("SC-4a", classification.articles(),
           {"按所填情况不是资产（" + asset_class + "），不能带入期初余额",
            "as stated this is no asset, so it has no opening balance"},
           {"核对取得方式、持有目的、状态和五项条件", "check route, purpose, state and the five conditions"});
  }
  take_over_deferred(opening, result);
  result.decisions.push_back(std::move(classification.decision));
  return result;
}

}  // namespace rubiao
