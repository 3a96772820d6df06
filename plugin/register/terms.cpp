// SPDX-License-Identifier: Apache-2.0
// The terms of the field, as the rule tables and the event files write them, and the types they stand for.

#include <span>
#include <string>

#include "base/error.h"
#include "register/data_set.h"

namespace rubiao {
namespace {

template <typename Type>
struct Term {
  Type type;
  std::string_view text;
};

constexpr Term<Route> routes[] = {
    {Route::purchased, "外购"},          {Route::self_developed, "自行研发"},
    {Route::self_processed, "自行加工"}, {Route::contributed, "投资者投入"},
    {Route::exchanged, "非货币性交换"},  {Route::restructured, "债务重组"},
    {Route::granted, "政府补助"},        {Route::combined, "企业合并"},
    {Route::transferred, "划转"},        {Route::donated, "捐赠"},
    {Route::authorised, "授权运营"},
};

constexpr Term<Purpose> purposes[] = {
    {Purpose::internal_use, "自用"},
    {Purpose::serving_customers, "对外服务"},
    {Purpose::sale, "出售"},
    {Purpose::mixed, "双重或未定"},
};

constexpr Term<Stage> stages[] = {
    {Stage::none, "无项目"},           {Stage::research, "研究"},
    {Stage::development, "开发"},      {Stage::available, "已达预定用途"},
    {Stage::not_applicable, "不适用"},
};

constexpr Term<Use> uses[] = {
    {Use::management, "管理"},
    {Use::selling, "销售"},
    {Use::serving_customers, "服务客户"},
    {Use::letting, "出租"},
    {Use::production, "生产"},
    {Use::development_capitalised, "研发资本化"},
    {Use::development_expensed, "研发费用化"},
    {Use::idle, "闲置"},
};

constexpr Term<InitialDifference> initial_differences[] = {
    {InitialDifference::none, "无差异"},         {InitialDifference::super_deduction, "加计扣除"},
    {InitialDifference::exempt, "其他豁免"},     {InitialDifference::goodwill, "计入商誉"},
    {InitialDifference::equity, "计入资本公积"}, {InitialDifference::taxed, "影响应纳税所得额"},
};

constexpr Term<CostFormula> cost_formulas[] = {
    {CostFormula::specific, "个别计价"},
    {CostFormula::fifo, "先进先出"},
    {CostFormula::average, "加权平均"},
};

constexpr Term<Method> methods[] = {
    {Method::straight_line, "直线法"},
    {Method::sum_of_years, "年数总和法"},
    {Method::double_declining, "双倍余额递减法"},
    {Method::units, "产量法"},
    {Method::revenue, "收入法"},
};

constexpr Term<RestrictionKind> restriction_kinds[] = {
    {RestrictionKind::pledge, "质押"},
    {RestrictionKind::seizure, "查封冻结"},
    {RestrictionKind::use_limit, "使用限制"},
};

template <typename Type>
std::string_view text_of(std::span<const Term<Type>> terms, Type type) {
  for (const auto& term : terms) {
    if (term.type == type) return term.text;
  }
  return {};
}

template <typename Type>
Type type_of(std::span<const Term<Type>> terms, std::string_view text, std::string_view field) {
  std::string allowed;
  for (const auto& term : terms) {
    if (term.text == text) return term.type;
    allowed += (allowed.empty() ? "" : "、") + std::string(term.text);
  }
  throw Error(Status::invalid_input, Problem{.message = {"不是可选的值", "not one of the terms allowed"},
                                             .field = std::string(field),
                                             .found = std::string(text),
                                             .expected = {allowed, allowed}});
}

}  // namespace

std::string_view term(Route route) {
  return text_of<Route>(routes, route);
}
std::string_view term(Purpose purpose) {
  return text_of<Purpose>(purposes, purpose);
}
std::string_view term(Stage stage) {
  return text_of<Stage>(stages, stage);
}
std::string_view term(Use use) {
  return text_of<Use>(uses, use);
}
std::string_view term(Method method) {
  return text_of<Method>(methods, method);
}

std::string_view term(RestrictionKind kind) {
  return text_of<RestrictionKind>(restriction_kinds, kind);
}
RestrictionKind parse_restriction_kind(std::string_view text, std::string_view field) {
  return type_of<RestrictionKind>(restriction_kinds, text, field);
}
std::string_view term(CostFormula formula) {
  return text_of<CostFormula>(cost_formulas, formula);
}
CostFormula parse_cost_formula(std::string_view text, std::string_view field) {
  return type_of<CostFormula>(cost_formulas, text, field);
}
std::string_view term(InitialDifference difference) {
  return text_of<InitialDifference>(initial_differences, difference);
}

Route parse_route(std::string_view text, std::string_view field) {
  return type_of<Route>(routes, text, field);
}
Purpose parse_purpose(std::string_view text, std::string_view field) {
  return type_of<Purpose>(purposes, text, field);
}
Stage parse_stage(std::string_view text, std::string_view field) {
  return type_of<Stage>(stages, text, field);
}
Use parse_use(std::string_view text, std::string_view field) {
  return type_of<Use>(uses, text, field);
}
Method parse_method(std::string_view text, std::string_view field) {
  return type_of<Method>(methods, text, field);
}
InitialDifference parse_initial_difference(std::string_view text, std::string_view field) {
  return type_of<InitialDifference>(initial_differences, text, field);
}

}  // namespace rubiao
