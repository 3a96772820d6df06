// SPDX-License-Identifier: Apache-2.0
// What the second person sees before deciding, and what happens when one of several proposals cannot be
// approved.
#include <doctest/doctest.h>

#include "actions/registry.h"
#include "base/error.h"
#include "property/company_in_memory.h"

namespace rubiao::test {
namespace {

std::string event(const char* kind, int line, const std::string& properties) {
  return R"({"event": ")" + std::string(kind) + R"(", "version": 1, "date": "2024-03-01", )" +
         R"("source": {"document": "D", "line": )" + std::to_string(line) + "}, " + properties + "}";
}

std::string registered(const std::string& asset, int line) {
  return event(
      "registered", line,
      R"("asset": ")" + asset + R"(", "name": "数据", "route": "外购", "purpose": "自用", "use": "管理")");
}

std::string assessed(const std::string& asset, int line, const char* basis) {
  return event(
      "assessed", line,
      R"("asset": ")" + asset +
          R"(", "controlled": true, "benefits_probable": true, "cost_measurable": true, "identifiable": true, )"
          R"("fulfils_contract": false, "recognise": true, "basis": ")" +
          basis + R"(", "evidence": [{"name": "采购合同", "date": "2024-02-20"}])");
}

std::string run(CompanyInMemory& company, const char* action, const char* input,
                Language language = Language::zh) {
  Caller caller = reviewer(parse_date("2024-03-31", "date"));
  caller.language = language;
  return find_action(action).run(company.books, caller, formats::parse_json(input, "input")).json().dump();
}

bool holds(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the second person sees what is proposed, field by field, and its evidence") {
  CompanyInMemory company;
  company.enter(registered("A", 1));
  company.propose(assessed("A", 2, "有客户合同"));
  const std::string zh = run(company, "approvals.list", "{}");
  CHECK(holds(zh, "有客户合同"));
  CHECK(holds(zh, "（文件名称：采购合同，文件日期：2024-02-20）"));
  const std::string en = run(company, "approvals.list", "{}", Language::en);
  CHECK(holds(en, "identifiable: yes"));
  CHECK(holds(en, "(document name: 采购合同, document date: 2024-02-20)"));
  CHECK(holds(en, "intangible asset / capitalise"));
}

TEST_CASE("the second person sees the lines that would be booked, to the fen") {
  CompanyInMemory company;
  company.enter(registered("A", 1));
  company.enter(assessed("A", 2, "有客户合同"));
  company.enter(event("cost_incurred", 3,
                      R"("asset": "A", "item": "购买价款", "amount": "24000.00", "vat": "0.00", "currency": )"
                      R"("CNY", "settlement": "银行存款", "measured_by": "成本凭证", "capitalise": true)"));
  company.enter(event("stage_changed", 4, R"("asset": "A", "stage": "已达预定用途", "life_months": 24)"));
  company.propose(event("invalidated", 5, R"("asset": "A", "reason": "授权到期")"));
  const std::string shown = run(company, "approvals.list", "{}");
  CAPTURE(shown);
  CHECK(holds(shown, R"("6711","24000.00",null)"));
  CHECK(holds(shown, R"("170101",null,"24000.00")"));
}

TEST_CASE("evidence that is younger than what it proves is flagged (RF-15)") {
  CompanyInMemory company;
  company.enter(registered("A", 1));
  company.propose(event(
      "assessed", 2,
      R"("asset": "A", "controlled": true, "benefits_probable": true, "cost_measurable": true, "identifiable": )"
      R"(true, "fulfils_contract": false, "recognise": true, "basis": "合同", "evidence": [{"name": "补签合同", )"
      R"("date": "2024-03-20"}])"));
  CHECK(holds(run(company, "approvals.list", "{}"), "证据“补签合同”的日期 2024-03-20 晚于业务日期（RF-15）"));
}

TEST_CASE("an account mapping is shown key by key") {
  CompanyInMemory company;
  company.propose(event("configured", 1, R"("accounts": {"银行存款": "1002"})"));
  CHECK(holds(run(company, "approvals.list", "{}"), "银行存款 → 1002"));
}

TEST_CASE("of several proposals the one that cannot be approved is named, and the others are decided") {
  CompanyInMemory company;
  for (const auto& [asset, line] : {std::pair{"A", 1}, {"B", 2}}) company.enter(registered(asset, line));
  const std::string twice = R"("asset": "A", "stage": "已达预定用途", "life_months": 12)";
  company.enter(assessed("A", 3, "甲"));
  company.enter(
      event("cost_incurred", 4,
            R"("asset": "A", "item": "购买价款", "amount": "100.00", "vat": "6.00", "currency": "CNY", )"
            R"("settlement": "银行存款", "measured_by": "成本凭证")"));
  company.propose(event("stage_changed", 5, twice));
  const Recorded second = company.propose(event("stage_changed", 6, twice));
  company.propose(assessed("B", 7, "乙"));
  try {
    (void)run(company, "approvals.decide", R"({"all": true, "approve": true})");
    FAIL("an asset became available twice");
  } catch (const Error& error) {
    const std::string told = render(error, Language::en);
    CHECK(holds(told, ("proposal " + std::to_string(second.proposals.at(0)) + ": ").c_str()));
    CHECK(holds(told, "the other 2 are decided"));
  }
  CHECK(store::open_proposals(company.store, company.books.company).size() == 1);
}

TEST_CASE("a verdict is not dated before what it is on") {
  CompanyInMemory company;
  company.enter(registered("A", 1));
  const Recorded recorded = company.propose(assessed("A", 2, "依据"));
  const Caller early = reviewer(parse_date("2024-02-29", "date"));
  CHECK_THROWS_AS(company.decide(early, recorded.proposals.at(0), {}), Error);
}

TEST_CASE("what an auditor is shown of a data set holds grounds, evidence and verdicts") {
  CompanyInMemory company;
  company.enter(registered("A", 1));
  const Recorded recorded = company.propose(assessed("A", 2, "有客户合同"));
  company.decide(reviewer(parse_date("2024-03-02", "date")), recorded.proposals[0], {false, "缺少授权"});
  const std::string shown = run(company, "register.show", R"({"asset": "A"})");
  CHECK(holds(shown, "有客户合同"));
  CHECK(holds(shown, "采购合同"));
  CHECK(holds(shown, "缺少授权"));
  CHECK(holds(shown, "已退回"));
}

TEST_CASE("no month is run before it is over") {
  CompanyInMemory company;
  CHECK_THROWS_AS(run(company, "month_end.run", R"({"through": "2024-04"})"), Error);
  CHECK_NOTHROW(run(company, "month_end.run", R"({"through": "2024-03"})"));
}

TEST_CASE("a voucher line shows the host's name of its account") {
  CompanyInMemory company;
  company.enter(registered("A", 1));
  company.enter(assessed("A", 2, "依据"));
  company.enter(
      event("cost_incurred", 3,
            R"("asset": "A", "item": "购买价款", "amount": "100.00", "vat": "6.00", "currency": "CNY", )"
            R"("settlement": "银行存款", "measured_by": "成本凭证")"));
  const auto accounts = company.host.ledger.trial_balance("TEST", parse_date("2024-03-01", "date"),
                                                          parse_date("2024-03-31", "date"));
  REQUIRE(!accounts.empty());
  CHECK(holds(run(company, "journal.list", R"({"from": "2024-03"})"), "\"name\":\""));
  CHECK(holds(run(company, "journal.list", R"({"from": "2024-04"})"), "没有凭证"));
}

TEST_CASE("a rejection without its reason is told what to give") {
  CompanyInMemory company;
  try {
    (void)run(company, "approvals.decide", R"({"all": true, "approve": false})");
    FAIL("rejected without a reason");
  } catch (const Error& error) {
    CHECK(error.problems().at(0).field == "reason");
    CHECK(error.problems().at(0).todo.en == "give the reason in \"reason\"");
    CHECK_FALSE(error.problems().at(0).todo.zh.empty());
  }
}

TEST_CASE("who approves is told that whoever entered it has to mend it") {
  CompanyInMemory company;
  company.enter(registered("A", 1));
  company.propose(assessed("A", 2, "有客户合同"));
  company.host.ledger.closed.insert({2024, 3});
  try {
    (void)run(company, "approvals.decide", R"({"all": true, "approve": true})");
    FAIL("a closed period takes nothing in");
  } catch (const Error& error) {
    CHECK(holds(error.problems().at(0).todo.zh, "退回"));
    CHECK(holds(error.problems().at(0).todo.en, "entered anew"));
  }
}

}  // namespace rubiao::test
