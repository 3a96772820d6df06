// SPDX-License-Identifier: Apache-2.0
// Opening figures against the ledger: an opening balance that it does not hold shows in the reconciliation
// (SC-4a), and a year whose opening was restated can be reported [CAS28:12].
#include <doctest/doctest.h>

#include "actions/registry.h"
#include "base/error.h"
#include "property/company_in_memory.h"

namespace rubiao::test {
namespace {

std::string event(const char* kind, const char* date, int line, const std::string& properties) {
  return R"({"event": ")" + std::string(kind) + R"(", "version": 1, "date": ")" + date +
         R"(", "source": {"document": "D", "line": )" + std::to_string(line) + R"(}, "asset": "A", )" +
         properties + "}";
}

std::string run(CompanyInMemory& company, const char* action, const char* day, const char* input) {
  const Caller caller = preparer(parse_date(day, "date"));
  return find_action(action).run(company.books, caller, formats::parse_json(input, "input")).json().dump();
}

// A round opening balance of 12,000.00 less 2,000.00, 20 months to go from January 2025.
const std::string opening =
    R"("name": "数据", "route": "外购", "purpose": "自用", "use": "管理", "stage": "已达预定用途", )"
    R"("gross": "12000.00", "amortisation": "2000.00", "impairment": "0.00", "available_on": "2024-09-01", )"
    R"("remaining_months": 20, "basis": "审定数")";

// The same in the ledger, by a voucher of the host's own.
void book_opening(CompanyInMemory& company, Fen gross, Fen grants_of_all = 0) {
  const Date day = parse_date("2024-12-31", "date");
  Voucher voucher{.key = {"TEST", Period(2024, 12), "X01", 1},
                  .date = day,
                  .memo = "期初",
                  .lines = {{.account = "170101", .debit_fen = gross},
                            {.account = "170201", .credit_fen = 200'000},
                            {.account = "4001", .credit_fen = gross - 200'000 - grants_of_all}}};
  if (grants_of_all > 0) voucher.lines.push_back({.account = "2401", .credit_fen = grants_of_all});
  (void)company.host.ledger.post({&voucher, 1});
}

}  // namespace

TEST_CASE("an opening balance that the ledger does not hold shows in the reconciliation") {
  CompanyInMemory agrees;
  book_opening(agrees, 1'200'000);
  agrees.enter(event("opening_balance", "2025-01-01", 1, opening));
  CHECK(run(agrees, "ledger.reconcile", "2025-01-31", "{}").find("登记簿与总账余额一致") !=
        std::string::npos);
  CompanyInMemory differs;
  book_opening(differs, 1'100'000);
  differs.enter(event("opening_balance", "2025-01-01", 1, opening));
  CHECK(run(differs, "ledger.reconcile", "2025-01-31", "{}").find("有 1 项余额不符") != std::string::npos);
}

// The chart's own 2401 holds grants for other matters too; a company's account for data does not.
TEST_CASE("deferred income of an opening balance is compared where it has an account of its own") {
  const std::string granted = opening + R"(, "deferred_income": "900.00")";
  CompanyInMemory shared;
  book_opening(shared, 1'200'000, 100'000);
  shared.enter(event("opening_balance", "2025-01-01", 1, granted));
  const std::string noted = run(shared, "ledger.reconcile", "2025-01-31", "{}");
  CHECK(noted.find("已比较的余额一致，另有 1 项") != std::string::npos);
  CompanyInMemory short_of_it;  // no account holds less than the data's part of it
  book_opening(short_of_it, 1'200'000, 80'000);
  short_of_it.enter(event("opening_balance", "2025-01-01", 1, granted));
  const std::string lacking = run(short_of_it, "ledger.reconcile", "2025-01-31", "{}");
  CHECK(lacking.find("整个科目也没有这么多") != std::string::npos);
  CHECK(lacking.find("有 1 项余额不符") != std::string::npos);
  CompanyInMemory own;
  book_opening(own, 1'200'000);
  own.enter(
      R"({"event": "configured", "version": 1, "date": "2024-12-01", "source": {"document": "S", "line": 1}, )"
      R"("accounts": {"递延收益": "240101"}})");
  own.enter(event("opening_balance", "2025-01-01", 1, granted));
  const std::string differs = run(own, "ledger.reconcile", "2025-01-31", "{}");
  CHECK(differs.find("未比较") == std::string::npos);
  CHECK(differs.find("有 1 项余额不符") != std::string::npos);
}

TEST_CASE("a year whose opening was restated upwards is reported, the parent row with it") {
  CompanyInMemory company;
  book_opening(company, 1'200'000);
  company.enter(event("opening_balance", "2025-01-01", 1, opening));
  (void)company.run_month_end(parse_date("2025-01-31", "date"));
  company.enter(
      event("prior_period_error", "2025-02-05", 2,
            R"("kind": "误费用化", "year": 2024, "amount": "3000.00", "amortisation": "500.00", )"
            R"("tax": "0.00", "tax_account": "应交所得税", "surplus_reserve": "0.00", "currency": "CNY", )"
            R"("reason": "清洗支出误计费用")"));
  (void)company.run_month_end(parse_date("2025-12-31", "date"));
  (void)run(company, "disclose.package", "2026-01-31", R"({"year": 2025})");
  const std::string instance = company.host.documents.files.at("cas-dr-TEST-2025-12-31.xml");
  CHECK(instance.find(">12500.00<") != std::string::npos);  // 10,000.00 restated by 2,500.00
}

}  // namespace rubiao::test
