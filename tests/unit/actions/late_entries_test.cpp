// SPDX-License-Identifier: Apache-2.0
// Months that an event corrected itself are not due again: a closed year is still reported after an audit
// adjustment has changed its charges, and a closed month after a late sale.
#include <doctest/doctest.h>

#include "actions/complete_books.h"
#include "property/company_in_memory.h"

namespace rubiao::test {
namespace {

std::string event(const char* kind, const char* date, int line, const std::string& properties) {
  return R"({"event": ")" + std::string(kind) + R"(", "version": 1, "date": ")" + date +
         R"(", "source": {"document": "D", "line": )" + std::to_string(line) + R"(}, "asset": "A", )" +
         properties + "}";
}

Date day(const char* text) {
  return parse_date(text, "date");
}

// 24,000.00 over a year from March 2024.
CompanyInMemory& bought(CompanyInMemory& company) {
  company.enter(event("registered", "2024-03-01", 1,
                      R"("name": "数据", "route": "外购", "purpose": "自用", "use": "管理")"));
  company.enter(
      event("assessed", "2024-03-01", 2,
            R"("controlled": true, "benefits_probable": true, "cost_measurable": true, )"
            R"("identifiable": true, "fulfils_contract": false, "recognise": true, "basis": "评估单")"));
  company.enter(event("cost_incurred", "2024-03-05", 3,
                      R"("item": "购买价款", "amount": "24000.00", "vat": "0.00", "currency": "CNY", )"
                      R"("settlement": "银行存款", "measured_by": "成本凭证", "capitalise": true)"));
  company.enter(event("stage_changed", "2024-03-10", 4, R"("stage": "已达预定用途", "life_months": 12)"));
  return company;
}

void close_through(CompanyInMemory& company, Period last) {
  for (Period month(2024, 1); month <= last; month = month.plus_months(1))
    company.host.ledger.closed.insert(month);
}

}  // namespace

TEST_CASE("a closed year is complete after an audit adjustment of its charges") {
  CompanyInMemory company;
  bought(company);
  (void)company.run_month_end(day("2024-12-31"));
  close_through(company, Period(2024, 12));
  company.enter(
      event("corrected", "2024-12-31", 5,
            R"("reverses": {"document": "D", "line": 4}, "reason": "寿命录错", "audit_adjustment": true)"));
  company.enter(event("stage_changed", "2024-03-10", 6,
                      R"("stage": "已达预定用途", "life_months": 48, "audit_adjustment": true)"));
  CHECK_NOTHROW(demand_complete(company.books, Period(2024, 12)));
  CHECK(run_nightly(company.books, day("2025-01-31")).months.size() == 1);
  CHECK_NOTHROW(demand_complete(company.books, Period(2024, 12)));
}

TEST_CASE("a closed month is complete after a late sale that took its charge back") {
  CompanyInMemory company;
  bought(company);
  (void)company.run_month_end(day("2024-05-31"));
  close_through(company, Period(2024, 5));
  company.enter(event("sold", "2024-05-20", 5,
                      R"("proceeds": "9000.00", "vat": "0.00", "currency": "CNY", "settlement": "银行存款", )"
                      R"("booked_on": "2024-06-05")"));
  CHECK_NOTHROW(demand_complete(company.books, Period(2024, 5)));
}

}  // namespace rubiao::test
