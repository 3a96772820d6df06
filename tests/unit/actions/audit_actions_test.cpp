// SPDX-License-Identifier: Apache-2.0
// What an auditor asks for beside the books: the data themselves, spending against what others vouch for,
// related parties, estimates against what happened, and what an operator of public data has published.
#include <doctest/doctest.h>

#include "audit_events.h"

namespace rubiao::test {

TEST_CASE("data on the books are inspected each year, and another digest needs another version") {
  CompanyInMemory company;
  const auto cell = [&](const char* day, const char* column) {
    return told(company, "inspections.list", day, "A", column);
  };
  CHECK(cell("2024-01-31", "state").empty());
  buy(company);
  CHECK(cell("2024-01-31", "state") == "never inspected");
  CHECK(cell("2024-01-31", "inspected") == "null");
  company.enter(inspection("2024-02-01", 5, "v1", 'a'));
  CHECK(cell("2024-01-31", "state") == "never inspected");
  CHECK(cell("2024-02-29", "state") == "inspected this year");
  CHECK(cell("2025-01-31", "state") == "not inspected this year");
  company.enter(inspection("2024-03-01", 6, "v1", 'b'));
  CHECK(cell("2024-02-29", "sha256") == std::string(64, 'a'));
  CHECK(cell("2024-03-31", "sha256") == std::string(64, 'b'));
  CHECK(cell("2024-03-31", "state") == "same version, other digest");
  company.enter(inspection("2024-04-01", 7, "v2", 'c'));
  CHECK(cell("2024-04-30", "state") == "inspected this year");
  CHECK(cell("2024-04-30", "bytes") == "2048");
}

TEST_CASE("a list of nothing says so and shows no table") {
  CompanyInMemory company;
  for (const char* list :
       {"operators.due", "inspections.list", "related_parties.list", "spending.totals", "estimates.compare",
        "reviews.due", "impairment.due", "estimate.changes", "judgement.list", "events.list"}) {
    CAPTURE(list);
    const formats::Json result = run(company, list, "2024-01-31", "{}");
    REQUIRE(result.at("outputs").size() == 1);
    CHECK(result.at("outputs").at(0).at("kind") == "message");
  }
}

TEST_CASE("deleted data are still on the books until their lapse is recorded") {
  CompanyInMemory company;
  buy(company);
  company.enter(inspection("2024-02-01", 5, "v1", 'a'));
  (void)company.run_month_end(parse_date("2024-05-31", "date"));
  company.enter(event("data_inspected", "2024-05-06", 6,
                      R"("deleted": true, "location": "存储桶 1", "access_log": "删除日志")"));
  const auto cell = [&](const char* day, const char* column) {
    return told(company, "inspections.list", day, "A", column);
  };
  CHECK(cell("2024-04-30", "state") == "inspected this year");
  CHECK(cell("2024-05-31", "state") == "deleted but still on the books");
  CHECK(cell("2024-05-31", "carrying") == "19000.00");
  CHECK(cell("2024-05-31", "access_log") == "删除日志");
  CHECK(cell("2025-01-31", "state") == "deleted but still on the books");
  company.enter(event("invalidated", "2024-06-05", 7, R"("reason": "数据已删除")"));
  CHECK(cell("2024-05-31", "state") == "deleted but still on the books");
  CHECK(cell("2024-06-30", "state") == "deleted");
  CHECK(cell("2024-06-30", "carrying") == "0.00");
}

TEST_CASE("what data sets take up is no more than payroll and bills come to") {
  CompanyInMemory company;
  assess(company, "2024-03-01", "自行研发", "false");
  company.enter(spending("2024-03-10", 3, "算力", "60000.00", "银行存款"));
  company.enter(event("shared_cost_allocated", "2024-03-20", 4,
                      R"("item": "算力", "amount": "40000.00", "vat": "2400.00", "currency": "CNY", )"
                      R"("settlement": "应付账款", "key": "机时", "shares": [{"id": "A", "quantity": 3}], )"
                      R"("unallocated": {"quantity": 1, "use": "管理"}, "basis": "机时记录")"));
  company.enter(spending("2024-03-31", 5, "人工", "3000.00", "应付职工薪酬"));
  company.enter(spending("2024-04-10", 6, "人工", "5000.00", "应付职工薪酬"));
  company.enter(total("账单 3", "算力账单", "算力", "90000.00"));
  company.enter(total("工资表 3", "工资表", "人工", "3000.00"));
  const auto cell = [&](const char* in, const char* column) {
    return told(company, "spending.totals", "2024-04-30", in, column);
  };
  CHECK(cell("账单 3", "month") == "2024-03");
  CHECK(cell("账单 3", "taken_up") == "100000.00");
  CHECK(cell("账单 3", "left") == "-10000.00");
  CHECK(cell("账单 3", "state") == "exceeds the total");
  CHECK(cell("工资表 3", "left") == "0.00");
  CHECK(cell("工资表 3", "state") == "within the total");
  CHECK(cell("2024-04", "taken_up") == "5000.00");
  CHECK(cell("2024-04", "state") == "no total stated");

  company.enter(total("账单 3 更正", "算力账单", "算力", "110000.00"));
  CHECK(cell("账单 3", "state").empty());
  CHECK(cell("账单 3 更正", "left") == "10000.00");
  CHECK(cell("账单 3 更正", "state") == "within the total");
  const auto april = run(company, "spending.totals", "2024-04-30", R"({"from": "2024-04", "to": "2024-04"})");
  CHECK(cell_of(april, "账单 3 更正", "state").empty());
  CHECK(cell_of(april, "2024-04", "state") == "no total stated");
}

TEST_CASE(
    "a purchase from and a sale to related parties, with price, pricing basis and what is not settled") {
  CompanyInMemory company;
  assess(company, "2024-01-04", "外购", "true");
  company.enter(event("cost_incurred", "2024-01-05", 3,
                      R"("item": "购买价款", "amount": "24000.00", "vat": "1440.00", "currency": "CNY", )"
                      R"("settlement": "应付账款", "measured_by": "成本凭证", "capitalise": true)" +
                          with_related_party("母公司", "成本加成")));
  company.enter(event("stage_changed", "2024-01-10", 4, R"("stage": "已达预定用途", "life_months": 24)"));
  (void)company.run_month_end(parse_date("2024-02-29", "date"));
  company.enter(
      event("sold", "2024-03-05", 5,
            R"("proceeds": "25000.00", "vat": "1500.00", "currency": "CNY", "settlement": "应收账款")" +
                with_related_party("兄弟公司", "市场价")));

  const formats::Json all = run(company, "related_parties.list", "2024-03-31", "{}");
  REQUIRE(all.at("outputs").size() == 1);
  CHECK(all.at("outputs")[0].at("rows").size() == 2);
  CHECK(all.at("outputs")[0].at("rows")[0][0] == "兄弟公司");
  CHECK(cell_of(all, "母公司", "date") == "2024-01-05");
  CHECK(cell_of(all, "母公司", "kind") == "Record spending");
  CHECK(cell_of(all, "母公司", "amount") == "24000.00");
  CHECK(cell_of(all, "母公司", "pricing_basis") == "成本加成");
  CHECK(cell_of(all, "母公司", "unsettled") == "25440.00");
  CHECK(cell_of(all, "母公司", "decided_by") == "王强");
  CHECK(cell_of(all, "兄弟公司", "amount") == "25000.00");
  CHECK(cell_of(all, "兄弟公司", "asset") == "A");
  CHECK(cell_of(all, "兄弟公司", "unsettled") == "26500.00");
  CHECK(cell_of(all, "兄弟公司", "decided_by") == "null");

  const auto february =
      run(company, "related_parties.list", "2024-03-31", R"({"from": "2024-02", "to": "2024-02"})");
  CHECK(february.at("outputs")[0].at("kind") == "message");
}

TEST_CASE("of instalments to a related party, what was not paid by the end of the periods is not settled") {
  CompanyInMemory company;
  assess(company, "2024-01-04", "外购", "true");
  company.enter(event("bought_by_instalments", "2024-01-05", 3,
                      R"("payments": [{"on": "2024-01-05", "amount": "100000.00"}, )"
                      R"({"on": "2025-01-05", "amount": "110000.00"}, )"
                      R"({"on": "2026-01-05", "amount": "121000.00"}], "discount_rate": "0.10", )"
                      R"("vat": "0.00", "settlement": "银行存款", "currency": "CNY", "basis": "合同")" +
                          with_related_party("母公司", "招标")));
  company.enter(
      event("instalment_paid", "2025-01-05", 4,
            R"("amount": "110000.00", "vat": "0.00", "settlement": "银行存款", "currency": "CNY")"));
  const auto cell = [&](const char* periods, const char* column) {
    return cell_of(run(company, "related_parties.list", "2025-01-31", periods), "母公司", column);
  };
  CHECK(cell(R"({"to": "2024-12"})", "amount") == "331000.00");
  CHECK(cell(R"({"to": "2024-12"})", "unsettled") == "231000.00");
  CHECK(cell(R"({"from": "2024-01", "to": "2025-01"})", "unsettled") == "121000.00");
  CHECK(cell("{}", "unsettled").empty());
}

TEST_CASE("the life first estimated is compared with the months of use once the data have left") {
  CompanyInMemory company;
  buy(company);
  (void)company.run_month_end(parse_date("2024-05-31", "date"));
  company.enter(event("estimate_changed", "2024-06-10", 5,
                      R"("reason": "更新变慢", "remaining_months": 12, "life_basis": "合同")"));
  (void)company.run_month_end(parse_date("2024-08-31", "date"));
  company.enter(event("invalidated", "2024-09-05", 6, R"("reason": "来源关闭")"));
  const auto cell = [&](const char* day, const char* column) {
    return told(company, "estimates.compare", day, "A", column);
  };
  CHECK(cell("2024-05-31", "life") == "24");
  CHECK(cell("2024-05-31", "changes") == "0");
  CHECK(cell("2024-05-31", "used") == "5");
  CHECK(cell("2024-06-30", "first_life") == "24");
  CHECK(cell("2024-06-30", "life") == "17");
  CHECK(cell("2024-06-30", "changes") == "1");
  CHECK(cell("2024-06-30", "difference") == "null");
  CHECK(cell("2024-12-31", "used") == "8");
  CHECK(cell("2024-12-31", "left_on") == "2024-09-05");
  CHECK(cell("2024-12-31", "how") == "Lapse and derecognition");
  CHECK(cell("2024-12-31", "difference") == "16");
}

TEST_CASE("the cash flows that a test expected are compared with the revenue of each year that is over") {
  CompanyInMemory company;
  buy(company);
  company.enter(service("2024-06-10", 5, "5000.00"));
  (void)company.run_month_end(parse_date("2024-06-30", "date"));
  company.enter(
      event("impairment_tested", "2024-06-30", 6,
            R"("indications": ["需求或价格下降"], "cash_flows": [)"
            R"({"on": "2024-12-31", "amount": "10000.00"}, {"on": "2025-06-30", "amount": "9000.00"}, )"
            R"({"on": "2025-12-31", "amount": "3000.00"}, {"on": "2026-12-31", "amount": "20000.00"}], )"
            R"("discount_rate": "0.05", "basis": "预算")"));
  company.enter(service("2024-09-10", 7, "7000.00"));
  company.enter(service("2025-03-10", 8, "16000.00"));
  const formats::Json half_way = run(company, "estimates.compare", "2025-06-30", "{}");
  CHECK(cell_of(half_way, "10000.00", "tested") == "2024-06-30");
  CHECK(cell_of(half_way, "10000.00", "year") == "2024");
  CHECK(cell_of(half_way, "10000.00", "actual") == "7000.00");
  CHECK(cell_of(half_way, "10000.00", "difference") == "-3000.00");
  CHECK(cell_of(half_way, "16000.00", "year").empty());
  const formats::Json over = run(company, "estimates.compare", "2025-12-31", "{}");
  CHECK(cell_of(over, "12000.00", "year") == "2025");
  CHECK(cell_of(over, "12000.00", "actual") == "16000.00");
  CHECK(cell_of(over, "12000.00", "difference") == "4000.00");
  CHECK(cell_of(over, "20000.00", "year").empty());
}

TEST_CASE("the operation of public data is published by the end of the next March") {
  CompanyInMemory company;
  operate(company);
  const auto cell = [&](const char* day, const char* in, const char* column) {
    return told(company, "operators.due", day, in, column);
  };
  CHECK(cell("2025-12-31", "A", "state").empty());
  CHECK(cell("2026-03-31", "A", "year") == "2025");
  CHECK(cell("2026-03-31", "A", "rights_end") == "2028-02-29");
  CHECK(cell("2026-03-31", "A", "carrying") == "26000.00");
  CHECK(cell("2026-03-31", "A", "revenue") == "5000.00");
  CHECK(cell("2026-03-31", "A", "state") == "due by 2026-03-31");
  CHECK(cell("2026-04-01", "A", "state") == "overdue");
  company.enter(event("operation_published", "2026-04-20", 6, R"("year": 2025, "place": "官网 2025")"));
  CHECK(cell("2026-04-10", "A", "state") == "overdue");
  CHECK(cell("2026-04-30", "A", "published") == "2026-04-20");
  CHECK(cell("2026-04-30", "官网 2025", "state") == "published late");
  company.enter(event("operation_published", "2027-03-20", 7, R"("year": 2026, "place": "官网 2026")"));
  CHECK(cell("2027-03-31", "官网 2025", "state") == "published late");
  CHECK(cell("2027-03-31", "官网 2026", "state") == "published");
}

TEST_CASE("no year is overdue whose March had passed before the notice, nor data bought outright") {
  CompanyInMemory bought;
  buy(bought);
  CHECK(told(bought, "operators.due", "2026-12-31", "A", "state").empty());
  CompanyInMemory company;
  assess(company, "2024-01-04", "授权运营", "true");
  CHECK(told(company, "operators.due", "2025-12-31", "A", "state") == "before the notice");
}

}  // namespace rubiao::test
