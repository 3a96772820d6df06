// SPDX-License-Identifier: Apache-2.0
// What the register says of a data set in words: its state, its estimates once they are decided, parts of an
// event with what they are, and of an empty list which periods were looked at.
#include <doctest/doctest.h>

#include "played.h"

namespace rubiao::test {
namespace {

std::string shown(CompanyInMemory& company, const char* field) {
  return cell_of(run(company, "register.show", "2024-12-31", R"({"asset": "A"})"), field, "value");
}

std::string message_of(CompanyInMemory& company, const char* action, const char* input) {
  return run(company, action, "2024-05-31", input).at("outputs").back().value("text", "");
}

}  // namespace

TEST_CASE("what is bought waits to become available, and its estimates are shown once they are decided") {
  CompanyInMemory company;
  pay_for(company);
  CHECK(shown(company, "state") == "not yet available");
  CHECK(cell_of(run(company, "register.list", "2024-12-31", "{}"), "A", "state") == "not yet available");
  for (const char* field : {"useful life (months)", "method of amortisation", "residual value"})
    CHECK(shown(company, field).empty());
  CHECK(shown(company, "carrying amount") == "24,000.00");
  company.enter(event("stage_changed", "2024-01-10", 4, R"("stage": "已达预定用途", "life_months": 24)"));
  CHECK(shown(company, "state") == "available for use");
  CHECK(shown(company, "useful life (months)") == "24");
  CHECK(shown(company, "residual value") == "0.00");
}

TEST_CASE("before anything is carried it is registered and no more") {
  CompanyInMemory company;
  company.enter(event("registered", "2024-01-04", 1,
                      R"("name": "数据", "route": "外购", "purpose": "自用", "use": "管理")"));
  CHECK(shown(company, "state") == "registered");
}

TEST_CASE("inventory on hand is in stock, has no life, and the parts of its value say what they are") {
  CompanyInMemory company;
  pay_for(company, R"("purpose": "出售", "use": "销售")");
  CHECK(shown(company, "state") == "in stock");
  CHECK(shown(company, "useful life (months)").empty());
  company.enter(event("nrv_tested", "2024-06-30", 4,
                      R"("parts": [{"contracted": false, "quantity": 3, "price": "30000.00", )"
                      R"("completion_cost": "0.00", "selling_cost": "200.00"}], "basis": "市价")"));
  const std::string told = run(company, "register.show", "2024-12-31", R"({"asset": "A"})").dump();
  CHECK(told.find("(under contract: no, quantity: 3, expected price: 30000.00, "
                  "cost to complete: 0.00, selling cost and taxes: 200.00)") != std::string::npos);
}

TEST_CASE("an empty list says which periods were looked at and how others are asked for") {
  CompanyInMemory company;
  buy(company);
  CHECK(message_of(company, "events.list", "{}") ==
        "no event that fits was entered in 2024-05; give from and to (yyyy-mm) for other periods");
  CHECK(message_of(company, "register.movements", R"({"from": "2024-03", "to": "2024-04"})") ==
        "nothing moved in 2024-03 to 2024-04; give from and to (yyyy-mm) for other periods");
  CHECK(message_of(company, "register.movements", R"({"voucher": "E01/2024-09/1"})")
            .starts_with("no movement is summed by the voucher \"E01/2024-09/1\""));
  CHECK(
      message_of(company, "related_parties.list", "{}") ==
      "no dealing with a related party in 2024-01 to 2024-05; give from and to (yyyy-mm) for other periods");
}

TEST_CASE("a movement says which balance moved") {
  CompanyInMemory company;
  buy(company);
  company.enter(event("grant_received", "2024-02-15", 5,
                      R"("grant_kind": "与资产相关总额法", "amount": "1000.00", "settlement": "银行存款", )"
                      R"("currency": "CNY", "basis": "批复")"));
  const std::string told =
      run(company, "register.movements", "2024-12-31", R"({"from": "2024-01", "to": "2024-12"})").dump();
  CHECK(told.find(R"("purchased","intangible asset",)") != std::string::npos);
  CHECK(told.find(R"row("grant deferred","deferred income (deferred | released)","1000.00",)row") !=
        std::string::npos);
}

}  // namespace rubiao::test
