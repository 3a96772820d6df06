// SPDX-License-Identifier: Apache-2.0
// Which flag the facts of the books raise, each by the least that raises it, and that what lacks it raises
// none.
#include <doctest/doctest.h>

#include <algorithm>

#include "actions/rule_words.h"
#include "audit_events.h"
#include "base/error.h"

namespace rubiao::test {
namespace {

// "RF-5 attention" for each row of the first table.
std::vector<std::string> flags_on(CompanyInMemory& company, const char* day, const char* input = "{}") {
  std::vector<std::string> flags;
  const formats::Json result = run(company, "red_flags.list", day, input);
  for (const formats::Json& output : result.at("outputs")) {
    if (output.at("kind") != "table" || output.at("title") != "Red flags") continue;
    for (const formats::Json& row : output.at("rows"))
      flags.push_back(row.at(2).get<std::string>() + " " + row.at(4).get<std::string>());
  }
  return flags;
}

std::int64_t count(const std::vector<std::string>& flags, const char* flag) {
  return std::ranges::count(flags, flag);
}

constexpr const char* with_contract = R"(, "evidence": [{"name": "合同.pdf", "date": "2024-01-02"}])";

void show_source(CompanyInMemory& company) {
  company.enter(event("judged", "2024-01-11", 20,
                      R"("judgements": {"Q01": {"answer": "拥有", "grounds": "买断", "evidence": "合同"}})"));
}

void serve(CompanyInMemory& company) {
  pay_for(company, R"("purpose": "对外服务", "use": "服务客户")");
  company.enter(event("stage_changed", "2024-01-10", 4, R"("stage": "已达预定用途", "life_months": 24)"));
  show_source(company);
  (void)company.run_month_end(parse_date("2025-12-31", "date"));
}

void develop(CompanyInMemory& company, const std::string& evidence = "") {
  company.enter(event("registered", "2024-01-04", 1,
                      R"("name": "数据", "route": "自行研发", "purpose": "自用", "use": "管理")"));
  company.enter(
      event("assessed", "2024-01-04", 2,
            R"("controlled": true, "benefits_probable": true, "cost_measurable": true, )"
            R"("identifiable": true, "fulfils_contract": false, "recognise": true, "basis": "评估单")" +
                std::string(with_contract)));
  company.enter(event("stage_changed", "2024-02-01", 3,
                      R"("stage": "开发", "feasible_on": "2024-02-01", "intended_on": "2024-02-01", )"
                      R"("beneficial_on": "2024-02-01", "resourced_on": "2024-02-01", )"
                      R"("measurable_on": "2024-02-01")" +
                          evidence));
  company.enter(spending("2024-02-10", 4, "清洗", "10000.00", "应付职工薪酬"));
}

}  // namespace

TEST_CASE("what was bought, with its source shown and a life that needs no reason, raises nothing") {
  CompanyInMemory company;
  buy(company);
  CHECK(flags_on(company, "2024-06-30") == std::vector<std::string>{"RF-8 attention"});
  show_source(company);
  CHECK(flags_on(company, "2024-06-30").empty());
  const std::string told = run(company, "red_flags.list", "2024-06-30", "{}").dump();
  CHECK(told.find("raise no red flag") != std::string::npos);
  CHECK(told.find("Facts that the books do not hold") != std::string::npos);
}

TEST_CASE("of one data set by its id; an unknown one is told") {
  CompanyInMemory company;
  buy(company);
  CHECK(flags_on(company, "2024-06-30", R"({"asset": "A"})").size() == 1);
  CHECK_THROWS_AS(run(company, "red_flags.list", "2024-06-30", R"({"asset": "B"})"), Error);
}

TEST_CASE("RF-4: a year's revenue below a year's amortisation, once a year has passed") {
  CompanyInMemory company;
  serve(company);
  CHECK(count(flags_on(company, "2024-12-31"), "RF-4 attention") == 0);
  CHECK(count(flags_on(company, "2025-06-30"), "RF-4 attention") == 1);
  CHECK(count(flags_on(company, "2025-06-30"), "RF-4 note") == 1);
  company.enter(service("2025-10-10", 5, "11999.99"));
  CHECK(count(flags_on(company, "2025-11-30"), "RF-4 attention") == 1);
  company.enter(service("2025-10-11", 6, "0.01"));
  CHECK(count(flags_on(company, "2025-11-30"), "RF-4 attention") == 0);
  CHECK(count(flags_on(company, "2025-11-30"), "RF-4 note") == 0);
}

TEST_CASE("RF-5: a long life asks for a reason") {
  CompanyInMemory company;
  pay_for(company);
  company.enter(event("stage_changed", "2024-01-10", 4,
                      R"("stage": "已达预定用途", "life_months": 72, "life_basis": "更新计划")"));
  CHECK(count(flags_on(company, "2024-06-30"), "RF-5 attention") == 1);
  CHECK(cell_of(run(company, "red_flags.list", "2024-06-30", "{}"), "RF-5", "facts") ==
        "indefinite life = no; life in months = 72");
}

TEST_CASE("RF-6: pledged within months of its recognition, and for more than it is carried at") {
  CompanyInMemory company;
  buy(company);
  const auto pledge = [&](int line, const char* number, const char* drawn) {
    company.enter(event("pledged", "2024-03-05", line,
                        R"("registration": ")" + std::string(number) +
                            R"(", "creditor": "银行", "credit_line": ")" + drawn + R"(", "drawn": ")" +
                            drawn + R"(")"));
  };
  pledge(5, "P-1", "1000.00");
  CHECK(count(flags_on(company, "2024-03-31"), "RF-6 attention") == 1);
  CHECK(count(flags_on(company, "2024-02-29"), "RF-6 attention") == 0);
  pledge(6, "P-2", "25000.00");
  CHECK(count(flags_on(company, "2024-03-31"), "RF-6 attention") == 2);
}

TEST_CASE("RF-6: what we made ourselves is on the books since it is available") {
  CompanyInMemory company;
  develop(company);
  company.enter(event("stage_changed", "2024-11-03", 5, R"("stage": "已达预定用途", "life_months": 24)"));
  company.enter(
      event("pledged", "2024-11-10", 6,
            R"("registration": "P-1", "creditor": "银行", "credit_line": "1000.00", "drawn": "1000.00")"));
  CHECK(flags_on(company, "2024-11-30") == std::vector<std::string>{"RF-6 attention"});
}

TEST_CASE("RF-8 and RF-14: public data without a paper") {
  CompanyInMemory company;
  assess(company, "2025-03-04", "授权运营", "true");
  company.enter(spending("2025-03-05", 3, "购买价款", "36000.00", "银行存款"));
  CHECK(flags_on(company, "2025-03-31") == std::vector<std::string>{"RF-8 attention", "RF-14 attention"});
  company.enter(event(
      "judged", "2025-03-06", 6,
      R"("judgements": {"Q01": {"answer": "控制（许可或授权）", "grounds": "授权", "evidence": "运营协议"}})"));
  CHECK(flags_on(company, "2025-03-31").empty());
}

TEST_CASE("a paper of some cost shows no source") {
  CompanyInMemory company;
  pay_for(company);
  company.enter(event("cost_incurred", "2024-01-06", 6,
                      R"("item": "相关税费", "amount": "5.00", "vat": "0.00", "currency": "CNY", )"
                      R"("settlement": "银行存款", "measured_by": "成本凭证", )"
                      R"("evidence": [{"name": "打车发票.pdf", "date": "2024-01-06"}])"));
  CHECK(flags_on(company, "2024-01-31") == std::vector<std::string>{"RF-8 attention"});
}

TEST_CASE("RF-5: what is blocked until it is approved was approved before it took effect") {
  CompanyInMemory company;
  pay_for(company);
  show_source(company);
  company.enter(event("stage_changed", "2024-01-10", 4,
                      R"("stage": "已达预定用途", "indefinite": true, "life_basis": "没有期限")"));
  CHECK(flags_on(company, "2024-01-31") == std::vector<std::string>{"RF-5 approved, still to be watched"});
}

TEST_CASE("RF-8: a licence without a term, once it is amortised") {
  CompanyInMemory company;
  pay_for(company);
  company.enter(event(
      "judged", "2024-01-06", 6,
      R"("judgements": {"Q01": {"answer": "控制（许可或授权）", "grounds": "许可", "evidence": "许可合同"}})"));
  CHECK(flags_on(company, "2024-01-31").empty());
  SUBCASE("not written") {
    company.enter(event("stage_changed", "2024-01-10", 4, R"("stage": "已达预定用途", "life_months": 24)"));
    CHECK(flags_on(company, "2024-01-31") == std::vector<std::string>{"RF-8 attention"});
  }
  SUBCASE("written") {
    company.enter(event("stage_changed", "2024-01-10", 4,
                        R"("stage": "已达预定用途", "life_months": 24, "rights_end": "2025-12-31")"));
    CHECK(flags_on(company, "2024-01-31").empty());
  }
}

TEST_CASE("RF-9: sold twice as inventory") {
  CompanyInMemory company;
  company.enter(event("registered", "2024-01-04", 1,
                      R"("name": "数据", "route": "外购", "purpose": "出售", "use": "管理")"));
  company.enter(
      event("assessed", "2024-01-04", 2,
            R"("controlled": true, "benefits_probable": true, "cost_measurable": true, )"
            R"("identifiable": true, "fulfils_contract": false, "recognise": true, "basis": "评估单")" +
                std::string(with_contract)));
  company.enter(
      event("cost_incurred", "2024-01-05", 3,
            R"("item": "购买价款", "amount": "24000.00", "vat": "0.00", "currency": "CNY", "quantity": 3, )"
            R"("settlement": "银行存款", "measured_by": "成本凭证", "capitalise": true)"));
  const auto sell = [&](int line) {
    company.enter(event("sold", "2024-02-05", line,
                        R"("quantity": 1, "lot": {"document": "D", "line": 3}, "proceeds": "9000.00", )"
                        R"("vat": "0.00", "currency": "CNY", "settlement": "银行存款")"));
  };
  sell(4);
  CHECK(count(flags_on(company, "2024-02-29"), "RF-9 attention") == 0);
  sell(5);
  CHECK(count(flags_on(company, "2024-02-29"), "RF-9 attention") == 1);
}

TEST_CASE("RF-10: development that ages, and that was not tested at the year's end") {
  CompanyInMemory company;
  develop(company);
  CHECK(flags_on(company, "2024-12-30").empty());
  CHECK(count(flags_on(company, "2024-12-31"), "RF-10 attention") == 1);
  company.enter(event(
      "impairment_tested", "2024-12-31", 5,
      R"("indications": [], "fair_value_less_cost": "20000.00", "other_measure": "没有可靠的预测", "basis": "报价")"));
  CHECK(flags_on(company, "2024-12-31").empty());
  CHECK(flags_on(company, "2025-11-30").empty());
  CHECK(count(flags_on(company, "2026-03-31"), "RF-10 attention") == 2);
}

TEST_CASE("RF-15: a paper that is younger than what it proves") {
  CompanyInMemory company;
  develop(company, R"(, "evidence": [{"name": "立项书.pdf", "date": "2024-05-06"}])");
  CHECK(flags_on(company, "2024-06-30") == std::vector<std::string>{"RF-15 attention"});
}

TEST_CASE("the facts of the table have English names") {
  CompanyInMemory company;
  buy(company);
  const auto rules = company.books.rules.at(parse_date("2024-06-30", "date"));
  for (const auto& row : rules.edition().find("red_flags", rules.day())->table().inputs) {
    CAPTURE(row.name);
    CHECK(rule_in_words(row.name, Language::en) != row.name);
  }
}

}  // namespace rubiao::test
