// SPDX-License-Identifier: Apache-2.0
// A schedule by usage: what is reported is used, what is not known is blank, and what nothing can follow from
// is not shown.
#include <doctest/doctest.h>

#include "base/error.h"
#include "played.h"

namespace rubiao::test {
namespace {

void buy_by_units(CompanyInMemory& company) {
  buy(company);
  company.enter(event("estimate_changed", "2024-01-15", 5,
                      R"("reason": "按调用", "method": "产量法", "units_expected": 1000)"));
}

void report(CompanyInMemory& company, const char* day, int line, const char* units) {
  company.enter(event("usage_reported", day, line, R"("units": )" + std::string(units)));
}

std::string cell_in(CompanyInMemory& company, const char* month, const char* column,
                    const std::string& more = "") {
  return cell_of(run(company, "measure.schedule", "2024-12-31", (R"({"asset": "A")" + more + "}").c_str()),
                 month, column);
}

std::string note_of(CompanyInMemory& company, const std::string& more = "") {
  return run(company, "measure.schedule", "2024-12-31", (R"({"asset": "A")" + more + "}").c_str())
      .at("outputs")
      .at(0)
      .value("note", "");
}

std::string charged_in(CompanyInMemory& company, const char* month) {
  return cell_in(company, month, "state") == "booked" ? cell_in(company, month, "charge") : "not booked";
}

}  // namespace

TEST_CASE("the schedule shows the charge that the month's end will book on the usage reported") {
  CompanyInMemory company;
  buy_by_units(company);
  report(company, "2024-01-31", 6, "400");
  report(company, "2024-02-28", 7, "250");
  CHECK(cell_in(company, "2024-01", "charge") == "9600.00");
  CHECK(cell_in(company, "2024-02", "charge") == "6000.00");
  CHECK(cell_in(company, "2024-02", "closing") == "8400.00");
  // A month that is reported needs no assumption.
  CHECK(cell_in(company, "2024-01", "charge", R"(, "units_a_month": 100)") == "9600.00");
  CHECK(cell_in(company, "2024-03", "charge", R"(, "units_a_month": 100)") == "2400.00");
  (void)company.run_month_end(parse_date("2024-02-29", "date"));
  CHECK(charged_in(company, "2024-01") == "9600.00");
  CHECK(charged_in(company, "2024-02") == "6000.00");
}

TEST_CASE("what depends on usage that is not known is blank, and the note says so") {
  CompanyInMemory company;
  buy_by_units(company);
  report(company, "2024-01-31", 6, "400");
  CHECK(cell_in(company, "2024-02", "opening") == "14400.00");
  CHECK(cell_in(company, "2024-02", "charge") == "null");
  CHECK(cell_in(company, "2024-02", "closing") == "null");
  CHECK(cell_in(company, "2024-03", "opening") == "null");
  CHECK(cell_in(company, "2025-12", "charge") == "null");
  CHECK(note_of(company).find("units_a_month") != std::string::npos);
  CHECK(note_of(company, R"(, "units_a_month": 10)").empty());
  const auto changed = R"(, "changes": [{"month": "2024-03", "method": "直线法"}])";
  CHECK_THROWS_AS(cell_in(company, "2024-03", "charge", changed), Error);
  const auto known = R"(, "changes": [{"month": "2024-02", "method": "直线法", "remaining_months": 10}])";
  CHECK(cell_in(company, "2024-02", "charge", known) == "1440.00");
  CHECK(cell_in(company, "2024-02", "planned", known) == "null");
  CHECK(cell_in(company, "2024-02", "difference", known) == "null");
}

TEST_CASE("units that are all used end the schedule") {
  CompanyInMemory company;
  buy_by_units(company);
  report(company, "2024-01-31", 6, "400");
  report(company, "2024-02-28", 7, "600");
  CHECK(cell_in(company, "2024-02", "closing") == "0.00");
  CHECK(cell_in(company, "2024-03", "charge").empty());
  CHECK(note_of(company).empty());
}

TEST_CASE("a shorter life ends the months shown, and the years still know what was planned") {
  CompanyInMemory company;
  buy(company);
  const auto shorter = R"(, "changes": [{"month": "2024-01", "remaining_months": 3}])";
  CHECK(cell_in(company, "2024-03", "charge", shorter) == "8000.00");
  CHECK(cell_in(company, "2024-04", "charge", shorter).empty());
  CHECK(note_of(company, shorter).find("2025-12") != std::string::npos);
  const formats::Json shown = run(company, "measure.schedule", "2024-12-31",
                                  (R"({"asset": "A")" + std::string(shorter) + "}").c_str());
  const formats::Json& years = shown.at("outputs").at(1).at("rows");
  REQUIRE(years.size() == 2);
  CHECK(years.at(1) == formats::Json::parse(R"([2025, "12000.00", "0.00", "12000.00"])"));
}

}  // namespace rubiao::test
