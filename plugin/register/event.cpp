// SPDX-License-Identifier: Apache-2.0
#include "register/event.h"

#include "base/error.h"
#include "register/event_schema.h"
#include "register/words.h"

namespace rubiao {
namespace {

using formats::Json;

std::string text(const Json& object, const char* key) {
  return object.value(key, std::string{});
}

Fen amount(const Json& object, const char* key) {
  return object.contains(key) ? parse_fen(object.at(key).get_ref<const std::string&>(), key) : 0;
}

std::optional<Date> day(const Json& object, const char* key) {
  if (!object.contains(key)) return std::nullopt;
  return parse_date(object.at(key).get_ref<const std::string&>(), key);
}

void demand_positive(Fen fen, const char* field) {
  if (fen > 0) return;
  reject(field, to_text(fen), {"金额必须大于零", "the amount must be more than zero"},
         {"没有金额的事项不登记；更正不填负数",
          "what has no amount is not recorded; a correction is no negative amount"});
}

void demand_not_negative(Fen fen, const char* field) {
  if (fen >= 0) return;
  reject(field, to_text(fen), {"金额不得为负数", "the amount may not be negative"},
         {"没有则填 0.00", "give 0.00 if there is none"});
}

// No rate of value-added tax comes near the price itself: such a figure is a slip of the pen.
void demand_plausible_vat(Fen vat_fen, Fen amount_fen) {
  demand_not_negative(vat_fen, "vat");
  if (vat_fen <= amount_fen) return;
  reject("vat", to_text(vat_fen), {"增值税额大于不含税金额", "the VAT is more than the amount it is on"},
         {"核对发票上的金额与税额", "check amount and tax on the invoice"});
}

// Only what somebody invoiced carries input VAT: payroll, depreciation and own materials do not.
void demand_invoice_for_vat(const CostIncurred& cost) {
  const bool invoiced =
      cost.settlement == "银行存款" || cost.settlement == "应付账款" || cost.settlement == "预付账款";
  if (cost.vat_fen == 0 || invoiced) return;
  reject("vat", to_text(cost.vat_fen),
         {"结算方式为“" + cost.settlement + "”的支出没有进项税额",
          "spending settled by " + in_words(cost.settlement, Language::en) + " carries no input VAT"},
         {"进项税额填 0.00，或更正结算方式", "give 0.00, or correct the settlement"});
}

EventBody read_registered(const Json& in) {
  DataSet data_set;
  data_set.id = text(in, "asset");
  data_set.name = text(in, "name");
  data_set.content = text(in, "content");
  data_set.route = parse_route(text(in, "route"), "route");
  data_set.purpose = parse_purpose(text(in, "purpose"), "purpose");
  data_set.use = parse_use(text(in, "use"), "use");
  data_set.cost_center = text(in, "cost_center");
  data_set.registered_on = parse_date(text(in, "date"), "date");
  if (data_set.route == Route::self_developed) data_set.stage = Stage::research;
  if (data_set.route == Route::self_processed) data_set.stage = Stage::none;
  return Registered{std::move(data_set)};
}

EventBody read_assessed(const Json& in) {
  return Assessed{.answers = {.controlled = in.at("controlled").get<bool>(),
                              .benefits_probable = in.at("benefits_probable").get<bool>(),
                              .cost_measurable = in.at("cost_measurable").get<bool>(),
                              .identifiable = in.at("identifiable").get<bool>(),
                              .fulfils_contract = in.at("fulfils_contract").get<bool>()},
                  .recognise = in.at("recognise").get<bool>(),
                  .basis = text(in, "basis")};
}

EventBody read_cost(const Json& in) {
  (void)parse_currency(text(in, "currency"), "currency");
  CostIncurred cost{.item = text(in, "item"),
                    .amount_fen = amount(in, "amount"),
                    .vat_fen = amount(in, "vat"),
                    .settlement = text(in, "settlement"),
                    .measured_by = text(in, "measured_by"),
                    .direct = in.value("direct", true),
                    .capitalise = in.value("capitalise", false),
                    .expensed_on = day(in, "expensed_on"),
                    .counterparty = text(in, "counterparty"),
                    .host_voucher = text(in, "host_voucher")};
  demand_positive(cost.amount_fen, "amount");
  demand_plausible_vat(cost.vat_fen, cost.amount_fen);
  demand_invoice_for_vat(cost);
  return cost;
}

EventBody read_stage(const Json& in) {
  StageChanged change{
      .stage = parse_stage(text(in, "stage"), "stage"),
      .conditions = {{day(in, "feasible_on"), day(in, "intended_on"), day(in, "beneficial_on"),
                      day(in, "resourced_on"), day(in, "measurable_on")}},
      .life_months = in.value("life_months", 0),
      .life_basis = text(in, "life_basis"),
      .residual_fen = amount(in, "residual"),
      .residual_basis = text(in, "residual_basis")};
  demand_not_negative(change.residual_fen, "residual");
  return change;
}

EventBody read_sold(const Json& in) {
  (void)parse_currency(text(in, "currency"), "currency");
  Sold sale{.proceeds_fen = amount(in, "proceeds"),
            .vat_fen = amount(in, "vat"),
            .settlement = text(in, "settlement"),
            .counterparty = text(in, "counterparty"),
            .host_voucher = text(in, "host_voucher")};
  demand_positive(sale.proceeds_fen, "proceeds");
  demand_plausible_vat(sale.vat_fen, sale.proceeds_fen);
  return sale;
}

EventBody read_pledged(const Json& in) {
  Pledge pledge{.registration = text(in, "registration"),
                .creditor = text(in, "creditor"),
                .registered_on = parse_date(text(in, "date"), "date"),
                .credit_line_fen = amount(in, "credit_line"),
                .drawn_fen = amount(in, "drawn")};
  demand_not_negative(pledge.credit_line_fen, "credit_line");
  demand_not_negative(pledge.drawn_fen, "drawn");
  if (pledge.drawn_fen > pledge.credit_line_fen) {
    reject("drawn", to_text(pledge.drawn_fen), {"已提款大于授信额度", "more is drawn than the credit line"},
           {"核对授信合同与提款", "check the credit agreement and what was drawn"});
  }
  return Pledged{std::move(pledge)};
}

Ratio share(const Json& in, const char* key) {
  const Ratio value = parse_ratio(text(in, key), key);
  if (value < Ratio::whole(0) || value > Ratio::whole(1)) {
    reject(key, text(in, key), {"比例须在 0 到 1 之间", "the rate must lie between 0 and 1"});
  }
  return value;
}

EventBody read_configured(const Json& in) {
  CompanySettings changes;
  if (in.contains("accounts")) changes.accounts = in.at("accounts").get<std::map<std::string, std::string>>();
  if (in.contains("posted_by_host"))
    changes.posted_by_host = in.at("posted_by_host").get<std::set<std::string>>();
  if (in.contains("income_tax_rate")) changes.income_tax_rate = share(in, "income_tax_rate");
  if (in.contains("tax_paid_share")) changes.tax_paid_share = share(in, "tax_paid_share");
  if (in.contains("super_deduction")) changes.super_deduction = in.at("super_deduction").get<bool>();
  if (in.contains("entity_scheme")) changes.entity_scheme = text(in, "entity_scheme");
  return Configured{std::move(changes)};
}

EventBody read_body(const std::string& kind, const Json& in) {
  if (kind == "registered") return read_registered(in);
  if (kind == "assessed") return read_assessed(in);
  if (kind == "cost_incurred") return read_cost(in);
  if (kind == "stage_changed") return read_stage(in);
  if (kind == "sold") return read_sold(in);
  if (kind == "invalidated") return Invalidated{text(in, "reason")};
  if (kind == "pledged") return read_pledged(in);
  if (kind == "released") return Released{text(in, "registration")};
  return read_configured(in);
}

std::vector<Evidence> read_evidence(const Json& in) {
  std::vector<Evidence> all;
  for (const Json& item : in.value("evidence", Json::array())) {
    all.push_back(
        {text(item, "name"), text(item, "sha256"), parse_date(text(item, "date"), "evidence.date")});
  }
  return all;
}

}  // namespace

Event read_event(const Json& document) {
  if (!document.is_object()) {
    reject("", "", {"事件必须是一个 JSON 对象", "an event must be a JSON object"});
  }
  const std::string kind =
      document.contains("event") && document.at("event").is_string() ? text(document, "event") : "";
  std::vector<Problem> problems = event_checker(kind).check(document);
  if (!problems.empty()) throw Error(Status::invalid_input, std::move(problems));
  return {.kind = kind,
          .date = parse_date(text(document, "date"), "date"),
          .source = {text(document.at("source"), "document"),
                     document.at("source").at("line").get<std::int64_t>()},
          .asset = text(document, "asset"),
          .evidence = read_evidence(document),
          .memo = text(document, "memo"),
          .body = read_body(kind, document),
          .canonical = formats::canonical_json(document)};
}

bool needs_approval(const Event& event) {
  return event.kind == "assessed" || event.kind == "stage_changed" || event.kind == "invalidated" ||
         event.kind == "configured";
}

}  // namespace rubiao
