// SPDX-License-Identifier: Apache-2.0
// Which questions each event raises, and that every situation it can state has its row of agreeing answers.
#include "recognition/questions.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>

#include "base/error.h"
#include "recognition/occasions.h"
#include "register/event_schema.h"
#include "rulebook/rulebook.h"

namespace rubiao {
namespace {

const rulebook::Rules& rules() {
  static const auto book = rulebook::Rulebook::load(std::filesystem::path(RUBIAO_SOURCE_DIR) / "rules");
  static const rulebook::Rules rules = book.at(parse_date("2026-03-31", ""));
  return rules;
}

Event event(const std::string& kind, const std::string& properties) {
  return read_event(formats::parse_json(
      fmt::format(
          R"({{"event": "{}", "version": 1, "date": "2026-03-31", "source": {{"document": "D", "line": 1}}, {}}})",
          kind, properties),
      "test"));
}

constexpr const char* answers =
    R"("benefits_probable": true, "cost_measurable": true, "identifiable": true, "fulfils_contract": false, )"
    R"("recognise": true, "basis": "评估单")";

struct Raised {
  const char* kind;
  const char* properties;
  Purpose purpose;
  const char* questions;
};

std::string assessed(bool controlled) {
  return fmt::format(R"("asset": "A", "controlled": {}, {})", controlled, answers);
}

std::string raised_by(const Event& event, Purpose purpose) {
  DataSet before;
  before.purpose = purpose;
  std::string ids;
  for (const Question& question : questions_raised(event, before, rules()).raised)
    ids += (ids.empty() ? "" : " ") + question.id;
  return ids;
}

std::string problems_of(const Event& event, bool demanded, Purpose purpose = Purpose::internal_use) {
  DataSet before;
  before.purpose = purpose;
  try {
    demand_answers(questions_raised(event, before, rules()), demanded, event, before, rules());
    return "";
  } catch (const Error& error) {
    CHECK(error.status() == Status::refused);
    return render(error, Language::en);
  }
}

const std::string both =
    R"(, "judgements": {"Q01": {"answer": "ANSWER", "grounds": "合同", "evidence": "合同.pdf"},
    "Q06": {"answer": "one unit", "grounds": "用途一致", "evidence": "目录"}})";

Event answered(bool controlled, const std::string& answer) {
  std::string judgements = both;
  judgements.replace(judgements.find("ANSWER"), 6, answer);
  return event("assessed", assessed(controlled) + judgements);
}

}  // namespace

TEST_CASE("what each event raises") {
  const std::string yes = assessed(true);
  const Raised all[] = {
      {"registered", R"("asset": "A", "name": "数据", "route": "外购", "purpose": "自用", "use": "管理")",
       Purpose::internal_use, ""},
      {"assessed", yes.c_str(), Purpose::internal_use, "Q01 Q06"},
      {"assessed", yes.c_str(), Purpose::mixed, "Q01 Q06 Q07"},
      {"stage_changed",
       R"("asset": "A", "stage": "开发", "feasible_on": "2026-01-01", "intended_on": "2026-01-01",
          "beneficial_on": "2026-01-01", "resourced_on": "2026-01-01", "measurable_on": "2026-01-01")",
       Purpose::internal_use, "Q02"},
      {"stage_changed", R"("asset": "A", "stage": "已达预定用途", "life_months": 24, "life_basis": "合同")",
       Purpose::internal_use, "Q04"},
      {"stage_changed", R"("asset": "A", "stage": "已达预定用途", "indefinite": true, "life_basis": "合同")",
       Purpose::internal_use, "Q04 Q05"},
      {"stage_changed", R"("asset": "A", "stage": "已达预定用途")", Purpose::sale, ""},
      {"estimate_changed", R"("asset": "A", "reason": "复核", "remaining_months": 12, "life_basis": "合同")",
       Purpose::internal_use, "Q04 Q08"},
      {"estimate_changed", R"("asset": "A", "reason": "复核", "indefinite": true, "life_basis": "合同")",
       Purpose::internal_use, "Q05 Q08"},
      {"cost_incurred",
       R"("asset": "A", "item": "购买价款", "amount": "1.00", "vat": "0.00", "currency": "CNY", "settlement": "银行存款",
          "measured_by": "成本凭证", "related_party": true)",
       Purpose::internal_use, "Q11"},
      {"use_changed", R"("asset": "A", "cost_center": "甲", "basis": "调整")", Purpose::internal_use, ""},
      {"use_changed", R"("asset": "A", "purpose": "出售", "basis": "决议")", Purpose::mixed, "Q07 Q08"},
      {"impairment_tested",
       R"("asset": "A", "indications": [], "fair_value_less_cost": "1.00", "basis": "表")",
       Purpose::internal_use, "Q09 Q10"},
      {"grant_received",
       R"("asset": "A", "grant_kind": "与收益相关", "amount": "1.00", "settlement": "银行存款", "currency": "CNY",
          "basis": "文件")",
       Purpose::internal_use, "Q19"},
      {"received_in_settlement",
       R"("asset": "A", "claim": "9.00", "claim_provision": "0.00", "claim_fair_value": "8.00", "vat": "0.00",
          "direct_costs": "0.00", "settlement": "银行存款", "currency": "CNY", "basis": "协议")",
       Purpose::internal_use, "Q11"},
      {"contributed",
       R"("asset": "A", "investment": "9.00", "common_control": false, "output_vat": "0.00", "currency": "CNY",
          "basis": "协议")",
       Purpose::internal_use, "Q11"},
      {"reclassified", R"("asset": "A", "recoverable": "9.00", "reason": "买方退出")", Purpose::internal_use,
       "Q18"},
  };
  for (const Raised& row : all) {
    CAPTURE(row.kind);
    CAPTURE(row.properties);
    CHECK(raised_by(event(row.kind, row.properties), row.purpose) == row.questions);
  }
}

TEST_CASE(
    "what a kind can raise stands in its form, and every question has its alternatives in both languages") {
  const auto all = all_questions(rules());
  CHECK(all.size() == 19);
  for (const Question& question : all) {
    CAPTURE(question.id);
    CHECK(question.alternatives.size() >= 2);
    for (const Text& alternative : question.alternatives) CHECK(alternative.zh != alternative.en);
    CHECK(event_schema("judged").at("properties").at("judgements").at("properties").contains(question.id));
  }
}

TEST_CASE("an answer is demanded, is one of the alternatives and agrees with the event") {
  CHECK(problems_of(answered(true, "拥有"), true) == "");
  CHECK(problems_of(answered(true, "controlled (licensed or authorised)"), true) == "");
  CHECK(problems_of(answered(false, "不拥有也不控制"), true) == "");
  CHECK(problems_of(answered(true, "不拥有也不控制"), true).find("contradicts the event") !=
        std::string::npos);
  CHECK(problems_of(answered(false, "拥有"), false).find("contradicts the event") != std::string::npos);
  CHECK(problems_of(answered(true, "是"), true).find("none of its alternatives") != std::string::npos);
  std::string split = both;
  split.replace(split.find("ANSWER"), 6, "拥有");
  split.replace(split.find("one unit"), 8, "split by data set");
  const std::string told = problems_of(event("assessed", assessed(true) + split), true);
  CHECK(told.find("question Q06") != std::string::npos);
  CHECK(told.find("register each data set") != std::string::npos);
  const std::string none = problems_of(event("assessed", assessed(true)), true);
  CHECK(none.find("question Q01") != std::string::npos);
  CHECK(none.find("question Q06") != std::string::npos);
  CHECK(none.find("MOF2023-11:1; CAS0:20") != std::string::npos);
  CHECK(problems_of(event("assessed", assessed(true)), false) == "");
}

TEST_CASE("a judgement by itself answers what it has to say and nothing else") {
  const Event judged = event(
      "judged",
      R"("asset": "A", "judgements": {"Q09": {"answer": "没有", "grounds": "复核十项迹象", "evidence": "底稿"}})");
  CHECK(raised_by(judged, Purpose::internal_use) == "Q09");
  CHECK(problems_of(judged, true) == "");
  CHECK_THROWS_AS(event("judged", R"("asset": "A", "judgements": {})"), Error);
}

TEST_CASE("every situation that an event can state has answers that agree with it") {
  const char* events[][2] = {
      {"impairment_tested",
       R"("asset": "A", "indications": [], "fair_value_less_cost": "1.00", "basis": "表")"},
      {"impairment_tested",
       R"("asset": "A", "indications": ["需求或价格下降"], "cash_flows": [{"on": "2026-12-31", "amount": "1.00"}],
          "discount_rate": "0.1", "basis": "表")"},
      {"exchanged",
       R"("asset": "A", "given": "B", "commercial_substance": true, "fair_value_reliable": false, "vat": "0.00",
          "output_vat": "0.00", "settlement": "银行存款", "currency": "CNY", "basis": "合同")"},
      {"prior_period_error",
       R"("asset": "A", "kind": "少提摊销", "year": 2025, "amount": "1.00", "tax": "0.00", "tax_account": "应交所得税",
          "surplus_reserve": "0.00", "currency": "CNY", "reason": "差错")"},
  };
  for (const Situation& told : situations_told(event("assessed", assessed(true)), DataSet{})) {
    CAPTURE(told.situation);
    CHECK(rules()
              .decide("answers_that_agree", {{"问题", told.question}, {"情形", told.situation}})
              .matches.size() == 1);
  }
  for (const auto& [kind, properties] : events) {
    CAPTURE(kind);
    for (const Situation& told : situations_told(event(kind, properties), DataSet{})) {
      CAPTURE(told.situation);
      CHECK(rules()
                .decide("answers_that_agree", {{"问题", told.question}, {"情形", told.situation}})
                .matches.size() == 1);
    }
  }
}

}  // namespace rubiao
