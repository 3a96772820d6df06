// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "base/error.h"
#include "register/event_readers.h"
#include "register/json_fields.h"

namespace rubiao {
namespace {

using formats::Json;

// 产量法 counts units, 收入法 the fen of a contract's revenue.
std::optional<std::int64_t> units_in(const Json& in) {
  if (in.contains("units_expected")) return in.at("units_expected").get<std::int64_t>();
  return optional_amount_in(in, "revenue_expected");
}

std::vector<CashFlow> read_cash_flows(const Json& in) {
  std::vector<CashFlow> flows;
  for (const Json& item : in.value("cash_flows", Json::array()))
    flows.push_back({parse_date(text_in(item, "on"), "cash_flows.on"), amount_in(item, "amount")});
  return flows;
}

std::vector<ImpairmentTested::Member> read_members(const Json& in) {
  std::vector<ImpairmentTested::Member> members;
  std::set<std::string> names;
  for (const Json& item : in.value("members", Json::array())) {
    if (!names.insert(text_in(item, "member")).second)
      reject("members", text_in(item, "member"), {"资产组成员重复", "a member is named twice"});
    members.push_back({.id = text_in(item, "member"),
                       .carrying_fen = optional_amount_in(item, "member_carrying"),
                       .floor_fen = optional_amount_in(item, "floor"),
                       .allocated_fen = optional_amount_in(item, "allocated")});
    if (members.back().allocated_fen) demand_positive(*members.back().allocated_fen, "members.allocated");
    demand_not_negative(members.back().carrying_fen.value_or(0), "members.member_carrying");
    demand_not_negative(members.back().floor_fen.value_or(0), "members.floor");
  }
  return members;
}

}  // namespace

FiveConditions read_conditions(const Json& in) {
  return {{day_in(in, "feasible_on"), day_in(in, "intended_on"), day_in(in, "beneficial_on"),
           day_in(in, "resourced_on"), day_in(in, "measurable_on")}};
}

StatedEstimates read_estimates(const Json& in) {
  StatedEstimates stated{
      .estimates = {.life_months = in.value("life_months", 0),
                    .indefinite = in.value("indefinite", false),
                    .method = in.contains("method") ? parse_method(text_in(in, "method"), "method")
                                                    : Method::straight_line,
                    .residual_fen = amount_in(in, "residual"),
                    .units_expected = units_in(in).value_or(0)},
      .life_basis = text_in(in, "life_basis"),
      .residual_basis = text_in(in, "residual_basis"),
      .revenue_basis = text_in(in, "revenue_basis"),
      .rights_end = day_in(in, "rights_end"),
      .renewal_basis = text_in(in, "renewal_basis")};
  demand_not_negative(stated.estimates.residual_fen, "residual");
  if (stated.estimates.indefinite && (in.contains("life_months") || in.contains("remaining_months"))) {
    reject("indefinite", "true", {"使用寿命不确定的不填月数", "an indefinite life has no months"},
           {"删去月数，或将 indefinite 填为否", "leave the months out, or indefinite"});
  }
  return stated;
}

EventBody read_stage_changed(const Json& in) {
  return StageChanged{.stage = parse_stage(text_in(in, "stage"), "stage"),
                      .conditions = read_conditions(in),
                      .stated = read_estimates(in)};
}

EventBody read_estimate_changed(const Json& in) {
  EstimateChanged change{.reason = text_in(in, "reason"), .grounds = read_estimates(in)};
  if (in.contains("remaining_months")) change.remaining_months = in.at("remaining_months").get<int>();
  if (in.contains("indefinite")) change.indefinite = in.at("indefinite").get<bool>();
  if (in.contains("method")) change.method = change.grounds.estimates.method;
  change.residual_fen = optional_amount_in(in, "residual");
  change.units_left = units_in(in);
  return change;
}

EventBody read_usage_reported(const Json& in) {
  UsageReported usage{.revenue_fen = optional_amount_in(in, "revenue")};
  if (in.contains("units")) usage.units = in.at("units").get<std::int64_t>();
  if (usage.revenue_fen) demand_not_negative(*usage.revenue_fen, "revenue");
  if (usage.units.has_value() == usage.revenue_fen.has_value()) {
    reject("units", "", {"用量与收入须填写其一", "give either units or revenue"},
           {"产量法填 units，收入法填 revenue",
            "units for the units method, revenue for amortisation by revenue"});
  }
  return usage;
}

EventBody read_impairment_tested(const Json& in) {
  ImpairmentTested test{.indications = in.at("indications").get<std::vector<std::string>>(),
                        .fair_value_less_cost_fen = optional_amount_in(in, "fair_value_less_cost"),
                        .cash_flows = read_cash_flows(in),
                        .discount_rate = {},
                        .other_measure = text_in(in, "other_measure"),
                        .goodwill_fen = amount_in(in, "goodwill"),
                        .members = read_members(in),
                        .basis = text_in(in, "basis")};
  demand_not_negative(test.goodwill_fen, "goodwill");
  demand_not_negative(test.fair_value_less_cost_fen.value_or(0), "fair_value_less_cost");
  if (test.goodwill_fen > 0 && test.members.empty()) {
    reject("goodwill", to_text(test.goodwill_fen),
           {"商誉只随资产组测试", "goodwill is tested with a group only"},
           {"填写资产组成员", "name the members of the group"});
  }
  if (in.contains("discount_rate")) {
    test.discount_rate = Decimal::parse(text_in(in, "discount_rate"), "discount_rate");
    if (*test.discount_rate <= Decimal(-1) || *test.discount_rate > Decimal(1)) {
      reject("discount_rate", text_in(in, "discount_rate"),
             {"折现率须大于 -1、不大于 1", "the discount rate lies above -1 and is no more than 1"},
             {"以小数填写，如 8% 写作 0.08", "give it as a decimal: 0.08 for 8%"});
    }
  }
  if (test.cash_flows.empty() == test.discount_rate.has_value()) {
    reject("discount_rate", text_in(in, "discount_rate"),
           {"现金流量与折现率须同时填写", "cash flows and discount rate come together"});
  }
  if (test.cash_flows.empty() && !test.fair_value_less_cost_fen) {
    reject("fair_value_less_cost", "", {"没有可收回金额的依据", "nothing says what is recoverable"},
           {"填写公允价值减处置费用，或现金流量和折现率",
            "give fair value less disposal cost, or cash flows and a rate"});
  }
  return test;
}

EventBody read_nrv_tested(const Json& in) {
  NrvTested test{.parts = {}, .cause_gone = in.value("cause_gone", false), .basis = text_in(in, "basis")};
  for (const Json& item : in.at("parts")) {
    const SalePart& part =
        test.parts.emplace_back(SalePart{.contracted = item.at("contracted").get<bool>(),
                                         .quantity = item.at("quantity").get<std::int64_t>(),
                                         .price_fen = amount_in(item, "price"),
                                         .completion_fen = amount_in(item, "completion_cost"),
                                         .selling_fen = amount_in(item, "selling_cost")});
    demand_not_negative(part.price_fen, "parts.price");
    demand_not_negative(part.completion_fen, "parts.completion_cost");
    demand_not_negative(part.selling_fen, "parts.selling_cost");
  }
  return test;
}

}  // namespace rubiao
