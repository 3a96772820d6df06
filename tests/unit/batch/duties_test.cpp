// SPDX-License-Identifier: Apache-2.0
// What the month's end tells a person to look at: rights that end, tests that are due, lives to be reviewed.
#include <doctest/doctest.h>

#include "batch/nightly_words.h"
#include "property/company_in_memory.h"

namespace rubiao::test {
namespace {

std::string event(const char* kind, const std::string& asset, const char* date, int line,
                  const std::string& properties) {
  return R"({"event": ")" + std::string(kind) + R"(", "version": 1, "date": ")" + date +
         R"(", "source": {"document": ")" + asset + R"(", "line": )" + std::to_string(line) +
         R"(}, "asset": ")" + asset + R"(", )" + properties + "}";
}

void recognise(CompanyInMemory& company, const std::string& asset, const char* date, const char* route) {
  company.enter(
      event("registered", asset, date, 1,
            R"("name": "数据", "purpose": "自用", "use": "管理", "route": ")" + std::string(route) + '"'));
  company.enter(event(
      "assessed", asset, date, 2,
      R"("controlled": true, "benefits_probable": true, "cost_measurable": true, "identifiable": true, )"
      R"("fulfils_contract": false, "recognise": true, "basis": "依据")"));
}

void spend(CompanyInMemory& company, const std::string& asset, const char* date, const char* item) {
  company.enter(event("cost_incurred", asset, date, 3,
                      R"("item": ")" + std::string(item) +
                          R"(", "amount": "2400.00", "vat": "0.00", "currency": "CNY", )"
                          R"("settlement": "银行存款", "measured_by": "成本凭证")"));
}

// Bought and used from the day on, with what its estimates state beside the life.
void buy(CompanyInMemory& company, const std::string& asset, const char* date, const std::string& stated) {
  recognise(company, asset, date, "外购");
  spend(company, asset, date, "购买价款");
  company.enter(event("stage_changed", asset, date, 4, R"("stage": "已达预定用途", )" + stated));
}

std::string told(CompanyInMemory& company, const char* as_of) {
  std::string words;
  const NightlyRun run = company.run_month_end(parse_date(as_of, "date"));
  for (const Problem& duty : run.duties) words += render(duty, Language::en) + "\n";
  return words;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE(
    "a right that ends within two months is told at both months' ends, and after it until it is off the "
    "books") {
  CompanyInMemory company;
  buy(company, "A", "2024-01-05", R"("life_months": 6, "rights_end": "2024-06-30")");
  buy(company, "B", "2024-01-05", R"("life_months": 36)");
  CHECK(told(company, "2024-04-30").empty());
  CHECK(holds(told(company, "2024-05-31"), "1 data set(s) has ended or will by 2024-07-30: A 2024-06-30"));
  CHECK(holds(told(company, "2024-06-30"), "UL-2"));
  CHECK(holds(told(company, "2024-07-31"), "A 2024-06-30"));
  company.enter(event("invalidated", "A", "2024-08-05", 5, R"("reason": "许可到期")"));
  CHECK(told(company, "2024-08-31").empty());
}

TEST_CASE("a right that is renewed is told by its new day") {
  CompanyInMemory company;
  buy(company, "A", "2024-01-05", R"("life_months": 12, "rights_end": "2024-12-31")");
  CHECK(holds(told(company, "2024-11-30"), "A 2024-12-31"));
  company.enter(event(
      "estimate_changed", "A", "2024-12-05", 5,
      R"("reason": "续约", "remaining_months": 13, "rights_end": "2025-12-31", "life_basis": "续约合同")"));
  CHECK_FALSE(holds(told(company, "2024-12-31"), "UL-2"));
  CHECK(holds(told(company, "2025-11-30"), "A 2025-12-31"));
}

TEST_CASE("many rights that end are counted, and twenty named") {
  CompanyInMemory company;
  for (int i = 10; i < 33; ++i)
    buy(company, "A" + std::to_string(i), "2024-01-05", R"("life_months": 4, "rights_end": "2024-04-30")");
  const std::string words = told(company, "2024-01-31");
  CHECK(words.empty());
  const std::string march = told(company, "2024-03-31");
  CHECK(holds(march, "of 23 data set(s)"));
  CHECK(holds(march, "A29 2024-04-30 and others"));
  CHECK_FALSE(holds(march, "A30"));
}

TEST_CASE("what is of indefinite life or in development is to be tested until it is") {
  CompanyInMemory company;
  buy(company, "U", "2024-01-05", R"("indefinite": true, "life_basis": "没有期限")");
  buy(company, "B", "2024-01-05", R"("life_months": 36)");
  CHECK(holds(told(company, "2024-01-31"),
              "1 data set(s) of indefinite life or not yet available are to be tested"));
  company.enter(event(
      "impairment_tested", "U", "2024-02-10", 5,
      R"("indications": [], "fair_value_less_cost": "9000.00", "other_measure": "无", "basis": "报价")"));
  CHECK_FALSE(holds(told(company, "2024-02-29"), "IM-2"));
  CHECK_FALSE(holds(told(company, "2025-01-31"), "not tested last year"));
  CHECK(holds(told(company, "2026-01-31"), "1 of them not tested last year: U"));
}

TEST_CASE("it is told once a month, also where nothing is charged") {
  CompanyInMemory company;
  buy(company, "U", "2024-01-05", R"("indefinite": true, "life_basis": "没有期限")");
  CHECK(holds(told(company, "2024-01-31"), "IM-2"));
  CHECK(told(company, "2024-01-31").empty());
  CHECK(told(company, "2024-02-28").empty());
  CHECK(holds(told(company, "2024-02-29"), "IM-2"));
  CHECK(told(company, "2024-03-01").empty());
}

TEST_CASE(
    "what was acquired and is not available for use yet is to be tested; research that was expensed is not") {
  CompanyInMemory company;
  recognise(company, "N", "2024-01-05", "外购");
  spend(company, "N", "2024-01-06", "购买价款");
  recognise(company, "R", "2024-01-05", "自行研发");
  spend(company, "R", "2024-01-06", "清洗");
  CHECK(holds(told(company, "2024-01-31"),
              "1 data set(s) of indefinite life or not yet available are to be tested"));
  company.enter(
      event("stage_changed", "N", "2024-02-05", 4, R"("stage": "已达预定用途", "life_months": 24)"));
  CHECK_FALSE(holds(told(company, "2024-02-29"), "IM-2"));
}

TEST_CASE("lives are to be reviewed from October on, once a month") {
  CompanyInMemory company;
  buy(company, "B", "2024-01-05", R"("life_months": 36)");
  CHECK_FALSE(holds(told(company, "2024-09-30"), "AM-9"));
  CHECK(holds(told(company, "2024-10-31"), "for the end of 2024"));
  CHECK(told(company, "2024-10-31").empty());
}

TEST_CASE("a year's end that no run told is told by the first after it, of what was there by then") {
  CompanyInMemory company;
  buy(company, "B", "2024-01-05", R"("life_months": 36)");
  CHECK_FALSE(holds(told(company, "2024-09-30"), "AM-9"));
  CHECK(holds(told(company, "2025-02-28"), "for the end of 2024"));
  CHECK_FALSE(holds(told(company, "2025-03-31"), "AM-9"));
  CompanyInMemory later;
  buy(later, "L", "2025-01-05", R"("life_months": 36)");
  buy(later, "U", "2025-01-05", R"("indefinite": true, "life_basis": "没有期限")");
  CHECK_FALSE(holds(told(later, "2025-02-28"), "AM-9"));
  CHECK(holds(told(later, "2026-01-31"), "for the end of 2025"));
}

TEST_CASE("before the first month has ended there is nothing to tell") {
  CompanyInMemory company;
  buy(company, "U", "2024-01-05", R"("indefinite": true, "life_basis": "没有期限")");
  CHECK(told(company, "2024-01-15").empty());
  CHECK(holds(told(company, "2024-01-31"), "IM-2"));
}

TEST_CASE("a late event that makes a month due again tells nothing twice") {
  CompanyInMemory company;
  buy(company, "U", "2024-01-05", R"("indefinite": true, "life_basis": "没有期限")");
  CHECK(holds(told(company, "2024-01-31"), "IM-2"));
  buy(company, "B", "2024-01-20", R"("life_months": 36)");
  const NightlyRun run = company.run_month_end(parse_date("2024-02-02", "date"));
  CHECK(run.months.size() == 1);
  CHECK(run.duties.empty());
}

TEST_CASE("what was never an asset does not stand before what is") {
  CompanyInMemory company;
  for (int i = 0; i < 1005; ++i)
    company.enter(event("registered", "R" + std::to_string(i), "2024-01-05", 1,
                        R"("name": "数据", "purpose": "出售", "use": "管理", "route": "外购")"));
  buy(company, "U", "2024-01-05", R"("indefinite": true, "life_basis": "没有期限")");
  CHECK(holds(told(company, "2024-01-31"), "1 data set(s) of indefinite life"));
}

TEST_CASE("the words name the company and stand with the record of the run") {
  CompanyInMemory company;
  buy(company, "A", "2024-01-05", R"("life_months": 2, "rights_end": "2024-02-29")");
  const NightlyRun run = company.run_month_end(parse_date("2024-01-31", "date"));
  REQUIRE(run.duties.size() == 1);
  const auto words = words_on("C9", run);
  REQUIRE(words.size() == 1);
  CHECK(holds(words[0].en, "C9: "));
  CHECK(holds(words[0].zh, "A 2024-02-29"));
}

}  // namespace rubiao::test
