// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"
#include "register/event_readers.h"
#include "register/json_fields.h"

namespace rubiao {

using formats::Json;

EventBody read_corrected(const Json& in) {
  const Json& reverses = in.at("reverses");
  return Corrected{.reverses = {text_in(reverses, "document"), reverses.at("line").get<std::int64_t>()},
                   .reason = text_in(in, "reason"),
                   .error_basis = text_in(in, "error_basis"),
                   .host_voucher = text_in(in, "host_voucher")};
}

namespace {

ErrorEffect read_effect(const Json& in) {
  ErrorEffect effect{.tax_fen = amount_in(in, "tax"),
                     .tax_account = text_in(in, "tax_account"),
                     .surplus_reserve_fen = amount_in(in, "surplus_reserve")};
  demand_not_negative(effect.tax_fen, "tax");
  demand_not_negative(effect.surplus_reserve_fen, "surplus_reserve");
  return effect;
}

}  // namespace

void demand_within(const ErrorEffect& effect, Fen error_fen) {
  if (effect.tax_fen > error_fen) {
    reject("tax", to_text(effect.tax_fen),
           {"所得税影响大于差错金额", "the tax effect is more than the error"},
           {"按差错金额（减随同的摊销）乘以税率核对",
            "it is the error, less the amortisation with it, times the tax rate"});
  }
  if (effect.surplus_reserve_fen > error_fen - effect.tax_fen) {
    reject("surplus_reserve", to_text(effect.surplus_reserve_fen),
           {"盈余公积部分大于税后影响", "the surplus reserve's part is more than the effect after tax"},
           {"核对；通常为税后影响的 10%", "usually a tenth of the effect after tax"});
  }
}

EventBody read_prior_period_error(const Json& in) {
  (void)parse_currency(text_in(in, "currency"), "currency");
  PriorPeriodError error{.kind = text_in(in, "kind"),
                         .year = in.at("year").get<int>(),
                         .material = in.value("material", true),
                         .amount_fen = amount_in(in, "amount"),
                         .amortisation_fen = amount_in(in, "amortisation"),
                         .states_amortisation = in.contains("amortisation"),
                         .effect = read_effect(in),
                         .reason = text_in(in, "reason")};
  demand_positive(error.amount_fen, "amount");
  if (!error.material && (error.effect.tax_fen != 0 || error.effect.surplus_reserve_fen != 0)) {
    reject(
        "tax", to_text(error.effect.tax_fen),
        {"不重要的差错计入当期损益，不单独调整所得税和盈余公积",
         "an immaterial error goes to this year's profit or loss; tax and surplus reserve are not adjusted"},
        {"tax 与 surplus_reserve 填 0.00", "give 0.00 for tax and surplus_reserve"});
  }
  demand_not_negative(error.amortisation_fen, "amortisation");
  const bool of_cost = error.kind == "误费用化" || error.kind == "误资本化";
  if (error.amortisation_fen > (of_cost ? error.amount_fen : 0)) {
    reject("amortisation", to_text(error.amortisation_fen),
           {"随同的累计摊销只用于原值的差错，且不大于其金额",
            "amortisation goes with an error of cost only, and is no more than it"});
  }
  demand_within(error.effect, error.amount_fen - error.amortisation_fen);
  return error;
}

EventBody read_misclassified(const Json& in) {
  (void)parse_currency(text_in(in, "currency"), "currency");
  Misclassified wrong{.year = in.at("year").get<int>(),
                      .purpose = parse_purpose(text_in(in, "purpose"), "purpose"),
                      .available_on = day_in(in, "available_on"),
                      .conditions = read_conditions(in),
                      .stated = read_estimates(in),
                      .remaining_months = in.value("remaining_months", 0),
                      .amortisation_fen = optional_amount_in(in, "amortisation"),
                      .effect = read_effect(in),
                      .reason = text_in(in, "reason")};
  if (in.contains("use")) wrong.use = parse_use(text_in(in, "use"), "use");
  demand_not_negative(wrong.amortisation_fen.value_or(0), "amortisation");
  if (wrong.purpose == Purpose::sale) {
    for (const char* field : {"available_on", "remaining_months", "indefinite", "amortisation"}) {
      if (!in.contains(field)) continue;
      reject(field, in.at(field).is_string() ? text_in(in, field) : in.at(field).dump(),
             {"存货不摊销，不填这一项", "inventory is not amortised; leave it out"});
    }
  } else if (!wrong.available_on) {
    reject("available_on", "", {"缺少可供使用日", "the day it became available is missing"},
           {"填写以前年度的可供使用日", "give available_on, a day of an earlier year"});
  }
  return wrong;
}

}  // namespace rubiao
