// SPDX-License-Identifier: Apache-2.0
// A company that asks: an event waits for its answers, the second person sees them with their alternatives,
// and they stay with both names.
#include <doctest/doctest.h>

#include "actions/registry.h"
#include "base/error.h"
#include "property/company_in_memory.h"

namespace rubiao::test {
namespace {

constexpr const char* registered =
    R"({"event": "registered", "version": 1, "date": "2024-03-01", "source": {"document": "D", "line": 1},
    "asset": "A", "name": "数据", "route": "外购", "purpose": "自用", "use": "管理"})";

std::string one_line(std::string json) {
  std::erase(json, '\n');
  return json;
}

std::string assessed(const std::string& judgements) {
  return one_line(
      R"({"event": "assessed", "version": 1, "date": "2024-03-01", "source": {"document": "D", "line": 2},
    "asset": "A", "controlled": true, "benefits_probable": true, "cost_measurable": true, "identifiable": true,
    "fulfils_contract": false, "recognise": true, "basis": "合同")" +
      judgements + "}");
}

constexpr const char* answers =
    R"(, "judgements": {"Q01": {"answer": "控制（许可或授权）", "grounds": "许可两年", "evidence": "许可合同.pdf"},
    "Q06": {"answer": "一个单元", "grounds": "用途一致", "evidence": "数据目录"}})";

std::string run(CompanyInMemory& company, const char* action, const char* input,
                Language language = Language::zh) {
  Caller caller = reviewer(parse_date("2024-03-31", "date"));
  caller.language = language;
  return find_action(action).run(company.books, caller, formats::parse_json(input, "input")).json().dump();
}

bool holds(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

std::string refusal_of(CompanyInMemory& company, const std::string& event) {
  try {
    (void)company.propose(event);
    return "";
  } catch (const Error& error) {
    return render(error, Language::zh);
  }
}

}  // namespace

TEST_CASE("an event waits for the answers to the questions that it raises") {
  CompanyInMemory company(true);
  company.enter(one_line(registered));
  const std::string refusal = refusal_of(company, assessed(""));
  CHECK(holds(refusal, "企业是否合法拥有或控制这项数据资源？"));
  CHECK(holds(refusal, "拥有；控制（许可或授权）；不拥有也不控制"));
  CHECK(holds(refusal, "judgements.Q06.answer"));
  CHECK(refusal_of(company, assessed(answers)) == "");
}

TEST_CASE("question, alternatives, answer, grounds, evidence and both names are kept") {
  CompanyInMemory company(true);
  company.enter(one_line(registered));
  const Recorded recorded = company.propose(assessed(answers));
  const std::string waiting = run(company, "approvals.list", "{}", Language::en);
  CHECK(holds(waiting, "owned; controlled (licensed or authorised); neither owned nor controlled"));
  CHECK(holds(waiting, "许可合同.pdf"));
  company.approve(recorded, parse_date("2024-03-02", "date"));
  for (const auto& [action, input] :
       {std::pair{"judgement.list", R"({"asset": "A"})"}, std::pair{"register.show", R"({"asset": "A"})"}}) {
    const std::string kept = run(company, action, input);
    for (const char* part :
         {"控制（许可或授权）", "不拥有也不控制", "许可两年", "许可合同.pdf", "李敏", "王强"}) {
      CAPTURE(part);
      CHECK(holds(kept, part));
    }
  }
  CHECK(!holds(run(company, "judgement.list", R"({"asset": "B"})"), "许可两年"));
}

TEST_CASE("a judgement of its own books nothing and needs a second person") {
  CompanyInMemory company(true);
  company.enter(one_line(registered));
  company.enter(assessed(answers));
  const std::string judged = one_line(
      R"({"event": "judged", "version": 1, "date": "2024-03-31", "source": {"document": "D", "line": 3},
    "asset": "A", "judgements": {"Q09": {"answer": "没有", "grounds": "逐项复核", "evidence": "底稿 7"}}})");
  const Recorded recorded = company.propose(judged);
  CHECK(recorded.proposed == 1);
  company.approve(recorded, parse_date("2024-03-31", "date"));
  CHECK(company.host.ledger.vouchers.empty());
  CHECK(holds(run(company, "judgement.list", "{}"), "底稿 7"));
}

TEST_CASE("an answer whose event was taken back is no longer shown as confirmed") {
  CompanyInMemory company(true);
  company.enter(one_line(registered));
  company.enter(assessed(answers));
  company.enter(one_line(
      R"({"event": "judged", "version": 1, "date": "2024-03-31", "source": {"document": "D", "line": 3},
    "asset": "A", "judgements": {"Q09": {"answer": "没有", "grounds": "逐项复核", "evidence": "底稿 7"}}})"));
  CHECK(!holds(run(company, "judgement.list", "{}"), "已冲销"));
  company.enter(one_line(
      R"({"event": "corrected", "version": 1, "date": "2024-03-31", "source": {"document": "D", "line": 4},
    "asset": "A", "reverses": {"document": "D", "line": 3}, "reason": "误登"})"));
  const std::string zh = run(company, "judgement.list", "{}");
  CHECK(holds(zh, R"("李敏","已冲销","王强")"));
  CHECK(holds(zh, R"("李敏","已复核","王强")"));
  CHECK(holds(run(company, "judgement.list", "{}", Language::en), R"("taken back")"));
  CHECK(holds(run(company, "events.list", R"({"event": "judged"})"), "已冲销"));
}

TEST_CASE("the questions of a kind of event are listed before it is entered") {
  CompanyInMemory company(true);
  const std::string all = run(company, "judgement.questions", "{}");
  CHECK(holds(all, "Q19"));
  const std::string one = run(company, "judgement.questions", R"({"event": "exchanged"})", Language::en);
  CHECK(holds(one, "Does the exchange have commercial substance"));
  CHECK(!holds(one, "Q19"));
  CHECK(holds(run(company, "judgement.questions", R"({"event": "registered"})"), "不引起应询问题"));
}

TEST_CASE("answers come by CSV, a column each") {
  const auto lines = read_events(
      "event,date,source.document,source.line,asset,应询问题的回答.减值迹象.回答（备选之一）,judgements.Q09."
      "grounds,"
      "judgements.Q09.evidence\njudged,2024-12-31,D,1,A,没有,逐项复核,底稿\n",
      "a.csv");
  CHECK(lines.size() == 1);
  CHECK(lines.front().event.judgements.front().answer == "没有");
}

}  // namespace rubiao::test
