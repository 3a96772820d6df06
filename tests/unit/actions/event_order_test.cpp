// SPDX-License-Identifier: Apache-2.0
// Attacks by order and by silence: approval after a later event, stock taken before the cost it takes up,
// cost that comes after the plan, a past expense without the wish to capitalise, a date to come, a class that
// strays.
#include <doctest/doctest.h>

#include "base/error.h"
#include "property/company_in_memory.h"
#include "store/movements.h"

namespace rubiao::test {
namespace {

std::string event(const char* kind, const char* date, int line, const std::string& properties) {
  return R"({"event": ")" + std::string(kind) + R"(", "version": 1, "date": ")" + date +
         R"(", "source": {"document": "D", "line": )" + std::to_string(line) + R"(}, "asset": "A", )" +
         properties + "}";
}

std::string cost(const char* date, int line, const char* item, const std::string& more = "") {
  return event("cost_incurred", date, line,
               R"("item": ")" + std::string(item) +
                   R"(", "amount": "120.00", "vat": "0.00", "currency": "CNY", "settlement": "银行存款", )"
                   R"("measured_by": "成本凭证")" +
                   more);
}

std::string assessed(const char* date, int line, bool recognised) {
  const std::string yes = recognised ? "true" : "false";
  return event(
      "assessed", date, line,
      R"("controlled": true, "benefits_probable": )" + yes +
          R"(, "cost_measurable": true, "identifiable": true, "fulfils_contract": false, "recognise": )" +
          yes + R"(, "basis": "依据")");
}

std::string available(const char* date, int line) {
  return event("stage_changed", date, line, R"("stage": "已达预定用途", "life_months": 12)");
}

std::string develop(const char* date, int line, const char* last_condition_on) {
  return event("stage_changed", date, line,
               R"("stage": "开发", "feasible_on": "2024-01-10", "intended_on": "2024-01-10", )"
               R"("beneficial_on": "2024-01-10", "resourced_on": "2024-01-10", "measurable_on": ")" +
                   std::string(last_condition_on) + R"(")");
}

// Bought and assessed as an intangible asset in January 2024, with one cost of 120 yuan in February.
void begin(CompanyInMemory& company) {
  company.enter(event("registered", "2024-01-05", 1,
                      R"("name": "数据", "route": "外购", "purpose": "自用", "use": "管理")"));
  company.enter(assessed("2024-01-05", 2, true));
  company.enter(cost("2024-02-10", 3, "购买价款"));
}

Standing standing(CompanyInMemory& company) {
  return store::standing_of(company.store, company.books.company,
                            *store::find_data_set(company.store, company.books.company, "A"));
}

// The rule that the event is refused with; "accepted" if it is not.
std::string rule_against(CompanyInMemory& company, const std::string& json) {
  try {
    (void)company.enter(json);
  } catch (const Error& error) {
    return error.problems().front().rule;
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a proposal that is approved after a later event still holds in the register") {
  CompanyInMemory company;
  begin(company);
  const Recorded proposal = company.propose(available("2024-03-20", 4));
  company.enter(cost("2024-03-10", 5, "培训"));
  company.approve(proposal, parse_date("2024-03-31", "date"));
  CHECK(standing(company).data_set.available_on == parse_date("2024-03-20", "date"));
  CHECK_THROWS_AS(company.enter(available("2024-03-21", 6)), Error);
}

TEST_CASE("an asset is not made of cost that comes after its day") {
  CompanyInMemory company;
  begin(company);
  CHECK(rule_against(company, available("2024-02-09", 4)) == "CM-4");
  CHECK(rule_against(company, available("2024-02-10", 5)) == "accepted");
}

TEST_CASE("cost of an earlier day does not slip in behind the plan") {
  CompanyInMemory company;
  begin(company);
  company.enter(available("2024-03-20", 4));
  CHECK(rule_against(company, cost("2024-03-01", 5, "清洗")) == "CM-1");
  CHECK(standing(company).intangible.gross == 12000);
}

TEST_CASE("PR-2 holds whether or not capitalising is asked for") {
  CompanyInMemory company;
  begin(company);
  CHECK(rule_against(company, cost("2024-03-01", 4, "清洗", R"(, "expensed_on": "2022-05-01")")) == "PR-2");
}

TEST_CASE("PR-1 holds on every route: spending rests on documents of cost") {
  for (const char* route : {"外购", "自行研发", "自行加工", "投资者投入", "非货币性交换", "债务重组",
                            "政府补助", "企业合并", "划转", "捐赠", "授权运营"}) {
    CAPTURE(route);
    CompanyInMemory company;
    company.enter(event(
        "registered", "2024-01-05", 1,
        R"("name": "数据", "route": ")" + std::string(route) + R"(", "purpose": "自用", "use": "管理")"));
    company.enter(
        assessed("2024-01-05", 2, std::string(route) != "自行研发" && std::string(route) != "自行加工"));
    std::string appraised = cost("2024-02-10", 3, "登记结算");
    appraised.replace(appraised.find("成本凭证"), std::string("成本凭证").size(), "评估价值");
    CHECK(rule_against(company, appraised) == "PR-1");
  }
}

TEST_CASE("PR-2: development does not begin before spending that was expensed") {
  CompanyInMemory company;
  company.enter(event("registered", "2024-01-05", 1,
                      R"("name": "数据", "route": "自行研发", "purpose": "自用", "use": "管理")"));
  company.enter(assessed("2024-01-05", 2, true));
  company.enter(cost("2024-02-10", 3, "人工"));
  CHECK(rule_against(company, develop("2024-02-20", 4, "2024-02-01")) == "PR-2");
  CHECK(rule_against(company, develop("2024-02-20", 5, "2024-02-10")) == "PR-2");
  CHECK(rule_against(company, develop("2024-02-20", 6, "2024-02-11")) == "accepted");
}

TEST_CASE("CM-4: development begins on the day the conditions are met, whenever the paper comes") {
  CompanyInMemory company;
  company.enter(event("registered", "2024-01-05", 1,
                      R"("name": "数据", "route": "自行研发", "purpose": "自用", "use": "管理")"));
  company.enter(assessed("2024-01-05", 2, true));
  company.enter(develop("2024-02-20", 3, "2024-02-11"));
  CHECK(rule_against(company, cost("2024-02-10", 4, "人工", R"(, "capitalise": true)")) == "CM-4");
  company.enter(cost("2024-02-10", 5, "人工"));
  CHECK(standing(company).development.gross == 0);
  company.enter(cost("2024-02-11", 6, "人工"));
  CHECK(standing(company).development.gross == 12000);
}

TEST_CASE("what meets the criteria is recognised, asked for or not") {
  CompanyInMemory company;
  company.enter(event("registered", "2024-01-05", 1,
                      R"("name": "数据", "route": "外购", "purpose": "自用", "use": "管理")"));
  std::string unasked = assessed("2024-01-05", 2, true);
  unasked.replace(unasked.find("\"recognise\": true"), 17, "\"recognise\": false");
  CHECK(rule_against(company, unasked) == "C06");
}

TEST_CASE("what has a balance is not assessed out of its class") {
  CompanyInMemory company;
  begin(company);
  CHECK(rule_against(company, assessed("2024-03-01", 4, false)) == "IN-6");
}

TEST_CASE("nothing is dated after the business day") {
  CompanyInMemory company;
  begin(company);
  const EventLine line{1, read_event(formats::parse_json(cost("2024-06-02", 4, "清洗"), "test"))};
  CHECK_THROWS_AS(
      record_events(company.books, preparer(parse_date("2024-06-01", "date")), {&line, 1}, "test"), Error);
}

}  // namespace rubiao::test
