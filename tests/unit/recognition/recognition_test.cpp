// SPDX-License-Identifier: Apache-2.0
// Recognition with the shipped rules: the class of a data set, what becomes of each kind of spending, and the
// hard prohibitions, each a line of a table.
#include <doctest/doctest.h>

#include <filesystem>

#include "base/error.h"
#include "recognition/cost_treatment.h"
#include "recognition/prohibitions.h"
#include "rulebook/rulebook.h"

namespace rubiao {
namespace {

const Date june{std::chrono::year{2024}, std::chrono::June, std::chrono::day{15}};

const rulebook::Rules& rules() {
  static const auto book = rulebook::Rulebook::load(std::filesystem::path(RUBIAO_SOURCE_DIR) / "rules");
  static const rulebook::Rules rules = book.at(june);
  return rules;
}

Date june_on(unsigned day) {
  return {june.year(), june.month(), std::chrono::day{day}};
}

constexpr Answers yes{
    .controlled = true, .benefits_probable = true, .cost_measurable = true, .identifiable = true};

DataSet data_set(Route route, Purpose purpose, Stage stage = Stage::not_applicable,
                 const Answers& answers = yes) {
  return {.id = "DS",
          .name = "数据",
          .route = route,
          .purpose = purpose,
          .stage = stage,
          .registered_on = june_on(1),
          .answers = answers};
}

DataSet developing(Date conditions_met) {
  DataSet result = data_set(Route::self_developed, Purpose::internal_use, Stage::development);
  result.conditions = FiveConditions{};
  result.conditions->met_on.fill(conditions_met);
  return result;
}

CostIncurred cost(const char* item, bool capitalise) {
  return {.item = item,
          .amount_fen = 100,
          .settlement = "银行存款",
          .measured_by = "成本凭证",
          .capitalise = capitalise ? std::optional(true) : std::nullopt};
}

// The rules by which the spending is refused; "" if it is not.
std::string refusal(const CostIncurred& spent, const DataSet& on) {
  try {
    (void)treat_cost(spent, june, on, rules());
  } catch (const Error& error) {
    CHECK(error.status() == Status::refused);
    std::string rules;
    for (const Problem& problem : error.problems()) {
      CHECK(!problem.articles.empty());
      CHECK(!problem.message.zh.empty());
      CHECK(!problem.message.en.empty());
      rules += (rules.empty() ? "" : " ") + problem.rule;
    }
    return rules;
  }
  return "";
}

}  // namespace

TEST_CASE("the class of a data set") {
  const Answers no_benefits{.controlled = true, .cost_measurable = true, .identifiable = true};
  const Answers contract{
      .controlled = true, .cost_measurable = true, .identifiable = true, .fulfils_contract = true};
  const Answers not_identifiable{.controlled = true, .benefits_probable = true, .cost_measurable = true};
  const struct {
    DataSet data_set;
    const char *asset_class, *treatment, *unmet;
  } table[] = {
      {data_set(Route::purchased, Purpose::internal_use), "无形资产", "资本化", "无"},
      {data_set(Route::authorised, Purpose::serving_customers), "无形资产", "资本化", "无"},
      {data_set(Route::purchased, Purpose::sale), "存货", "资本化", "无"},
      {data_set(Route::purchased, Purpose::mixed), "需专业判断", "暂挂", "无"},
      {data_set(Route::purchased, Purpose::internal_use, Stage::not_applicable, no_benefits), "未确认",
       "费用化", "经济利益很可能流入"},
      {data_set(Route::purchased, Purpose::internal_use, Stage::not_applicable, not_identifiable), "未确认",
       "费用化", "可辨认"},
      {data_set(Route::purchased, Purpose::sale, Stage::not_applicable, not_identifiable), "存货", "资本化",
       "无"},
      {data_set(Route::purchased, Purpose::serving_customers, Stage::not_applicable, contract),
       "合同履约成本", "资本化", "经济利益很可能流入"},
      {data_set(Route::self_developed, Purpose::internal_use, Stage::research), "未确认", "费用化", "无"},
      {developing(june), "开发支出", "资本化", "无"},
      {developing(june_on(16)), "未确认", "费用化", "无"},
      {data_set(Route::self_processed, Purpose::sale, Stage::none), "存货", "资本化", "无"},
  };
  for (const auto& row : table) {
    const Classification found = classify(row.data_set, june, rules());
    CAPTURE(row.asset_class);
    CHECK(found.asset_class == row.asset_class);
    CHECK(found.treatment == row.treatment);
    CHECK(found.unmet == row.unmet);
    CHECK(found.decision.because.size() == 2);
    CHECK(!found.articles().empty());
  }
}

TEST_CASE("a data set that was never assessed has no class") {
  DataSet unassessed = data_set(Route::purchased, Purpose::internal_use);
  unassessed.answers.reset();
  CHECK(refusal(cost("购买价款", false), unassessed) == "PR-3");
}

TEST_CASE("what becomes of spending") {
  DataSet ready = data_set(Route::purchased, Purpose::internal_use);
  ready.available_on = june_on(14);
  DataSet ready_today = ready;
  ready_today.available_on = june;
  CostIncurred indirect = cost("人工", false);
  indirect.direct = false;
  const struct {
    CostIncurred cost;
    DataSet data_set;
    bool capitalised;
    const char* rule;
  } table[] = {
      {cost("购买价款", true), data_set(Route::purchased, Purpose::internal_use), true, "CM-1"},
      {cost("脱敏", false), data_set(Route::purchased, Purpose::internal_use), true, "CM-1"},
      {cost("培训", false), data_set(Route::purchased, Purpose::internal_use), false, "CM-1"},
      {cost("外包服务", false), data_set(Route::purchased, Purpose::internal_use), false, "CM-2"},
      {indirect, data_set(Route::purchased, Purpose::internal_use), false, "CM-1"},
      {cost("清洗", false), ready, false, "CM-1"},
      {cost("清洗", true), ready_today, true, "CM-1"},
      {cost("购买价款", true), data_set(Route::authorised, Purpose::internal_use), true, "CM-14"},
      {cost("人工", false), data_set(Route::self_developed, Purpose::internal_use, Stage::research), false,
       "PR-3"},
      {cost("人工", true), developing(june), true, "CM-4"},
      {cost("培训", false), developing(june), false, "CM-4"},
      {cost("制造费用", true), data_set(Route::self_processed, Purpose::sale, Stage::none), true, "CM-12"},
      {cost("采购后仓储", false), data_set(Route::purchased, Purpose::sale), false, "CM-11"},
  };
  for (const auto& row : table) {
    CAPTURE(row.cost.item);
    const CostTreatment found = treat_cost(row.cost, june, row.data_set, rules());
    CHECK(found.capitalised == row.capitalised);
    CHECK(found.rule == row.rule);
    CHECK(found.decisions.size() == 3);
  }
}

TEST_CASE("what the table capitalises is not expensed because somebody asks for it") {
  CostIncurred spent = cost("购买价款", true);
  spent.capitalise = false;
  CHECK(refusal(spent, data_set(Route::purchased, Purpose::internal_use)) == "CM-1");
  spent.capitalise.reset();
  CHECK(refusal(spent, data_set(Route::purchased, Purpose::internal_use)).empty());
}

TEST_CASE("what must never be booked") {
  CostIncurred appraised = cost("购买价款", true);
  appraised.measured_by = "评估价值";
  CostIncurred expensed_before = cost("购买价款", true);
  expensed_before.expensed_on = june_on(15) - std::chrono::years{1};
  CostIncurred expensed_this_month = cost("购买价款", true);
  expensed_this_month.expensed_on = june_on(2);
  const DataSet bought = data_set(Route::purchased, Purpose::internal_use);
  const DataSet unrecognised =
      data_set(Route::purchased, Purpose::internal_use, Stage::not_applicable, {.controlled = true});
  const struct {
    const char* what;
    CostIncurred cost;
    DataSet data_set;
    const char* rules;
  } table[] = {
      {"an appraisal as cost", appraised, bought, "PR-1"},
      {"expensed in an earlier period", expensed_before, bought, "PR-2"},
      {"expensed this month: reverse it first", expensed_this_month, bought, "E27"},
      {"the criteria are not met", cost("购买价款", true), unrecognised, "PR-3"},
      {"all at once",
       [&] {
         CostIncurred all = appraised;
         all.expensed_on = expensed_before.expensed_on;
         return all;
       }(),
       unrecognised, "PR-1 PR-2 PR-3"},
      {"before the five conditions", cost("人工", true), developing(june_on(16)), "CM-4"},
      {"research", cost("人工", true),
       data_set(Route::self_developed, Purpose::internal_use, Stage::research), "CM-4"},
      {"training asked to be capitalised", cost("培训", true), bought, "CM-1"},
      {"borrowing costs need judgement", cost("借款费用", false), bought, "K18"},
  };
  for (const auto& row : table) {
    CAPTURE(row.what);
    CHECK(refusal(row.cost, row.data_set) == row.rules);
  }
}

TEST_CASE("an assessment may not ask for what the criteria do not bear") {
  const DataSet bought = data_set(Route::purchased, Purpose::internal_use);
  CHECK(check_prohibitions(Assessed{.recognise = true}, bought, true, rules()).refusals.empty());
  CHECK(check_prohibitions(Assessed{.recognise = false}, bought, false, rules()).refusals.empty());
  const auto refused = check_prohibitions(Assessed{.recognise = true}, bought, false, rules()).refusals;
  REQUIRE(refused.size() == 1);
  CHECK(refused[0].rule == "PR-3");
}

}  // namespace rubiao
