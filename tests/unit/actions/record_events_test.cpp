// SPDX-License-Identifier: Apache-2.0
// Taking events in: all or nothing, known events passed over, other content under a known source refused, and
// the second person who must not be the first.
#include <doctest/doctest.h>

#include "actions/registry.h"
#include "property/company_in_memory.h"

namespace rubiao::test {
namespace {

Date on(const char* text) {
  return parse_date(text, "date");
}

std::string event(const char* kind, const char* date, int line, const std::string& properties) {
  return R"({"event": ")" + std::string(kind) + R"(", "version": 1, "date": ")" + date +
         R"(", "source": {"document": "D", "line": )" + std::to_string(line) + "}, " + properties + "}\n";
}

std::string registered(int line, const std::string& id = "A") {
  return event(
      "registered", "2024-03-01", line,
      R"("asset": ")" + id + R"(", "name": "数据", "route": "外购", "purpose": "自用", "use": "管理")");
}

std::string assessed(int line) {
  return event(
      "assessed", "2024-03-01", line,
      R"("asset": "A", "controlled": true, "benefits_probable": true, "cost_measurable": true, "identifiable": true, )"
      R"("fulfils_contract": false, "recognise": true, "basis": "依据")");
}

std::string cost(int line, const char* amount = "100.00", const char* asset = "A") {
  return event(
      "cost_incurred", "2024-03-02", line,
      R"("asset": ")" + std::string(asset) + R"(", "item": "购买价款", "amount": ")" + amount +
          R"(", "vat": "6.00", "currency": "CNY", "settlement": "银行存款", "measured_by": "成本凭证")");
}

// "status: line: message" of the error, in English; "" if there is none.
template <typename Act>
std::string error_of(Act act) {
  try {
    act();
  } catch (const Error& error) {
    std::string all = std::to_string(static_cast<int>(error.status()));
    for (const Problem& problem : error.problems())
      all += " | " + std::to_string(problem.line) + " " + problem.field + ": " + problem.message.en;
    return all;
  }
  return "";
}

constexpr const char* refused = "1 | ";
constexpr const char* not_permitted = "4 | ";
constexpr const char* conflict = "5 | ";

std::int64_t events_in(const CompanyInMemory& company) {
  return company.store.number("SELECT count(*) FROM event WHERE kind <> 'configured'");
}

}  // namespace

TEST_CASE("an event known with the same content is passed over, with other content refused") {
  CompanyInMemory company;
  company.enter(registered(1));
  company.enter(assessed(2));
  CHECK(company.enter(cost(3)).carried_out == 1);
  const std::string ledger = company.host.ledger.text();
  const std::string head = company.chain_head();
  const Recorded again = company.enter(registered(1) + assessed(2) + cost(3));
  CHECK(again.known == 3);
  CHECK(again.carried_out + again.proposed + again.posted == 0);
  CHECK(error_of([&] { company.enter(cost(3, "100.01")); }).starts_with(conflict));
  CHECK(company.host.ledger.text() == ledger);
  CHECK(company.chain_head() == head);
}

TEST_CASE("what was taken back and comes in again is not recorded, and that is said") {
  CompanyInMemory company;
  company.enter(registered(1));
  company.enter(assessed(2));
  company.enter(cost(3));
  const std::string back =
      event("corrected", "2024-03-03", 4,
            R"("asset": "A", "reverses": {"document": "D", "line": 3}, "reason": "重复")");
  company.enter(back);
  const Recorded again = company.enter(registered(1) + cost(3) + back);
  CHECK(again.known == 3);
  REQUIRE(again.taken_back.size() == 1);
  CHECK(again.taken_back[0].line == 3);
  REQUIRE(again.remarks.size() == 1);
  CHECK(again.remarks[0].zh.find("后被更正冲销，没有重新登记（D : 3）") != std::string::npos);
  CHECK(again.remarks[0].en.find("comes under a new line") != std::string::npos);
  CHECK(company.enter(cost(13)).remarks.empty());
}

TEST_CASE("what comes back from inventory is told to be unavailable for use until that is recorded anew") {
  CompanyInMemory company;
  company.enter(registered(1));
  company.enter(assessed(2));
  company.enter(cost(3));
  company.enter(
      event("stage_changed", "2024-03-02", 4, R"("asset": "A", "stage": "已达预定用途", "life_months": 12)"));
  const auto purpose = [](int line, const char* date, const char* to) {
    return event("use_changed", date, line,
                 R"("asset": "A", "purpose": ")" + std::string(to) + R"(", "use": "管理", "basis": "决议")");
  };
  CHECK(company.enter(purpose(5, "2024-03-03", "出售")).remarks.empty());
  const Recorded back = company.enter(purpose(6, "2024-03-04", "自用"));
  REQUIRE(back.remarks.size() == 1);
  CHECK(back.remarks[0].zh.find("须再登记达到预定用途") != std::string::npos);
  CHECK(back.remarks[0].en.find("not available for use yet") != std::string::npos);
}

TEST_CASE("a proposal that is not there, and a role that is missing, are told with what to do") {
  CompanyInMemory company;
  try {
    company.decide(reviewer(on("2024-03-02")), 99, {});
    FAIL("decided");
  } catch (const Error& error) {
    CHECK(error.problems().at(0).todo.zh.find("approvals.list") != std::string::npos);
    CHECK(error.problems().at(0).todo.en.find("approvals.list") != std::string::npos);
  }
  try {
    demand_role(preparer(on("2024-03-02")), {Role::reviewer, Role::auditor});
    FAIL("allowed");
  } catch (const Error& error) {
    CHECK(render(error, Language::zh).find("应为复核、审计") != std::string::npos);
    CHECK(render(error, Language::en).find("expected reviewer, auditor") != std::string::npos);
  }
}

TEST_CASE("a file is taken in whole or not at all, and every bad line is told") {
  CompanyInMemory company;
  company.enter(registered(1));
  company.enter(assessed(2));
  const std::string head = company.chain_head();
  const std::string file = cost(3) + cost(4, "50.00", "B") + registered(5) + cost(6) + registered(6, "C");
  const std::string told = error_of([&] { company.enter(file); });
  CHECK(told ==
        "5 | 2 asset: there is no such data set in the register | 3 asset: a data set with this id is "
        "registered already"
        " | 5 source: another event came in under this source document and line");
  CHECK(events_in(company) == 2);
  CHECK(company.chain_head() == head);
  CHECK(company.host.ledger.vouchers.empty());
}

TEST_CASE("a refusal takes the whole file back and names its rule") {
  CompanyInMemory company;
  company.enter(registered(1));
  company.enter(assessed(2));
  std::string appraised = cost(4);
  appraised.replace(appraised.find("成本凭证"), std::string("成本凭证").size(), "评估价值");
  CHECK(error_of([&] { company.enter(cost(3) + appraised); }).starts_with(refused));
  CHECK(events_in(company) == 2);
}

TEST_CASE("nothing is booked into a period that is closed or that the host does not have") {
  CompanyInMemory company;
  company.enter(registered(1));
  company.enter(assessed(2));
  company.host.ledger.closed = {Period(2024, 3)};
  CHECK(error_of([&] { company.enter(cost(3)); }).find("there is no open period 2024-03") !=
        std::string::npos);
  CHECK(events_in(company) == 2);
}

TEST_CASE("an account that the host does not have is told before anything is written") {
  CompanyInMemory company;
  const std::string mapping = event("configured", "2024-01-02", 9, R"("accounts": {"银行存款": "100299"})");
  CHECK(error_of([&] {
          company.enter(mapping);
        }).find("account: the host has no such account that takes lines") != std::string::npos);
  CHECK(events_in(company) == 0);
}

TEST_CASE("nobody approves what he entered himself, a proposal is decided once") {
  CompanyInMemory company;
  company.enter(registered(1));
  const Recorded recorded = company.propose(assessed(2));
  REQUIRE(recorded.proposals.size() == 1);
  const std::int64_t number = recorded.proposals[0];
  Caller same = preparer(on("2024-03-02"));
  same.roles = {Role::preparer, Role::reviewer};
  CHECK(error_of([&] { company.decide(same, number, {}); }).starts_with(not_permitted));
  CHECK(error_of([&] { company.enter(cost(3)); }).starts_with(refused));  // not assessed yet
  company.decide(reviewer(on("2024-03-02")), number, {});
  CHECK(error_of([&] { company.decide(reviewer(on("2024-03-02")), number, {}); }).starts_with("3 | "));
  CHECK(company.enter(cost(3)).carried_out == 1);
}

TEST_CASE("within a host's transaction all proposals are decided or none") {
  CompanyInMemory company;
  company.enter(registered(1));
  company.enter(assessed(2));
  company.enter(cost(3));
  const auto available = [](int line) {
    return event("stage_changed", "2024-03-02", line,
                 R"("asset": "A", "stage": "已达预定用途", "life_months": 12)");
  };
  const std::int64_t first = company.propose(available(4)).proposals.at(0);
  const std::int64_t again = company.propose(available(5)).proposals.at(0);
  const std::vector<std::int64_t> both{first, again};
  store::Staged staged;
  company.books.staged = &staged;
  const std::string told =
      error_of([&] { decide_proposals(company.books, reviewer(on("2024-03-02")), both, {}); });
  CHECK(told.find("proposal " + std::to_string(again) + ": ") != std::string::npos);
  CHECK(told.find("nor were the other 1 decided") != std::string::npos);
  CHECK(staged.changes.empty());
  company.decide(reviewer(on("2024-03-02")), again, {false, "重复"});
  company.decide(reviewer(on("2024-03-02")), first, {});
  const store::Looking look(company.store, &staged);
  CHECK(store::open_proposals(company.store, company.books.company).empty());
}

TEST_CASE("what was rejected has no consequence, and its source stays used") {
  CompanyInMemory company;
  company.enter(registered(1));
  const Recorded recorded = company.propose(assessed(2));
  company.decide(reviewer(on("2024-03-02")), recorded.proposals[0], {false, "缺证据"});
  CHECK(error_of([&] { company.enter(cost(3)); }).starts_with(refused));
  CHECK(error_of([&] { company.enter(assessed(2)); }).starts_with(conflict));  // as it was: told, not let in
  CHECK(company.enter(assessed(12)).proposed == 1);
  CHECK(company.enter(cost(3)).carried_out == 1);
}

TEST_CASE("each action asks for its role") {
  const Date day = on("2024-03-01");
  const struct {
    const char* action;
    std::set<Role> roles;
    bool allowed;
  } table[] = {{"approvals.decide", {Role::preparer}, false},
               {"approvals.decide", {Role::reviewer}, true},
               {"month_end.run", {Role::auditor}, false},
               {"disclose.package", {Role::auditor}, true},
               {"events.import", {Role::reviewer}, false},
               {"events.import", {Role::preparer}, true},
               {"journal.list", {}, false},
               {"journal.list", {Role::auditor}, true}};
  for (const auto& row : table) {
    CAPTURE(row.action);
    const Caller caller{.company = "TEST", .user = "李敏", .roles = row.roles, .business_date = day};
    CHECK(error_of([&] { demand_role(caller, find_action(row.action).roles); }).empty() == row.allowed);
  }
  const Caller nobody{.company = "TEST", .roles = {Role::preparer}, .business_date = day};
  CHECK(error_of([&] { demand_role(nobody, {Role::preparer}); }).starts_with(not_permitted));
  CHECK(error_of([] { (void)find_action("no.such"); }).starts_with("3 | "));
}

TEST_CASE("the actions change no books that only look, and their ids are unique") {
  std::set<std::string> ids;
  for (const Action& action : all_actions()) {
    CAPTURE(action.id);
    CHECK(ids.insert(action.id).second);
    CHECK(!action.title.zh.empty());
    CHECK(!action.title.en.empty());
    CHECK(!action.roles.empty());
    CHECK((!action.changes || !action.roles.contains(Role::auditor)));
  }
}

}  // namespace rubiao::test
