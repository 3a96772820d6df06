// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"
#include "register/event_readers.h"
#include "register/json_fields.h"

namespace rubiao {
namespace {

using formats::Json;

Fen amount_or_zero(const Json& in, const char* key) {
  const Fen fen = amount_in(in, key);
  demand_not_negative(fen, key);
  return fen;
}

Fen positive_amount(const Json& in, const char* key) {
  const Fen fen = amount_in(in, key);
  demand_positive(fen, key);
  return fen;
}

std::optional<Fen> optional_positive(const Json& in, const char* key) {
  const auto fen = optional_amount_in(in, key);
  if (fen) demand_positive(*fen, key);
  return fen;
}

}  // namespace

EventBody read_contribution_received(const Json& in) {
  demand_currency(in);
  ContributionReceived contribution{.agreed_fen = positive_amount(in, "agreed"),
                                    .agreed_is_fair = in.at("agreed_is_fair").get<bool>(),
                                    .fair_value_fen = optional_positive(in, "fair_value"),
                                    .vat_fen = amount_or_zero(in, "vat"),
                                    .vat_awaiting = vat_awaiting_in(in),
                                    .registered_capital_fen = positive_amount(in, "registered_capital"),
                                    .counterparty = text_in(in, "counterparty")};
  demand_plausible_vat(contribution.vat_fen, contribution.agreed_fen);
  if (!contribution.agreed_is_fair && !contribution.fair_value_fen) {
    reject("fair_value", "",
           {"约定价值不公允的须填写公允价值", "where the agreed value is not fair, give the fair value"});
  }
  if (contribution.agreed_is_fair &&
      contribution.fair_value_fen.value_or(contribution.agreed_fen) != contribution.agreed_fen) {
    reject("agreed_is_fair", "true",
           {"公允价值与约定价值不同，约定价值就不公允",
            "the fair value differs from what was agreed, so that is not fair"},
           {"填 agreed_is_fair=false，或核对公允价值", "give false, or check the fair value"});
  }
  return contribution;
}

EventBody read_received_in_settlement(const Json& in) {
  demand_currency(in);
  ReceivedInSettlement received{.claim_fen = positive_amount(in, "claim"),
                                .claim_provision_fen = amount_or_zero(in, "claim_provision"),
                                .claim_fair_value_fen = positive_amount(in, "claim_fair_value"),
                                .vat_fen = amount_or_zero(in, "vat"),
                                .vat_awaiting = vat_awaiting_in(in),
                                .direct_costs_fen = amount_or_zero(in, "direct_costs"),
                                .settlement = text_in(in, "settlement"),
                                .counterparty = text_in(in, "counterparty")};
  demand_plausible_vat(received.vat_fen, received.claim_fair_value_fen);
  if (received.claim_fair_value_fen > received.claim_fen) {
    reject("claim_fair_value", to_text(received.claim_fair_value_fen),
           {"放弃债权的公允价值大于债权余额", "the claim's fair value is more than the claim"});
  }
  if (received.claim_provision_fen > received.claim_fen) {
    reject("claim_provision", to_text(received.claim_provision_fen),
           {"坏账准备大于债权余额", "the provision is more than the claim"});
  }
  return received;
}

EventBody read_taken_over(const Json& in) {
  demand_currency(in);
  TakenOver taken{.giver_gross_fen = amount_or_zero(in, "giver_gross"),
                  .giver_amortisation_fen = amount_or_zero(in, "giver_amortisation"),
                  .giver_impairment_fen = amount_or_zero(in, "giver_impairment"),
                  .fair_value_fen = optional_positive(in, "fair_value"),
                  .fair_value_reliable = in.value("fair_value_reliable", false),
                  .common_control = in.value("common_control", false),
                  .vat_fen = amount_or_zero(in, "vat"),
                  .vat_awaiting = vat_awaiting_in(in),
                  .daily_activity = in.value("daily_activity", true),
                  .counterparty = text_in(in, "counterparty"),
                  .host_voucher = text_in(in, "host_voucher")};
  if (taken.giver_amortisation_fen + taken.giver_impairment_fen > taken.giver_gross_fen) {
    reject("giver_amortisation", to_text(taken.giver_amortisation_fen),
           {"对方累计摊销与准备超过原值", "amortisation and provision exceed the gross amount at the giver"});
  }
  if (taken.fair_value_fen && !in.contains("fair_value_reliable")) {
    reject(
        "fair_value_reliable", "",
        {"填写了公允价值，但没有说明能否可靠取得", "a fair value is given, but not whether it is reliable"},
        {"填 true 或 false；不能可靠取得的按名义金额计量",
         "give true or false; without a reliable one the nominal amount is recorded"});
  }
  if (taken.fair_value_reliable && !taken.fair_value_fen)
    reject("fair_value", "", {"缺少公允价值", "the fair value is missing"},
           {"填写 fair_value；不能可靠取得的填 fair_value_reliable=false",
            "give fair_value, or fair_value_reliable=false where there is no reliable one"});
  return taken;
}

EventBody read_exchanged(const Json& in) {
  demand_currency(in);
  Exchanged exchange{.given = text_in(in, "given"),
                     .commercial_substance = in.at("commercial_substance").get<bool>(),
                     .fair_value_reliable = in.at("fair_value_reliable").get<bool>(),
                     .given_fair_value_fen = optional_positive(in, "given_fair_value"),
                     .received_fair_value_fen = optional_positive(in, "received_fair_value"),
                     .boot_paid_fen = amount_or_zero(in, "boot_paid"),
                     .boot_received_fen = amount_or_zero(in, "boot_received"),
                     .vat_fen = amount_or_zero(in, "vat"),
                     .vat_awaiting = vat_awaiting_in(in),
                     .output_vat_fen = amount_or_zero(in, "output_vat"),
                     .direct_costs_fen = amount_or_zero(in, "direct_costs"),
                     .settlement = text_in(in, "settlement"),
                     .counterparty = text_in(in, "counterparty")};
  if (exchange.given == text_in(in, "asset"))
    reject("given", exchange.given, {"换入与换出是同一个数据集", "a data set cannot be given for itself"});
  if (exchange.boot_received_fen > 0 && exchange.settlement != "银行存款")
    reject("settlement", exchange.settlement,
           {"收到的补价须以银行存款结算", "boot received is settled by bank"});
  if (exchange.boot_paid_fen > 0 && exchange.boot_received_fen > 0)
    reject("boot_received", to_text(exchange.boot_received_fen),
           {"补价不能既付又收", "boot is paid or received, not both"},
           {"按差额填写一方，另一项填 0.00", "give the difference as one of them, and 0.00 for the other"});
  const Fen worth = exchange.given_fair_value_fen.value_or(exchange.received_fair_value_fen.value_or(0));
  if (worth > 0) {
    demand_plausible_vat(exchange.vat_fen, worth + exchange.boot_paid_fen);
    demand_plausible_vat(exchange.output_vat_fen, worth + exchange.boot_received_fen, "output_vat");
  }
  if (exchange.fair_value_reliable && !exchange.given_fair_value_fen && !exchange.received_fair_value_fen) {
    const bool boot = exchange.boot_paid_fen > 0 || exchange.boot_received_fen > 0;
    reject("given_fair_value", "",
           boot
               ? Text{"缺少公允价值：计量换入资产和判断补价比例（25%）都要用到",
                      "the fair value is missing: it measures what is received, and the boot is held against "
                      "25% of it"}
               : Text{"缺少公允价值", "the fair value is missing"},
           {"填写换出或换入资产的公允价值；不能可靠计量的填 fair_value_reliable=false",
            "give that of the asset given or received, or fair_value_reliable=false where neither is "
            "reliable"});
  }
  return exchange;
}

EventBody read_contributed(const Json& in) {
  demand_currency(in);
  Contributed contributed{.investment_fen = positive_amount(in, "investment"),
                          .common_control = in.at("common_control").get<bool>(),
                          .output_vat_fen = amount_or_zero(in, "output_vat"),
                          .counterparty = text_in(in, "counterparty")};
  // Under common control the investment is a share of books, whatever the data are worth.
  if (!contributed.common_control)
    demand_plausible_vat(contributed.output_vat_fen, contributed.investment_fen, "output_vat");
  return contributed;
}

EventBody read_given_in_settlement(const Json& in) {
  demand_currency(in);
  GivenInSettlement given{.quantity = quantity_in(in),
                          .lot = lot_in(in),
                          .debt_fen = positive_amount(in, "debt"),
                          .output_vat_fen = amount_or_zero(in, "output_vat"),
                          .counterparty = text_in(in, "counterparty")};
  demand_plausible_vat(given.output_vat_fen, given.debt_fen, "output_vat");
  return given;
}

EventBody read_given_away(const Json& in) {
  demand_currency(in);
  return GivenAway{.kind = text_in(in, "give_kind"),
                   .quantity = quantity_in(in),
                   .lot = lot_in(in),
                   .output_vat_fen = amount_or_zero(in, "output_vat"),
                   .counterparty = text_in(in, "counterparty")};
}

}  // namespace rubiao
