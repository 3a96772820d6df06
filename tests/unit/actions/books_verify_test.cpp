// SPDX-License-Identifier: Apache-2.0
// The doctor finds whatever is changed on disk: every column of every row of what is never changed, one at a
// time, and every row removed, in a company that has met much; and it finds nothing in books that are as they
// were written.
#include <doctest/doctest.h>

#include <set>

#include "played.h"

namespace rubiao::test {
namespace {

std::string of(const char* asset, std::string text) {
  return text.replace(text.find(R"("asset": "A")"), 12, R"("asset": ")" + std::string(asset) + R"(")");
}

void register_another(CompanyInMemory& company, const char* asset, const char* day, int line) {
  company.enter(of(asset, event("registered", day, line,
                                R"("name": "数据二", "route": "外购", "purpose": "自用", "use": "管理")")));
  company.enter(of(asset, event("assessed", day, line + 1,
                                R"("controlled": true, "benefits_probable": true, "cost_measurable": true, )"
                                R"("identifiable": true, "fulfils_contract": false, "recognise": true, )"
                                R"("basis": "评估单")")));
}

// A grant, a purchase by instalments, a late registration that makes months due again, usage, corrections of
// months charged.
void live(CompanyInMemory& company) {
  buy(company);
  company.enter(event("grant_received", "2024-01-15", 5,
                      R"("grant_kind": "与资产相关总额法", "amount": "2400.00", "settlement": "银行存款", )"
                      R"("currency": "CNY", "basis": "补助文件")"));
  company.run_month_end(parse_date("2024-03-31", ""));
  register_another(company, "B", "2024-02-01", 11);
  company.enter(
      of("B", event("bought_by_instalments", "2024-02-02", 13,
                    R"("payments": [{"on": "2024-02-02", "amount": "1000.00"}, {"on": "2025-02-02", )"
                    R"("amount": "1100.00"}], "discount_rate": "0.10", "vat": "0.00", "settlement": )"
                    R"("银行存款", "currency": "CNY", "basis": "合同", "booked_on": "2024-04-02")")));
  company.enter(of("B", event("stage_changed", "2024-02-03", 14,
                              R"("stage": "已达预定用途", "life_months": 10, "booked_on": "2024-04-02")")));
  register_another(company, "C", "2024-04-01", 21);
  company.enter(of("C", event("cost_incurred", "2024-04-02", 23,
                              R"("item": "购买价款", "amount": "1000.00", "vat": "0.00", "currency": "CNY", )"
                              R"("settlement": "银行存款", "measured_by": "成本凭证", "capitalise": true)")));
  company.enter(of("C", event("stage_changed", "2024-04-05", 24,
                              R"("stage": "已达预定用途", "life_months": 12, "method": "产量法", )"
                              R"("units_expected": 100)")));
  company.enter(of("C", event("usage_reported", "2024-04-20", 25, R"("units": 5)")));
  company.run_month_end(parse_date("2024-04-30", ""));
  company.enter(event("invalidated", "2024-03-15", 6,
                      R"("reason": "来源中断", "vat_transferred_out": "0.00", "booked_on": "2024-05-02")"));
  register_another(company, "E", "2024-05-03", 31);  // not available yet
}

std::int64_t found_in(CompanyInMemory& company) {
  const formats::Json result = run(company, "books.verify", "2024-05-31", "{}");
  return std::stoll(cell_of(result, "findings", "count"));
}

// All but what binds nothing: the host's answers, the runs' sums (both are compared otherwise), what empties,
// and who ran what when.
const std::set<std::string> beside{"outbox",  "pending", "receipt", "log_entry", "amortised_month",
                                   "routing", "company", "run",     "batch",     "batch_end"};

std::vector<std::string> names(store::Connection& connection, const std::string& sql) {
  std::vector<std::string> all;
  store::Statement rows = connection.prepare(sql);
  while (rows.next()) all.push_back(rows.text(0));
  return all;
}

std::vector<std::string> sealed_tables(store::Connection& connection) {
  std::vector<std::string> tables;
  for (const std::string& table : names(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'"))
    if (!beside.contains(table) && !table.starts_with("sqlite_")) tables.push_back(table);
  return tables;
}

// As somebody would who has the file and not the program.
void drop_triggers(store::Connection& connection) {
  for (const std::string& trigger :
       names(connection, "SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
    connection.run("DROP TRIGGER " + trigger);
}

// " WHERE …" of one row, by its key: tables without rowid have nothing else.
std::string last_row(store::Connection& connection, const std::string& table) {
  const auto keys = names(connection, "SELECT name FROM pragma_table_info('" + table + "') WHERE pk > 0");
  std::string order;
  for (const std::string& key : keys) order += (order.empty() ? " ORDER BY " : ", ") + key + " DESC";
  std::string where;
  for (const std::string& key : keys)
    where += (where.empty() ? " WHERE " : " AND ") + key + " = (SELECT " + key + " FROM " + table + order +
             " LIMIT 1)";
  return where;
}

// Whether it changed anything, which then must be found; afterwards the table is as it was.
bool is_found(CompanyInMemory& company, const std::string& table, const std::string& tampering) {
  store::Connection& connection = company.books.store;
  connection.run("CREATE TEMP TABLE kept AS SELECT * FROM " + table);
  connection.run(tampering);
  const bool changed = connection.number("SELECT changes()") > 0;
  if (changed) {
    bool found = true;
    try {
      found = found_in(company) > 0;
    } catch (const Error&) {
      // What cannot be read any more is told too.
    }
    CHECK(found);
  }
  connection.run("DELETE FROM " + table);
  connection.run("INSERT INTO " + table + " SELECT * FROM kept");
  connection.run("DROP TABLE kept");
  return changed;
}

}  // namespace

TEST_CASE("the books of a company that has met much are as they were written") {
  CompanyInMemory company;
  live(company);
  INFO(run(company, "books.verify", "2024-05-31", "{}").dump());
  CHECK(found_in(company) == 0);
}

TEST_CASE("a data set whose balances cannot be is named with its class") {
  CompanyInMemory company;
  live(company);
  drop_triggers(company.books.store);
  company.books.store.run(
      "UPDATE movement SET gross_fen = gross_fen - 3000000 WHERE movement = 1 AND asset = "
      "(SELECT asset FROM asset WHERE id = 'A')");
  const formats::Json told = run(company, "books.verify", "2024-05-31", "{}");
  const std::string found = cell_of(told, "data set A", "what");
  CHECK(found.find("of intangible asset exceed cost") != std::string::npos);
  CHECK(found.find("[INV-7; CAS6:18]") != std::string::npos);
  CHECK(cell_of(told, "data set B", "what").empty());
}

TEST_CASE("a register that is empty beside vouchers of its own in the ledger is found") {
  CompanyInMemory company;
  CHECK(found_in(company) == 0);
  const VoucherKey key{company.books.company.code, Period(2024, 3), "E02", 1};
  company.host.ledger.vouchers.emplace(key,
                                       Voucher{key, parse_date("2024-03-05", ""), Currency::CNY, "购入", {}});
  const formats::Json told = run(company, "books.verify", "2024-05-31", "{}");
  CHECK(cell_of(told, "findings", "count") == "1");
  CHECK(told.dump().find("E02/2024-03/1") != std::string::npos);
}

TEST_CASE("every column that is changed on disk, and every row removed, is found") {
  CompanyInMemory company;
  live(company);
  store::Connection& connection = company.books.store;
  drop_triggers(connection);
  std::int64_t tried = 0;
  for (const std::string& table : sealed_tables(connection)) {
    CAPTURE(table);
    CHECK_MESSAGE(connection.number("SELECT count(*) FROM " + table) > 0, "the company never met this table");
    const std::string row = last_row(connection, table);
    for (const std::string& column :
         names(connection, "SELECT name FROM pragma_table_info('" + table + "')")) {
      CAPTURE(column);
      tried += is_found(company, table,
                        "UPDATE OR IGNORE " + table + " SET " + column + " = CASE typeof(" + column +
                            ") WHEN 'text' THEN " + column +
                            " || 'x' WHEN 'blob' THEN zeroblob(32) WHEN 'null' THEN 1 ELSE " + column +
                            " + 1 END" + row);
    }
    CHECK(is_found(company, table, "DELETE FROM " + table + row));
  }
  CHECK(tried > 100);
  CHECK(found_in(company) == 0);
}

}  // namespace rubiao::test
