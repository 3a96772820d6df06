// SPDX-License-Identifier: Apache-2.0
// What a decision says for itself: near misses, articles, the trace; and which questions are refused.
#include "rulebook/decision.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "formats/json.h"
#include "shipped_rules.h"

using namespace rubiao;
using namespace rubiao::rulebook;

namespace {

Inputs development() {
  return {{"确认条件", true}, {"持有目的", "自用"}, {"取得方式", "自行研发"},
          {"阶段", "开发"},   {"五条件", true},     {"履约成本条件", false}};
}

std::vector<Problem> refused(const Inputs& inputs) {
  try {
    (void)shipped().decide("classification", inputs);
    return {};
  } catch (const Error& error) {
    CHECK(error.status() == Status::invalid_input);
    return error.problems();
  }
}

}  // namespace

TEST_CASE("rows that fail by exactly one column tell why it is not otherwise") {
  const Decision decision = shipped().decide("classification", development());
  CHECK(decision.match().row == "C11");
  bool told = false;
  for (const NearMiss& miss : decision.near_misses) {
    if (miss.row != "C12") continue;
    told = true;
    CHECK(miss.column == "阶段");
    CHECK(miss.needs == "已达预定用途");
    CHECK(to_text(miss.got) == "开发");
  }
  CHECK(told);
}

TEST_CASE("the trace is whole and stable") {
  const Decision decision = shipped().decide("classification", development());
  const formats::Json trace = to_json(decision);
  CHECK(trace.dump() == to_json(shipped().decide("classification", development())).dump());
  CHECK(trace["schema"] == "trace/1");
  CHECK(trace["edition"] == "2024-01-01");
  CHECK(trace["rulesSha256"] == shipped().sha256());
  CHECK(
      trace["inputs"].dump() ==
      R"({"确认条件":true,"持有目的":"自用","取得方式":"自行研发","阶段":"开发","五条件":true,"履约成本条件":false})");
  CHECK(trace["matched"][0]["row"] == "C11");
  CHECK(trace["matched"][0]["cells"][0].dump() == R"(["确认条件","true",true])");
  CHECK(trace["matched"][0]["cells"][1].dump() == R"(["持有目的","自用,对外服务",true])");
  CHECK(trace["matched"][0]["cites"][1]["key"] == "CAS6:9");
  CHECK(trace["matched"][0]["cites"][1]["article"] == "第九条");
  CHECK(trace["matched"][0]["cites"][1]["inForce"].dump() == R"(["2007-01-01",null])");
  CHECK(trace["output"].dump() == R"({"资产类别":"开发支出","支出处理":"资本化"})");
}

TEST_CASE("the order of the inputs does not matter") {
  Inputs inputs = development();
  std::swap(inputs.front(), inputs.back());
  CHECK(to_json(shipped().decide("classification", inputs)).dump() ==
        to_json(shipped().decide("classification", development())).dump());
}

TEST_CASE("missing, unknown, repeated, mistyped and forbidden inputs are refused by name, all at once") {
  Inputs inputs = development();
  inputs[0].second = "true";
  inputs[1].second = "投机";
  inputs[2].first = "方式";
  inputs.push_back(inputs[3]);
  const std::vector<Problem> problems = refused(inputs);
  REQUIRE(problems.size() == 5);
  CHECK(problems[0].field == "确认条件");
  CHECK(problems[0].found == "true");
  CHECK(problems[1].field == "持有目的");
  CHECK(problems[1].expected.zh == "自用,对外服务,出售,双重或未定 之一");
  CHECK(problems[2].field == "取得方式");
  CHECK(problems[3].field == "方式");
  CHECK(problems[4].field == "阶段");
}

TEST_CASE("an unknown decision or parameter is not found") {
  const Date day = parse_date("2024-06-30", "");
  CHECK_THROWS_AS((void)shipped().decide("nothing", {}), Error);
  CHECK_THROWS_AS((void)shipped().text_parameter("没有", day), Error);
  CHECK_THROWS_AS((void)shipped().number_parameter("直线法口径", day), Error);
  CHECK_THROWS_AS((void)shipped().text_parameter("直线法口径", parse_date("2023-12-31", "")), Error);
  CHECK(shipped().text_parameter("直线法口径", day) == "固定月额");
  CHECK(shipped().number_parameter("所得税率", day).text() == "0.25");
}

TEST_CASE("SC-2: no edition before 2024 [MOF2023-11:4]") {
  const Rulebook book = Rulebook::load(shipped_folder());
  CHECK(book.at(parse_date("2024-01-01", "")).id() == "2024-01-01");
  CHECK(book.at(parse_date("2025-11-30", "")).id() == "2024-01-01");
  CHECK(book.at(parse_date("2031-12-31", "")).id() == "2025-12-01");
  try {
    (void)book.at(parse_date("2023-12-31", ""));
    FAIL("2023 has an edition");
  } catch (const Error& error) {
    CHECK(error.status() == Status::refused);
    CHECK(error.problems().front().rule == "SC-2");
    CHECK(error.problems().front().articles == "MOF2023-11:4");
  }
}
