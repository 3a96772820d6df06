// SPDX-License-Identifier: Apache-2.0
// Assumed changes of a schedule lie in months that are still to be charged; another is told, not passed over.
#include <doctest/doctest.h>

#include "base/error.h"
#include "formats/json_schema.h"
#include "played.h"

namespace rubiao::test {
namespace {

// "found | expected" of the refusal; empty if there is none.
std::string refused(CompanyInMemory& company, const std::string& changes) {
  try {
    (void)run(company, "measure.schedule", "2024-12-31",
              (R"({"asset": "A", "changes": [)" + changes + "]}").c_str());
  } catch (const Error& error) {
    const Problem& problem = error.problems().at(0);
    CHECK(problem.field.ends_with("].month"));
    CHECK_FALSE(problem.todo.zh.empty());
    CHECK_FALSE(problem.todo.en.empty());
    return problem.found + " | " + problem.expected.en;
  }
  return "";
}

// "field" of what is wrong, or "rule" of a refusal; empty if there is none.
std::string wrong_in(CompanyInMemory& company, const std::string& more) {
  try {
    (void)run(company, "measure.schedule", "2024-12-31", (R"({"asset": "A", )" + more + "}").c_str());
  } catch (const Error& error) {
    const Problem& problem = error.problems().at(0);
    CHECK_FALSE(problem.message.zh.empty());
    CHECK_FALSE(problem.message.en.empty());
    return problem.field + (problem.rule.empty() ? "" : " " + problem.rule);
  }
  return "";
}

}  // namespace

TEST_CASE("a change is held to what its event is held to") {
  CompanyInMemory company;
  buy(company);
  const auto wrong = [&company](const std::string& change) {
    return wrong_in(company,
                    R"("changes": [{"month": "2024-02", "recoverable": "9000.00"}, )" + change + "]");
  };
  CHECK(wrong(R"({"month": "2024-05", "residual": "-1.00"})") == "changes[1].residual");
  CHECK(wrong(R"({"month": "2024-05", "recoverable": "-1.00"})") == "changes[1].recoverable");
  CHECK(wrong(R"({"month": "2024-05", "method": "产量法"})") == "changes[1].method AM-5");
  CHECK(wrong(R"({"month": "2024-05", "method": "产量法", "units_left": 10})").empty());
  CHECK(wrong(R"({"month": "2024-05", "method": "平均"})") == "changes[1].method");
  CHECK(wrong(R"({"month": "2024-05", "indefinite": true, "remaining_months": 4})") ==
        "changes[1].indefinite");
  CHECK(wrong(R"({"month": "2024-02", "residual": "1.00"})") == "changes[1].month");
  CHECK(wrong(R"({"month": "2024-05"})") == "changes[1].month");
  CHECK(wrong(R"({"month": "2024-05", "residual": "9000.00"})").empty());
  CHECK(wrong(R"({"month": "2024-05", "recoverable": "0.00"}, {"month": "2024-06", "residual": "1.00"})") ==
        "changes[2] DR-6");
  CHECK(
      wrong(R"({"month": "2024-05", "recoverable": "0.00"}, {"month": "2024-06", "recoverable": "1.00"})") ==
      "changes[2].recoverable");
}

TEST_CASE("what is assumed of a data set not yet available is refused of one that is") {
  CompanyInMemory company;
  buy(company);
  CHECK(wrong_in(company, R"("available_from": "2024-03", "life_months": 6)") == "available_from");
  CHECK(wrong_in(company, R"("life_months": 6)") == "life_months");
  CHECK(wrong_in(company, R"("residual": "6.00")") == "residual");
  CHECK(wrong_in(company, R"("units_a_month": 6)") == "units_a_month");
}

TEST_CASE("what is assumed available is held to what becomes available") {
  CompanyInMemory company;
  pay_for(company);
  CHECK(wrong_in(company, R"("available_from": "2024-03", "life_months": 24, "residual": "-1.00")") ==
        "residual");
  CHECK(wrong_in(company, R"("available_from": "2024-03", "life_months": 24, "residual": "24000.00")") ==
        "residual AM-4");
  CHECK(wrong_in(company, R"("available_from": "2023-12", "life_months": 24)") == "available_from");
  CHECK(
      wrong_in(company, R"("available_from": "2024-03", "life_months": 24, "residual": "4000.00")").empty());
}

TEST_CASE("nothing changes of what has left") {
  CompanyInMemory company;
  buy(company);
  company.enter(event("invalidated", "2024-01-20", 5, R"("reason": "停用")"));
  CHECK(wrong_in(company, R"("changes": [{"month": "2024-05", "residual": "1.00"}])") == "changes[0] INV-8");
  CHECK(wrong_in(company, R"("changes": [{"month": "2024-05", "recoverable": "1.00"}])") ==
        "changes[0] INV-8");
}

TEST_CASE("a change lies between the next charge and the end of the life") {
  CompanyInMemory company;
  buy(company);
  (void)company.run_month_end(parse_date("2024-04-30", "date"));
  CHECK(refused(company, R"({"month": "2024-04", "residual": "100.00"})") ==
        "2024-04 | 2024-05, the month of the next charge, or later");
  CHECK(refused(company, R"({"month": "2024-05", "residual": "100.00"})").empty());
  CHECK(refused(company, R"({"month": "2025-12", "residual": "100.00"})").empty());
  CHECK(wrong_in(company, R"("changes": [{"month": "2025-12", "recoverable": "100.00"}])") ==
        "changes[0].recoverable");
  CHECK(refused(company, R"({"month": "2026-01", "recoverable": "100.00"})") ==
        "2026-01 | 2024-05 to 2025-12");
}

TEST_CASE("an earlier change moves the end of the life for those after it") {
  CompanyInMemory company;
  buy(company);
  (void)company.run_month_end(parse_date("2024-04-30", "date"));
  CHECK(
      refused(company,
              R"({"month": "2026-06", "recoverable": "1.00"}, {"month": "2024-05", "remaining_months": 36})")
          .empty());
  CHECK(refused(
            company,
            R"({"month": "2024-05", "remaining_months": 6}, {"month": "2024-12", "recoverable": "1.00"})") ==
        "2024-12 | 2024-05 to 2024-10");
  CHECK(refused(company,
                R"({"month": "2024-05", "indefinite": true}, {"month": "2030-01", "recoverable": "1.00"})")
            .empty());
}

TEST_CASE("after a life that is over nothing can change") {
  CompanyInMemory company;
  buy(company, "2");
  (void)company.run_month_end(parse_date("2024-04-30", "date"));
  CHECK(refused(company, R"({"month": "2024-05", "remaining_months": 6})") ==
        "2024-05 | none: the life ended with 2024-02");
}

TEST_CASE("what is tried out keeps to the limits of what can be recorded") {
  const formats::JsonSchema schema(find_action("measure.schedule").input);
  const auto field_of = [&schema](const char* input) {
    const auto problems = schema.check(formats::parse_json(input, "input"));
    return problems.empty() ? "" : problems.front().field;
  };
  CHECK(field_of(R"({"asset": "A", "changes": [{"month": "2024-08", "remaining_months": 600}]})").empty());
  CHECK(field_of(R"({"asset": "A", "changes": [{"month": "2024-08", "remaining_months": 601}]})") ==
        "changes[0].remaining_months");
  CHECK(field_of(R"({"asset": "A", "changes": [{"month": "2024-08", "units_left": 0}]})") ==
        "changes[0].units_left");
  CHECK(field_of(R"({"asset": "A", "units_a_month": 9000000000000000})") == "units_a_month");
}

}  // namespace rubiao::test
