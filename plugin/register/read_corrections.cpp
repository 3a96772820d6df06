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
                   .host_voucher = text_in(in, "host_voucher")};
}

EventBody read_prior_period_error(const Json& in) {
  (void)parse_currency(text_in(in, "currency"), "currency");
  PriorPeriodError error{.kind = text_in(in, "kind"),
                         .year = in.at("year").get<int>(),
                         .material = in.value("material", true),
                         .amount_fen = amount_in(in, "amount"),
                         .amortisation_fen = amount_in(in, "amortisation"),
                         .tax_fen = amount_in(in, "tax"),
                         .tax_account = text_in(in, "tax_account"),
                         .surplus_reserve_fen = amount_in(in, "surplus_reserve"),
                         .reason = text_in(in, "reason")};
  demand_positive(error.amount_fen, "amount");
  if (!error.material && (error.tax_fen != 0 || error.surplus_reserve_fen != 0)) {
    reject(
        "tax", to_text(error.tax_fen),
        {"不重要的差错计入当期损益，不单独调整所得税和盈余公积",
         "an immaterial error goes to this year's profit or loss; tax and surplus reserve are not adjusted"},
        {"tax 与 surplus_reserve 填 0.00", "give 0.00 for tax and surplus_reserve"});
  }
  demand_not_negative(error.tax_fen, "tax");
  demand_not_negative(error.surplus_reserve_fen, "surplus_reserve");
  demand_not_negative(error.amortisation_fen, "amortisation");
  const bool of_cost = error.kind == "误费用化" || error.kind == "误资本化";
  if (error.amortisation_fen > (of_cost ? error.amount_fen : 0)) {
    reject("amortisation", to_text(error.amortisation_fen),
           {"随同的累计摊销只用于原值的差错，且不大于其金额",
            "amortisation goes with an error of cost only, and is no more than it"});
  }
  const Fen effect = error.amount_fen - error.amortisation_fen;
  if (error.tax_fen > effect) {
    reject("tax", to_text(error.tax_fen),
           {"所得税影响大于差错金额", "the tax effect is more than the error"});
  }
  if (error.surplus_reserve_fen > effect - error.tax_fen) {
    reject("surplus_reserve", to_text(error.surplus_reserve_fen),
           {"盈余公积部分大于税后影响", "the surplus reserve's part is more than the effect after tax"});
  }
  return error;
}

}  // namespace rubiao
