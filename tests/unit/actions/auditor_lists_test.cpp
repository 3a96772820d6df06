// SPDX-License-Identifier: Apache-2.0
// What an auditor asks for: events with who and why, late ones by themselves, what is to be reviewed each
// year, and a schedule before anything is posted.
#include <doctest/doctest.h>

#include "base/error.h"
#include "played.h"

namespace rubiao::test {
namespace {

std::size_t rows_of(const formats::Json& result) {
  std::size_t rows = 0;
  for (const formats::Json& output : result.at("outputs"))
    if (output.at("kind") == "table") rows += output.at("rows").size();
  return rows;
}

void map_bank(CompanyInMemory& company) {
  company.enter(
      R"({"event": "configured", "version": 1, "date": "2024-02-01", "source": {"document": "S", "line": 1}, )"
      R"("accounts": {"银行存款": "1002"}, "memo": "开户行变更"})");
}

}  // namespace

TEST_CASE("a change of the account mapping is listed with what, who and why") {
  CompanyInMemory company;
  buy(company);
  map_bank(company);
  const formats::Json all = run(company, "events.list", "2024-02-29", R"({"event": "configured"})");
  REQUIRE(rows_of(all) == 1);
  const std::string told = all.dump();
  for (const char* part : {"银行存款 → 1002", "开户行变更", "李敏", "王强"}) {
    CAPTURE(part);
    CHECK(told.find(part) != std::string::npos);
  }
  CHECK(rows_of(run(company, "events.list", "2024-02-29", R"({"event": "sold"})")) == 0);
}

TEST_CASE("events entered or booked in a later month than they happened are late") {
  CompanyInMemory company;
  buy(company);
  CHECK(rows_of(run(company, "events.list", "2024-01-31", R"({"late": true})")) == 0);
  (void)company.run_month_end(parse_date("2024-02-29", "date"));
  company.enter(event("invalidated", "2024-02-10", 5,
                      R"("reason": "来源关闭", "share": "0.5", "booked_on": "2024-03-05")"));
  const formats::Json late = run(company, "events.list", "2024-03-31", R"({"late": true})");
  CHECK(rows_of(late) == 1);
  CHECK(cell_of(late, "2024-02-10", "late") == "late");
  CHECK(cell_of(late, "2024-02-10", "booked_on") == "2024-03-05");
}

TEST_CASE(
    "the life of what was carried a year ago is reviewed by the year-end, by a change or by an answer") {
  CompanyInMemory company;
  buy(company, "48");
  (void)company.run_month_end(parse_date("2025-06-30", "date"));
  const auto state = [&](const char* day) {
    return cell_of(run(company, "reviews.due", day, "{}"), "A", "state");
  };
  // Set in January 2024: no review of any year-end.
  CHECK(state("2024-12-31") == "due from 2024-10-01 to 2024-12-31");
  CHECK(state("2025-01-31") == "overdue: not done for the end of 2024");
  const std::string unchanged =
      R"("judgements": {"Q04": {"answer": "合同或法定期限", "grounds": "合同未变", "evidence": "合同"}})";
  company.enter(event("judged", "2025-09-30", 6, unchanged));
  // In time for what was missed, and too early for what is to come.
  CHECK(state("2025-12-31") == "due from 2025-10-01 to 2025-12-31");
  CHECK(state("2026-01-31") == "overdue: not done for the end of 2025");
  company.enter(event("judged", "2025-10-01", 7, unchanged));
  CHECK(state("2025-12-31") == "done for the end of 2025");
  CHECK(state("2026-01-31") == "due from 2026-10-01 to 2026-12-31");
}

TEST_CASE("a life that is first set in the last quarter needs no other review at the year's end") {
  CompanyInMemory company;
  pay_for(company);
  company.enter(event("stage_changed", "2024-10-10", 4, R"("stage": "已达预定用途", "life_months": 24)"));
  CHECK(cell_of(run(company, "reviews.due", "2024-12-31", "{}"), "A", "state") == "done for the end of 2024");
  CHECK(cell_of(run(company, "reviews.due", "2025-01-31", "{}"), "A", "state") ==
        "due from 2025-10-01 to 2025-12-31");
}

TEST_CASE("inventory that stood at the last year-end and was not tested is overdue") {
  CompanyInMemory company;
  buy(company);
  company.enter(event("use_changed", "2024-01-20", 5, R"("purpose": "出售", "basis": "决议")"));
  CHECK(cell_of(run(company, "reviews.due", "2024-12-31", "{}"), "A", "state") ==
        "due from 2024-10-01 to 2024-12-31");
  CHECK(cell_of(run(company, "reviews.due", "2025-01-31", "{}"), "A", "state") ==
        "overdue: not done for the end of 2024");
}

TEST_CASE("a test of the half year is no test of the year-end") {
  CompanyInMemory company;
  buy(company);
  company.enter(event("use_changed", "2024-01-20", 5, R"("purpose": "出售", "basis": "决议")"));
  const auto test = [&company](const char* day, int line) {
    company.enter(event(
        "nrv_tested", day, line,
        R"("parts": [{"contracted": false, "quantity": 1, "price": "30000.00", "completion_cost": "0.00", "selling_cost": "0.00"}], "basis": "市价")"));
  };
  const auto state = [&company](const char* day) {
    return cell_of(run(company, "reviews.due", day, "{}"), "A", "state");
  };
  test("2024-06-30", 6);
  CHECK(state("2024-12-31") == "due from 2024-10-01 to 2024-12-31");
  test("2024-12-31", 7);
  CHECK(state("2024-12-31") == "done for the end of 2024");
  CHECK(state("2025-01-31") == "due from 2025-10-01 to 2025-12-31");
}

TEST_CASE("a schedule is previewed before the data set is available, under an assumed month and life") {
  CompanyInMemory company;
  pay_for(company);
  CHECK_THROWS_AS(run(company, "measure.schedule", "2024-01-31", R"({"asset": "A"})"), Error);
  const formats::Json shown = run(company, "measure.schedule", "2024-01-31",
                                  R"({"asset": "A", "available_from": "2024-03", "life_months": 24})");
  CHECK(cell_of(shown, "2024-03", "charge") == "1000.00");
  CHECK(cell_of(shown, "2026-02", "closing") == "0.00");
  CHECK(cell_of(shown, "2024-02", "charge") == "0.00");
  const formats::Json less = run(
      company, "measure.schedule", "2024-01-31",
      R"({"asset": "A", "available_from": "2024-03", "life_months": 24, "changes": [{"month": "2025-03", "remaining_months": 6}]})");
  CHECK(cell_of(less, "2025-03", "charge") == "2000.00");
}

}  // namespace rubiao::test
