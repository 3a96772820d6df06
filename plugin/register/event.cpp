// SPDX-License-Identifier: Apache-2.0
#include "register/event.h"

#include "base/error.h"
#include "register/event_schema.h"

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

// The products of the trade are bought, sold and paid for in positive amounts; corrections are reversals.
void demand_not_negative(Fen fen, const char* field, bool zero_allowed) {
  if (fen > 0 || (fen == 0 && zero_allowed)) return;
  reject(field, to_text(fen), {"金额必须为正数", "the amount must be positive"},
         {"更正请用红字冲销，不要填负数", "correct by a reversal, not by a negative amount"});
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
  demand_not_negative(cost.amount_fen, "amount", false);
  demand_not_negative(cost.vat_fen, "vat", true);
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
  demand_not_negative(change.residual_fen, "residual", true);
  return change;
}

EventBody read_sold(const Json& in) {
  (void)parse_currency(text(in, "currency"), "currency");
  Sold sale{.proceeds_fen = amount(in, "proceeds"),
            .vat_fen = amount(in, "vat"),
            .settlement = text(in, "settlement"),
            .counterparty = text(in, "counterparty"),
            .host_voucher = text(in, "host_voucher")};
  demand_not_negative(sale.proceeds_fen, "proceeds", false);
  demand_not_negative(sale.vat_fen, "vat", true);
  return sale;
}

EventBody read_pledged(const Json& in) {
  Pledge pledge{.registration = text(in, "registration"),
                .creditor = text(in, "creditor"),
                .registered_on = parse_date(text(in, "date"), "date"),
                .credit_line_fen = amount(in, "credit_line"),
                .drawn_fen = amount(in, "drawn")};
  demand_not_negative(pledge.credit_line_fen, "credit_line", true);
  demand_not_negative(pledge.drawn_fen, "drawn", true);
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
