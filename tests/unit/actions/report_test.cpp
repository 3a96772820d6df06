// SPDX-License-Identifier: Apache-2.0
// The yearly report as the action makes it: refused while the books are incomplete or differ from the ledger
// or were meddled with, and right in what it adds to the tables: significant items, remaining lives, what is
// pledged. Beside it the debt ratio and the reconciliation, figure by figure.
#include <doctest/doctest.h>

#include "actions/books_invariants.h"
#include "actions/registry.h"
#include "base/error.h"
#include "property/company_in_memory.h"

namespace rubiao::test {
namespace {

Date on(const char* text) {
  return parse_date(text, "date");
}

std::string event(const std::string& asset, const char* kind, const char* date, int line,
                  const std::string& properties) {
  return R"({"event": ")" + std::string(kind) + R"(", "version": 1, "date": ")" + date +
         R"(", "source": {"document": ")" + asset + R"(", "line": )" + std::to_string(line) +
         R"(}, "asset": ")" + asset + R"(", )" + properties + "}";
}

void buy(CompanyInMemory& company, const std::string& asset, const char* amount) {
  company.enter(
      event(asset, "registered", "2024-01-05", 1,
            R"("name": "数据)" + asset + R"(", "route": "外购", "purpose": "自用", "use": "管理")"));
  company.enter(
      event(asset, "assessed", "2024-01-05", 2,
            R"("controlled": true, "benefits_probable": true, "cost_measurable": true, )"
            R"("identifiable": true, "fulfils_contract": false, "recognise": true, "basis": "依据")"));
  company.enter(event(
      asset, "cost_incurred", "2024-01-10", 3,
      R"("item": "购买价款", "amount": ")" + std::string(amount) +
          R"(", "vat": "0.00", "currency": "CNY", "settlement": "银行存款", "measured_by": "成本凭证")"));
  company.enter(
      event(asset, "stage_changed", "2024-01-20", 4, R"("stage": "已达预定用途", "life_months": 36)"));
}

formats::Json run(CompanyInMemory& company, const char* action, const char* input) {
  Caller caller = preparer(on("2025-01-31"));
  return find_action(action).run(company.books, caller, formats::parse_json(input, "input")).json();
}

// The rule that stands against it; "" if nothing does.
std::string refusal(CompanyInMemory& company, const char* action, const char* input) {
  try {
    (void)run(company, action, input);
  } catch (const Error& error) {
    return error.problems().front().rule;
  }
  return "";
}

constexpr const char* year_2024 = R"({"year": 2024})";

// Two assets of 36 months from January 2024, one ten times the other, amortised through the year.
struct Year {
  CompanyInMemory company;
  Year() {
    buy(company, "BIG", "3600.00");
    buy(company, "SMALL", "360.00");
    company.enter(
        event("BIG", "pledged", "2024-06-01", 5,
              R"("registration": "质-1", "creditor": "银行", "credit_line": "100.00", "drawn": "50.00")"));
    (void)company.run_month_end(on("2024-12-31"));
  }
  std::string instance() { return company.host.documents.files.at("cas-dr-TEST-2024-12-31.xml"); }
};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Voucher stray(Fen fen) {
  return {.key = {"TEST", Period(2024, 5), "X01", 1},
          .date = on("2024-05-31"),
          .memo = "手工凭证",
          .lines = {{.account = "170101", .debit_fen = fen}, {.account = "1002", .credit_fen = fen}}};
}

// What a person with a database tool can do.
void drop_triggers(store::Connection& connection) {
  std::string script;
  store::Statement names = connection.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'");
  while (names.next()) script += "DROP TRIGGER " + names.text(0) + ";";
  connection.run(script);
}

// The value beside a title in a table of two or three columns.
std::string value_of(const formats::Json& json, const std::string& title) {
  for (const auto& output : json.at("outputs")) {
    if (output.at("kind") != "table") continue;
    for (const auto& row : output.at("rows")) {
      if (row.at(0) == title) return row.at(1).get<std::string>();
    }
  }
  return "";
}

}  // namespace

TEST_CASE("a year whose last months were closed before they were run is no complete one") {
  CompanyInMemory company;
  buy(company, "A", "3600.00");
  (void)company.run_month_end(on("2024-09-30"));
  company.host.ledger.closed = {Period(2024, 10), Period(2024, 11), Period(2024, 12)};
  (void)company.run_month_end(on("2025-01-31"));
  CHECK(refusal(company, "disclose.package", year_2024) == "E26");
  company.host.ledger.closed.clear();  // opened again: January's run has told it as an error
  (void)company.run_month_end(on("2025-01-31"));
  CHECK(refusal(company, "disclose.package", year_2024) == "E26");
}

TEST_CASE("a report of complete books that agree with the ledger is made") {
  Year year;
  CHECK(refusal(year.company, "disclose.package", year_2024) == "");
  const std::string instance = year.instance();
  CHECK(holds(instance, ">2640.00<"));  // 3,960 less twelve months of 110
  CHECK(holds(instance, "数据BIG"));
  CHECK_FALSE(holds(instance, "数据SMALL"));  // a tenth of the whole is significant, an eleventh is not
  CHECK(holds(instance, ">P24M<"));           // of 36 months, 24 are left
  CHECK(holds(instance, ">2400.00<"));        // pledged: carrying amount
  CHECK(holds(instance, ">1200.00<"));        // pledged: amortisation of the year
}

TEST_CASE("a report is refused while a month is due") {
  CompanyInMemory company;
  buy(company, "A", "360.00");
  (void)company.run_month_end(on("2024-11-30"));
  CHECK(refusal(company, "disclose.package", year_2024) == "INV-5");
  CHECK(refusal(company, "impact.debt_ratio", R"({"date": "2024-12-31"})") == "INV-5");
  (void)company.run_month_end(on("2024-12-31"));
  CHECK(refusal(company, "disclose.package", year_2024) == "");
}

TEST_CASE("a report is refused while amortisation of an earlier year is missing") {
  CompanyInMemory company;
  buy(company, "A", "360.00");
  (void)company.run_month_end(on("2024-11-30"));
  company.host.ledger.closed = {Period(2024, 12)};
  (void)company.run_month_end(on("2025-01-31"));
  CHECK(refusal(company, "disclose.package", R"({"year": 2025, "through_month": 1})") == "E26");
}

TEST_CASE("a report is refused when the ledger holds something else") {
  Year year;
  const Voucher voucher = stray(1);
  year.company.host.ledger.vouchers.emplace(voucher.key, voucher);
  CHECK(refusal(year.company, "disclose.package", year_2024) == "INV-6");
}

TEST_CASE("books that were meddled with are found before they are published") {
  const struct {
    const char* sql;
    const char* rule;
  } table[] = {
      {"UPDATE voucher_line SET debit_fen = debit_fen + 1 WHERE kind = 'E12' AND debit_fen > 0", "INV-1"},
      {"UPDATE charge SET accumulated_fen = accumulated_fen + 1000000 WHERE key = (SELECT max(key) FROM "
       "charge)",
       "INV-7"},
      {"UPDATE data_set SET available_on = 20240301 WHERE available_on IS NOT NULL", "INV-8"},
      {"UPDATE voucher SET event = NULL", "INV-9"}};
  for (const auto& row : table) {
    CAPTURE(row.sql);
    Year year;
    drop_triggers(year.company.store);
    year.company.store.run(row.sql);
    CHECK(refusal(year.company, "disclose.package", year_2024) == row.rule);
  }
}

TEST_CASE("the debt ratio is that of the balance sheet, with and without") {
  CompanyInMemory company;
  company.host.statements.sheet = HostBalanceSheet{.assets_fen = 1'000'000, .liabilities_fen = 600'000};
  const formats::Json json = run(company, "impact.debt_ratio", R"({"date": "2024-12-31"})");
  CHECK(value_of(json, "资产总额") == "10,000.00");
  CHECK(value_of(json, "资产负债率（入表）") == "60.0000%");
  CHECK(value_of(json, "差额") == "0.0000%");
  CHECK_THROWS_AS(run(company, "impact.debt_ratio", R"({"date": "2025-02-01"})"), Error);
}

TEST_CASE("what the host posted itself is compared account by account") {
  CompanyInMemory company;
  company.enter(
      R"({"event": "configured", "version": 1, "date": "2024-01-02", "source": {"document": "S", "line": 1}, )"
      R"("posted_by_host": ["cost_incurred"]})");
  company.enter(event("A", "registered", "2024-01-05", 1,
                      R"("name": "数据", "route": "外购", "purpose": "自用", "use": "管理")"));
  company.enter(
      event("A", "assessed", "2024-01-05", 2,
            R"("controlled": true, "benefits_probable": true, "cost_measurable": true, )"
            R"("identifiable": true, "fulfils_contract": false, "recognise": true, "basis": "依据")"));
  company.enter(event("A", "cost_incurred", "2024-01-10", 3,
                      R"("item": "购买价款", "amount": "100.00", "vat": "6.00", "currency": "CNY", )"
                      R"("settlement": "银行存款", "measured_by": "成本凭证", "host_voucher": "记-7")"));
  CHECK(company.host.ledger.vouchers.empty());
  auto& lines = company.host.ledger.own_lines;
  const auto told = [&] { return run(company, "ledger.reconcile", "{}").dump(); };

  CHECK(holds(told(), "3 处不符"));  // there is no such voucher
  lines["记-7"] = {{.account = "170101", .debit_fen = 10000},
                   {.account = "222101", .debit_fen = 600},
                   {.account = "1002", .credit_fen = 10600}};
  CHECK(holds(told(), "全部相符"));
  lines["记-7"][0].debit_fen = 9999;
  CHECK(holds(told(), "金额不符"));
  lines["记-7"][0].account = "660202";
  CHECK(holds(told(), "多出"));
  CHECK(holds(told(), "缺少"));
}

// IN-6: amortised, then inventory, then amortised anew from a later day on.
TEST_CASE("INV-8 asks each month's charge of the entry as it was in that month") {
  CompanyInMemory company;
  buy(company, "DS-1", "3600.00");
  (void)company.run_month_end(on("2024-02-29"));
  company.enter(event("DS-1", "use_changed", "2024-03-10", 5, R"("purpose": "出售", "basis": "决议")"));
  company.enter(event("DS-1", "use_changed", "2024-05-10", 6, R"("purpose": "自用", "basis": "决议")"));
  company.enter(
      event("DS-1", "stage_changed", "2024-05-12", 7, R"("stage": "已达预定用途", "life_months": 12)"));
  (void)company.run_month_end(on("2024-12-31"));
  CHECK(check_books(company.books, on("2024-01-01"), on("2024-12-31")).empty());
}

}  // namespace rubiao::test
