// SPDX-License-Identifier: Apache-2.0
// As at a past day: a month's charge counts from the last day of its month, like the voucher that books it;
// the register is listed as at the business date; and what was due last year goes by the entry of last year.
#include <doctest/doctest.h>

#include "base/error.h"
#include "played.h"
#include "store/charges.h"

namespace rubiao::test {
namespace {

std::string carrying(CompanyInMemory& company, const char* day) {
  return cell_of(
      run(company, "register.list", "2024-12-31", (R"({"date": ")" + std::string(day) + "\"}").c_str()), "A",
      "carrying");
}

}  // namespace

TEST_CASE("a month is charged on its last day, in the register as in the ledger") {
  CompanyInMemory company;
  buy(company);
  company.enter(event("tax_base_set", "2024-01-10", 5,
                      R"("tax_life_months": 24, "tax_from": "2024-01-10", "initial_difference": "无差异", )"
                      R"("basis": "税务台账")"));
  (void)company.run_month_end(parse_date("2024-04-30", "date"));
  CHECK(carrying(company, "2024-01-30") == "24000.00");
  CHECK(carrying(company, "2024-01-31") == "23000.00");
  CHECK(carrying(company, "2024-04-15") == "21000.00");
  CHECK(carrying(company, "2024-04-29") == "21000.00");
  CHECK(carrying(company, "2024-04-30") == "20000.00");
  const formats::Json shown =
      run(company, "register.show", "2024-12-31", R"({"asset": "A", "date": "2024-04-15"})");
  CHECK(cell_of(shown, "carrying amount", "value") == "21,000.00");
  CHECK(cell_of(shown, "2024-04-30", "kind").empty());
  const formats::Json tax = run(company, "tax.differences", "2024-12-31", R"({"date": "2024-04-15"})");
  CHECK(cell_of(tax, "A", "carrying") == "21000.00");
  CHECK(cell_of(tax, "A", "tax_base") == "21000.00");
  CHECK(tax.dump().find("deferred tax was never measured; tax.measure recognises") != std::string::npos);
  CHECK(run(company, "ledger.reconcile", "2024-04-15", "{}").dump().find("the register ties") !=
        std::string::npos);
}

TEST_CASE("a charge that an event of its own month took back counts with that event") {
  CompanyInMemory company;
  buy(company);
  (void)company.run_month_end(parse_date("2024-04-30", "date"));
  company.enter(
      event("sold", "2024-04-20", 6,
            R"("proceeds": "30000.00", "vat": "0.00", "currency": "CNY", "settlement": "银行存款")"));
  CHECK(carrying(company, "2024-04-19") == "21000.00");
  CHECK(carrying(company, "2024-04-20") == "0.00");
  CHECK(carrying(company, "2024-04-30") == "0.00");
  const auto stored = *store::find_data_set(company.store, company.books.company, "A");
  CHECK(store::standing_charges(company.store, company.books.company, stored.asset,
                                parse_date("2024-04-20", "date"))
            .size() == 3);
}

TEST_CASE("the register is listed as at the business date unless another is given, and says which") {
  CompanyInMemory company;
  buy(company);
  (void)company.run_month_end(parse_date("2024-06-30", "date"));
  const formats::Json past = run(company, "register.list", "2024-02-29", "{}");
  CHECK(cell_of(past, "A", "carrying") == "22000.00");
  CHECK(past.dump().find("2024-02-29: 1 in all, 1 shown") != std::string::npos);
  CHECK(cell_of(run(company, "register.list", "2024-12-31", "{}"), "A", "carrying") == "18000.00");
  CHECK(cell_of(run(company, "register.list", "2024-01-03", "{}"), "A", "carrying").empty());
}

TEST_CASE("the list and the entry say the same of a data set's state") {
  CompanyInMemory company;
  buy(company);
  const auto states = [&] {
    const std::string listed = cell_of(run(company, "register.list", "2024-12-31", "{}"), "A", "state");
    CHECK(cell_of(run(company, "register.show", "2024-12-31", R"({"asset": "A"})"), "state", "value") ==
          listed);
    return listed;
  };
  CHECK(states() == "available for use");
  company.enter(
      event("pledged", "2024-02-05", 5,
            R"("registration": "R-1", "creditor": "银行", "credit_line": "9000.00", "drawn": "0.00")"));
  CHECK(states() == "pledged");
  company.enter(event("released", "2024-02-06", 6, R"("registration": "R-1")"));
  (void)company.run_month_end(parse_date("2024-01-31", "date"));
  company.enter(event("invalidated", "2024-02-07", 7, R"("reason": "来源关闭")"));
  CHECK(states() == "derecognised");
}

TEST_CASE("a data set that is not registered is told with where to look") {
  CompanyInMemory company;
  for (const char* action : {"register.show", "measure.schedule"}) {
    try {
      (void)run(company, action, "2024-12-31", R"({"asset": "Z"})");
      FAIL("not refused");
    } catch (const Error& error) {
      CHECK(error.problems().at(0).field == "asset");
      CHECK(error.problems().at(0).found == "Z");
      CHECK(error.problems().at(0).todo.en.find("register.list") != std::string::npos);
      CHECK(error.problems().at(0).todo.zh.find("register.list") != std::string::npos);
    }
  }
}

TEST_CASE("a test of last year is overdue only if it was due by the entry of last year") {
  CompanyInMemory company;
  buy(company, "36");
  (void)company.run_month_end(parse_date("2025-10-31", "date"));
  company.enter(event("estimate_changed", "2025-11-02", 5,
                      R"("reason": "合同改为无固定期限", "indefinite": true, "life_basis": "合同")"));
  CHECK(cell_of(run(company, "impairment.due", "2025-11-30", "{}"), "A", "state") == "due this year");
  CHECK(cell_of(run(company, "impairment.due", "2025-12-31", "{}"), "A", "state") == "due this year");
  CHECK(cell_of(run(company, "impairment.due", "2026-01-31", "{}"), "A", "state") ==
        "overdue: not tested in 2025");
}

TEST_CASE("a voucher leads down to the data sets that it sums") {
  CompanyInMemory company;
  buy(company);
  (void)company.run_month_end(parse_date("2024-04-30", "date"));
  const auto rows = [&company](const char* input) {
    return run(company, "register.movements", "2024-04-30", input).at("outputs").at(0).at("rows");
  };
  const formats::Json of_voucher = rows(R"({"voucher": "E12/2024-03/1"})");
  REQUIRE(of_voucher.size() == 1);
  CHECK(of_voucher[0][0] == "A");
  CHECK(of_voucher[0][2] == "2024-03-31");
  CHECK(of_voucher[0][6] == "1000.00");
  CHECK(rows("{}").size() == 1);                      // of April, the month it is
  CHECK(rows(R"({"from": "2024-01"})").size() == 5);  // the purchase and four charges
  CHECK(rows(R"({"from": "2024-01", "asset": "B"})").empty());
}

}  // namespace rubiao::test
