// SPDX-License-Identifier: Apache-2.0
// The effect of a change of estimate stands before the second person and, once in force, in a list of its
// own.
#include <doctest/doctest.h>

#include "played.h"

namespace rubiao::test {
namespace {

std::string longer_life(int line) {
  return event("estimate_changed", "2024-07-02", line,
               R"("reason": "合同续期", "remaining_months": 36, "life_basis": "合同")");
}

}  // namespace

TEST_CASE("a change of estimate shows its effect by year, before and after it is approved") {
  CompanyInMemory company;
  buy(company);
  (void)company.run_month_end(parse_date("2024-06-30", "date"));
  const Recorded proposed = company.propose(longer_life(5));
  const auto before = run(company, "approvals.list", "2024-07-31", "{}");
  CHECK(cell_of(before, "12000.00", "effect") == "6000.00");
  CHECK(cell_of(run(company, "estimate.changes", "2024-07-31", "{}"), "A", "effect").empty());

  company.approve(proposed, parse_date("2024-07-02", "date"));
  (void)company.run_month_end(parse_date("2024-12-31", "date"));
  const auto after = run(company, "estimate.changes", "2024-12-31", R"({"year": 2024})");
  CHECK(cell_of(after, "2024-07", "year") == "2024");
  CHECK(cell_of(after, "2024-07", "effect") == "3000.00");
  CHECK(cell_of(after, "12000.00", "effect") == "6000.00");
  CHECK(cell_of(after, "3000.00", "before") == "6000.00");
  CHECK(cell_of(run(company, "estimate.changes", "2024-12-31", R"({"year": 2025})"), "A", "year").empty());
}

TEST_CASE("a change that bears on no charge is a change all the same") {
  CompanyInMemory company;
  pay_for(company);
  company.enter(event("stage_changed", "2024-01-10", 4,
                      R"("stage": "已达预定用途", "indefinite": true, "life_basis": "长期有效")"));
  company.enter(event("estimate_changed", "2024-03-02", 5,
                      R"("reason": "复核", "residual": "100.00", "residual_basis": "活跃市场")"));
  const auto listed = run(company, "estimate.changes", "2024-03-31", "{}");
  CHECK(cell_of(listed, "A", "effect") == "0.00");
  CHECK(cell_of(listed, "A", "remark") == "there is nothing to amortise, before or after");
}

TEST_CASE("a change of method is listed") {
  CompanyInMemory company;
  buy(company);
  (void)company.run_month_end(parse_date("2024-02-29", "date"));
  company.enter(
      event("estimate_changed", "2024-03-02", 5, R"("reason": "早期消耗更多", "method": "年数总和法")"));
  CHECK(cell_of(run(company, "estimate.changes", "2024-03-31", "{}"), "2024-03", "year") == "2024");
}

TEST_CASE("a change that was taken back is no change") {
  CompanyInMemory company;
  buy(company);
  (void)company.run_month_end(parse_date("2024-06-30", "date"));
  company.enter(longer_life(5));
  company.enter(
      event("corrected", "2024-07-03", 6, R"("reverses": {"document": "D", "line": 5}, "reason": "误登")"));
  CHECK(cell_of(run(company, "estimate.changes", "2024-07-31", "{}"), "A", "year").empty());
}

}  // namespace rubiao::test
