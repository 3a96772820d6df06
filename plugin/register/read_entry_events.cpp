// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"
#include "register/event_readers.h"
#include "register/json_fields.h"

namespace rubiao {
namespace {

using formats::Json;

DataSet read_data_set(const Json& in) {
  DataSet data_set;
  data_set.id = text_in(in, "asset");
  data_set.name = text_in(in, "name");
  data_set.content = text_in(in, "content");
  data_set.route = parse_route(text_in(in, "route"), "route");
  data_set.purpose = parse_purpose(text_in(in, "purpose"), "purpose");
  data_set.use = parse_use(text_in(in, "use"), "use");
  if (in.contains("cost_formula"))
    data_set.cost_formula = parse_cost_formula(text_in(in, "cost_formula"), "cost_formula");
  data_set.cost_center = text_in(in, "cost_center");
  data_set.project = text_in(in, "project");
  data_set.registered_on = parse_date(text_in(in, "date"), "date");
  if (data_set.route == Route::self_developed) data_set.stage = Stage::research;
  if (data_set.route == Route::self_processed) data_set.stage = Stage::none;
  return data_set;
}

Ratio share_in(const Json& in, const char* key) {
  const Ratio value = parse_ratio(text_in(in, key), key);
  if (value < Ratio::whole(0) || value > Ratio::whole(1)) {
    reject(key, text_in(in, key), {"比例须在 0 到 1 之间", "the rate must lie between 0 and 1"});
  }
  return value;
}

}  // namespace

EventBody read_registered(const Json& in) {
  return Registered{read_data_set(in)};
}

EventBody read_opening_balance(const Json& in) {
  OpeningBalance opening{.data_set = read_data_set(in),
                         .stated = read_estimates(in),
                         .remaining_months = in.value("remaining_months", 0),
                         .asset_years_from = day_in(in, "asset_years_from"),
                         .quantity = in.value("quantity", std::int64_t{0}),
                         .gross_fen = amount_in(in, "gross"),
                         .amortisation_fen = amount_in(in, "amortisation"),
                         .impairment_fen = amount_in(in, "impairment"),
                         .deferred_tax_asset_fen = optional_amount_in(in, "deferred_tax_asset"),
                         .deferred_tax_liability_fen = optional_amount_in(in, "deferred_tax_liability"),
                         .deferred_income_fen = amount_in(in, "deferred_income"),
                         .daily_activity = in.value("daily_activity", true)};
  demand_positive(opening.gross_fen, "gross");
  demand_not_negative(opening.amortisation_fen, "amortisation");
  demand_not_negative(opening.impairment_fen, "impairment");
  demand_not_negative(opening.deferred_tax_asset_fen.value_or(0), "deferred_tax_asset");
  demand_not_negative(opening.deferred_tax_liability_fen.value_or(0), "deferred_tax_liability");
  demand_not_negative(opening.deferred_income_fen, "deferred_income");
  DataSet& data_set = opening.data_set;
  const Stage stage = parse_stage(text_in(in, "stage"), "stage");
  if (data_set.stage != Stage::not_applicable || stage == Stage::development) data_set.stage = stage;
  data_set.available_on = day_in(in, "available_on");
  data_set.conditions = read_conditions(in);
  // It was recognised before; the second person confirms that it was so rightly.
  data_set.answers =
      Answers{.controlled = true, .benefits_probable = true, .cost_measurable = true, .identifiable = true};
  return opening;
}

EventBody read_assessed(const Json& in) {
  return Assessed{.answers = {.controlled = in.at("controlled").get<bool>(),
                              .benefits_probable = in.at("benefits_probable").get<bool>(),
                              .cost_measurable = in.at("cost_measurable").get<bool>(),
                              .identifiable = in.at("identifiable").get<bool>(),
                              .fulfils_contract = in.at("fulfils_contract").get<bool>()},
                  .recognise = in.at("recognise").get<bool>(),
                  .basis = text_in(in, "basis")};
}

EventBody read_pledged(const Json& in) {
  Restriction restriction{.kind = in.contains("restriction")
                                      ? parse_restriction_kind(text_in(in, "restriction"), "restriction")
                                      : RestrictionKind::pledge,
                          .registration = text_in(in, "registration"),
                          .holder = text_in(in, "creditor"),
                          .registered_on = parse_date(text_in(in, "date"), "date"),
                          .credit_line_fen = amount_in(in, "credit_line"),
                          .drawn_fen = amount_in(in, "drawn")};
  demand_not_negative(restriction.credit_line_fen, "credit_line");
  demand_not_negative(restriction.drawn_fen, "drawn");
  const bool pledge = restriction.kind == RestrictionKind::pledge;
  if (pledge && (!in.contains("credit_line") || !in.contains("drawn"))) {
    reject(in.contains("credit_line") ? "drawn" : "credit_line", "",
           {"质押没有写明授信额度与已提款", "a pledge does not say its credit line and what is drawn"},
           {"填写 credit_line 与 drawn；未提款的填 0.00", "give credit_line and drawn, 0.00 if nothing is"});
  }
  if (!pledge && (restriction.credit_line_fen > 0 || restriction.drawn_fen > 0)) {
    reject("credit_line", to_text(restriction.credit_line_fen),
           {"只有质押才有授信额度与提款", "only a pledge has a credit line and amounts drawn"},
           {"删去这两项，或更正受限种类", "leave both out, or correct the kind of restriction"});
  }
  if (restriction.drawn_fen > restriction.credit_line_fen) {
    reject("drawn", to_text(restriction.drawn_fen),
           {"已提款大于授信额度", "more is drawn than the credit line"},
           {"核对授信合同与提款", "check the credit agreement and what was drawn"});
  }
  return Pledged{std::move(restriction)};
}

EventBody read_released(const Json& in) {
  return Released{text_in(in, "registration")};
}

EventBody read_judged(const Json& in) {
  if (in.at("judgements").empty()) {
    reject("judgements", "{}", {"没有回答任何问题", "no question is answered"},
           {"回答至少一个应询问题（judgement.questions 列出全部问题）",
            "answer at least one of the questions that judgement.questions lists"});
  }
  return Judged{};
}

EventBody read_configured(const Json& in) {
  CompanySettings changes;
  if (in.contains("accounts")) changes.accounts = in.at("accounts").get<std::map<std::string, std::string>>();
  if (in.contains("posted_by_host"))
    changes.posted_by_host = in.at("posted_by_host").get<std::set<std::string>>();
  if (in.contains("income_tax_rate")) changes.income_tax_rate = share_in(in, "income_tax_rate");
  if (in.contains("tax_paid_share")) changes.tax_paid_share = share_in(in, "tax_paid_share");
  if (in.contains("super_deduction")) changes.super_deduction = in.at("super_deduction").get<bool>();
  if (in.contains("entity_scheme")) changes.entity_scheme = text_in(in, "entity_scheme");
  if (in.contains("judgements_demanded"))
    changes.judgements_demanded = in.at("judgements_demanded").get<bool>();
  return Configured{std::move(changes)};
}

}  // namespace rubiao
