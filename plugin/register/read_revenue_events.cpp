// SPDX-License-Identifier: Apache-2.0
#include "register/event_readers.h"
#include "register/json_fields.h"

namespace rubiao {
namespace {

using formats::Json;

ContractCost contract_cost_in(const Json& in) {
  return text_in(in, "contract_cost") == "合同取得成本" ? ContractCost::obtaining : ContractCost::fulfilment;
}

}  // namespace

EventBody read_service_rendered(const Json& in) {
  demand_currency(in);
  ServiceRendered service{.contract = text_in(in, "contract"),
                          .revenue_fen = amount_in(in, "revenue"),
                          .vat_fen = amount_in(in, "vat"),
                          .main_business = in.at("main_business").get<bool>(),
                          .settlement = text_in(in, "settlement"),
                          .counterparty = text_in(in, "counterparty"),
                          .host_voucher = text_in(in, "host_voucher")};
  demand_positive(service.revenue_fen, "revenue");
  demand_plausible_vat(service.vat_fen, service.revenue_fen);
  return service;
}

EventBody read_contract_cost_incurred(const Json& in) {
  demand_currency(in);
  ContractCostIncurred incurred{.contract = text_in(in, "contract"),
                                .cost = contract_cost_in(in),
                                .amount_fen = amount_in(in, "amount"),
                                .vat_fen = amount_in(in, "vat"),
                                .vat_awaiting = vat_awaiting_in(in),
                                .directly_related = in.at("directly_related").get<bool>(),
                                .enhances_resources = in.at("enhances_resources").get<bool>(),
                                .recoverable = in.at("recoverable").get<bool>(),
                                .settlement = text_in(in, "settlement"),
                                .counterparty = text_in(in, "counterparty")};
  demand_positive(incurred.amount_fen, "amount");
  demand_plausible_vat(incurred.vat_fen, incurred.amount_fen);
  return incurred;
}

EventBody read_contract_cost_amortised(const Json& in) {
  demand_currency(in);
  ContractCostAmortised amortised{text_in(in, "contract"), contract_cost_in(in), amount_in(in, "amount")};
  demand_positive(amortised.amount_fen, "amount");
  return amortised;
}

EventBody read_contract_cost_tested(const Json& in) {
  demand_currency(in);
  ContractCostTested test{text_in(in, "contract"), contract_cost_in(in),
                          amount_in(in, "remaining_consideration"), amount_in(in, "remaining_cost")};
  demand_not_negative(test.remaining_consideration_fen, "remaining_consideration");
  demand_not_negative(test.remaining_cost_fen, "remaining_cost");
  return test;
}

EventBody read_use_changed(const Json& in) {
  UseChanged change;
  if (in.contains("purpose")) change.purpose = parse_purpose(text_in(in, "purpose"), "purpose");
  if (in.contains("use")) change.use = parse_use(text_in(in, "use"), "use");
  if (in.contains("cost_center")) change.cost_center = text_in(in, "cost_center");
  change.project = text_in(in, "project");
  change.conditions = read_conditions(in);
  return change;
}

}  // namespace rubiao
