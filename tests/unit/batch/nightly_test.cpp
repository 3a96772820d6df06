// SPDX-License-Identifier: Apache-2.0
// The nightly run: which months it takes, what it posts once however often it runs, a period that the host
// has closed, a host that fails between posting and receipt, and an asset that was entered late.
#include <doctest/doctest.h>

#include "property/company_in_memory.h"
#include "store/charges.h"

namespace rubiao::test {
namespace {

Date on(const char* text) {
  return parse_date(text, "date");
}

std::string event(const char* kind, const std::string& asset, const char* date, int line,
                  const std::string& properties) {
  return R"({"event": ")" + std::string(kind) + R"(", "version": 1, "date": ")" + date +
         R"(", "source": {"document": ")" + asset + R"(", "line": )" + std::to_string(line) +
         R"(}, "asset": ")" + asset + R"(", )" + properties + "}";
}

// An asset bought for `cost` yuan and available for use on a day.
void buy(CompanyInMemory& company, const std::string& asset, const char* date, const char* cost, int life) {
  company.enter(event("registered", asset, date, 1,
                      R"("name": "数据", "route": "外购", "purpose": "自用", "use": "管理")"));
  company.enter(event(
      "assessed", asset, date, 2,
      R"("controlled": true, "benefits_probable": true, "cost_measurable": true, "identifiable": true, )"
      R"("fulfils_contract": false, "recognise": true, "basis": "依据")"));
  company.enter(event(
      "cost_incurred", asset, date, 3,
      R"("item": "购买价款", "amount": ")" + std::string(cost) +
          R"(", "vat": "0.00", "currency": "CNY", "settlement": "银行存款", "measured_by": "成本凭证", "capitalise": true)"));
  company.enter(event("stage_changed", asset, date, 4,
                      R"("stage": "已达预定用途", "life_months": )" + std::to_string(life)));
}

std::string sell(const std::string& asset, const char* date) {
  return event("sold", asset, date, 9,
               R"("proceeds": "1.00", "vat": "0.00", "currency": "CNY", "settlement": "银行存款")");
}

// "2024-03 33.33; 2024-04 33.33": the amortisation in the host's ledger, voucher by voucher.
std::string amortisation(const MemoryLedger& ledger) {
  std::string all;
  for (const auto& [key, voucher] : ledger.vouchers) {
    if (key.kind != "E12") continue;
    Fen sum = 0;
    for (const VoucherLine& line : voucher.lines) sum += line.debit_fen;
    all += (all.empty() ? "" : "; ") + to_text(key.period) + " " + to_text(sum);
  }
  return all;
}

}  // namespace

TEST_CASE("only whole months are run, each once") {
  CompanyInMemory company;
  buy(company, "A", "2024-03-15", "100.00", 3);
  CHECK(company.run_month_end(on("2024-03-30")).months.empty());
  CHECK(company.run_month_end(on("2024-03-31")).months.size() == 1);
  CHECK(company.run_month_end(on("2024-04-29")).months.empty());
  CHECK(company.run_month_end(on("2024-12-31")).months.size() == 2);  // nothing is left after May
  CHECK(company.run_month_end(on("2024-12-31")).months.empty());
  CHECK(amortisation(company.host.ledger) == "2024-03 33.33; 2024-04 33.33; 2024-05 33.34");
}

TEST_CASE("an asset entered late makes its months due again; the others are not charged twice") {
  CompanyInMemory company;
  buy(company, "A", "2024-03-15", "120.00", 12);
  (void)company.run_month_end(on("2024-05-31"));
  buy(company, "B", "2024-04-02", "24.00", 12);
  const NightlyRun run = company.run_month_end(on("2024-05-31"));
  CHECK(run.posted == 2);
  CHECK(amortisation(company.host.ledger) ==
        "2024-03 10.00; 2024-04 10.00; 2024-04 2.00; 2024-05 10.00; 2024-05 2.00");
}

TEST_CASE("a month that the host has closed is caught up in the next open month of the year") {
  CompanyInMemory company;
  buy(company, "A", "2024-03-15", "120.00", 12);
  company.host.ledger.closed = {Period(2024, 4)};
  (void)company.run_month_end(on("2024-05-31"));
  CHECK(amortisation(company.host.ledger) == "2024-03 10.00; 2024-05 20.00");
}

TEST_CASE("a month reopened after it was caught up is not charged again") {
  CompanyInMemory company;
  buy(company, "A", "2024-03-15", "120.00", 12);
  company.host.ledger.closed = {Period(2024, 4)};
  (void)company.run_month_end(on("2024-05-31"));
  company.host.ledger.closed.clear();
  (void)company.run_month_end(on("2024-06-30"));
  CHECK(amortisation(company.host.ledger) == "2024-03 10.00; 2024-05 20.00; 2024-06 10.00");
}

TEST_CASE("a month missed in an earlier year is told and not caught up") {
  CompanyInMemory company;
  buy(company, "A", "2024-11-15", "120.00", 12);
  company.host.ledger.closed = {Period(2024, 11), Period(2024, 12)};
  const NightlyRun run = company.run_month_end(on("2025-01-31"));
  REQUIRE(run.months.size() == 1);
  REQUIRE(run.months[0].run.warnings.size() == 1);
  CHECK(run.months[0].run.warnings[0].rule == "E26");
  CHECK(run.months[0].run.warnings[0].found.empty());
  CHECK(run.months[0].run.warnings[0].message.zh.starts_with("数据集“A”以前年度应提未提摊销"));
  CHECK(amortisation(company.host.ledger) == "2025-01 10.00");
}

TEST_CASE("interest and research of an earlier year that are booked in this one are told once") {
  CompanyInMemory company;
  company.enter(event("registered", "D", "2024-11-01", 1,
                      R"("name": "数据", "route": "自行研发", "purpose": "自用", "use": "管理")"));
  company.enter(event(
      "assessed", "D", "2024-11-01", 3,
      R"("controlled": true, "benefits_probable": true, "cost_measurable": true, "identifiable": true, )"
      R"("fulfils_contract": false, "recognise": true, "basis": "依据")"));
  company.enter(event("cost_incurred", "D", "2024-11-10", 2,
                      R"("item": "人工", "amount": "88.00", "vat": "0.00", "currency": "CNY", )"
                      R"("settlement": "应付职工薪酬", "measured_by": "成本凭证")"));
  company.enter(event("registered", "I", "2024-11-01", 1,
                      R"("name": "数据", "route": "外购", "purpose": "自用", "use": "管理")"));
  company.enter(event(
      "assessed", "I", "2024-11-01", 2,
      R"("controlled": true, "benefits_probable": true, "cost_measurable": true, "identifiable": true, )"
      R"("fulfils_contract": false, "recognise": true, "basis": "依据")"));
  company.enter(event("bought_by_instalments", "I", "2024-11-01", 3,
                      R"("payments": [{"on": "2026-11-01", "amount": "12100.00"}], "discount_rate": "0.1", )"
                      R"("vat": "0.00", "settlement": "银行存款", "currency": "CNY", "basis": "依据")"));
  company.host.ledger.closed = {Period(2024, 11), Period(2024, 12)};
  const NightlyRun january = company.run_month_end(on("2025-01-31"));
  REQUIRE(january.months.size() == 1);
  const auto& warnings = january.months[0].run.warnings;
  REQUIRE(warnings.size() == 2);
  CHECK(warnings[0].rule == "E26");
  CHECK(warnings[0].message.en.starts_with("88.00 yuan of the research"));
  CHECK(warnings[1].message.en.find("of the interest of instalments") != std::string::npos);
  const NightlyRun february = company.run_month_end(on("2025-02-28"));
  REQUIRE(february.months.size() == 1);
  CHECK(february.months[0].run.interest_fen < january.months[0].run.interest_fen);
  CHECK(february.months[0].run.warnings.empty());
}

TEST_CASE("a month that is due and closed is told, until it is caught up") {
  CompanyInMemory company;
  buy(company, "A", "2024-03-15", "120.00", 12);
  company.host.ledger.closed = {Period(2024, 4)};
  CHECK(company.run_month_end(on("2024-04-30")).passed_over == std::vector{Period(2024, 4)});
  CHECK(company.run_month_end(on("2024-05-31")).passed_over.empty());  // May has caught it up
  company.host.ledger.closed.clear();
  CHECK(company.run_month_end(on("2024-04-30")).passed_over.empty());
}

TEST_CASE("what an earlier year missed keeps no month of this year from being charged") {
  CompanyInMemory company;
  buy(company, "A", "2024-11-15", "120.00", 12);
  (void)company.run_month_end(on("2024-11-30"));
  company.host.ledger.closed = {Period(2024, 12)};
  const NightlyRun run = company.run_month_end(on("2025-03-31"));
  CHECK(amortisation(company.host.ledger) == "2024-11 10.00; 2025-01 10.00; 2025-02 10.00; 2025-03 10.00");
  CHECK(run.missed == 1);
  CHECK(company.run_month_end(on("2025-03-31")).missed == 1);  // told again, though nothing is due
  company.enter(sell("A", "2025-04-20"));
  (void)company.run_month_end(on("2025-12-31"));
  CHECK(amortisation(company.host.ledger) == "2024-11 10.00; 2025-01 10.00; 2025-02 10.00; 2025-03 10.00");
}

TEST_CASE("a life that ended last year with a month missed is told in January") {
  CompanyInMemory company;
  buy(company, "A", "2024-11-15", "20.00", 2);
  (void)company.run_month_end(on("2024-11-30"));
  company.host.ledger.closed = {Period(2024, 12)};
  const NightlyRun run = company.run_month_end(on("2025-02-28"));
  REQUIRE(run.months.size() == 1);
  CHECK(run.months[0].month == Period(2025, 1));
  CHECK(run.months[0].run.warnings[0].rule == "E26");
  CHECK(run.missed == 1);
  CHECK(amortisation(company.host.ledger) == "2024-11 10.00");
}

TEST_CASE("a month missed and caught up within the year leaves nothing missed") {
  CompanyInMemory company;
  buy(company, "A", "2024-03-15", "120.00", 12);
  company.host.ledger.closed = {Period(2024, 4)};
  CHECK(company.run_month_end(on("2025-02-28")).missed == 0);
  CHECK(amortisation(company.host.ledger).ends_with("2025-02 10.00"));
}

TEST_CASE("a host that fails leaves the voucher in the outbox, and the next run posts it once") {
  CompanyInMemory company;
  buy(company, "A", "2024-03-15", "120.00", 12);
  bool fail = true;
  company.host.ledger.before_post = [&] {
    if (fail) throw Error(Status::host_failed, Problem{.message = {"断线", "the line is down"}});
  };
  CHECK_THROWS_AS((void)company.run_month_end(on("2024-03-31")), Error);
  CHECK(amortisation(company.host.ledger).empty());
  fail = false;
  CHECK(company.run_month_end(on("2024-03-31")).posted == 1);
  CHECK(amortisation(company.host.ledger) == "2024-03 10.00");
}

TEST_CASE("a voucher that the host has already under its key is acknowledged, not posted again") {
  CompanyInMemory company;
  CompanyInMemory twin;  // the same books; its ledger stands for what the host kept when we crashed
  for (CompanyInMemory* each : {&company, &twin}) buy(*each, "A", "2024-03-15", "120.00", 12);
  (void)twin.run_month_end(on("2024-03-31"));
  company.host.ledger.vouchers = twin.host.ledger.vouchers;
  CHECK(company.run_month_end(on("2024-03-31")).posted == 1);
  CHECK(company.host.ledger.text() == twin.host.ledger.text());
}

TEST_CASE("a store older than the ledger makes no voucher under a key that the ledger has otherwise") {
  CompanyInMemory company;
  CompanyInMemory newer;  // the same books, of which more was entered
  for (CompanyInMemory* each : {&company, &newer}) buy(*each, "A", "2024-03-15", "120.00", 12);
  buy(newer, "B", "2024-03-16", "240.00", 12);
  company.host.ledger.vouchers = newer.host.ledger.vouchers;
  const std::string before = company.host.ledger.text();
  CHECK_THROWS_WITH_AS(buy(company, "C", "2024-03-17", "360.00", 12), doctest::Contains("older than"), Error);
  CHECK(company.host.ledger.text() == before);
  // The very events of those vouchers, entered again, find their own.
  buy(company, "B", "2024-03-16", "240.00", 12);
  CHECK(company.host.ledger.text() == before);
  buy(company, "C", "2024-03-17", "360.00", 12);
}

TEST_CASE("the leaving month is not charged, and a sale waits for the months before it") {
  CompanyInMemory company;
  buy(company, "A", "2024-03-15", "120.00", 12);
  CHECK_THROWS_AS(company.enter(sell("A", "2024-05-20")), Error);
  (void)company.run_month_end(on("2024-04-30"));
  company.enter(sell("A", "2024-05-20"));
  (void)company.run_month_end(on("2024-12-31"));
  CHECK(amortisation(company.host.ledger) == "2024-03 10.00; 2024-04 10.00");
}

TEST_CASE("usage that is not reported is warned of in a sentence that names the data set") {
  CompanyInMemory company;
  buy(company, "D1", "2024-03-15", "100.00", 3);
  company.enter(event("estimate_changed", "D1", "2024-03-16", 5,
                      R"("reason": "按调用量消耗", "method": "产量法", "units_expected": 100)"));
  const NightlyRun run = company.run_month_end(on("2024-03-31"));
  REQUIRE(run.months.at(0).run.warnings.size() == 1);
  const Problem& warning = run.months[0].run.warnings[0];
  CHECK(warning.found.empty());
  CHECK(render(warning, Language::zh).find("数据集“D1”该月用量尚未报告") != std::string::npos);
  CHECK(render(warning, Language::zh).find("实际为") == std::string::npos);
  CHECK(render(warning, Language::en).find("the usage of data set \"D1\"") != std::string::npos);
}

}  // namespace rubiao::test
