// SPDX-License-Identifier: Apache-2.0
// What a decision says for itself: near misses, articles, the trace; and which questions are refused.
#include "rulebook/decision.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.h"
#include "formats/json.h"
#include "shipped_rules.h"

using namespace rubiao;
using namespace rubiao::rulebook;

namespace {

Inputs development() {
  return {{"拥有或控制", true},   {"经济利益很可能流入", true}, {"成本可靠计量", true},   {"可辨认", true},
          {"持有目的", "自用"},   {"技术可行", true},           {"完成意图", true},       {"利益方式", true},
          {"资源支持", true},     {"支出可靠计量", true},       {"取得方式", "自行研发"}, {"阶段", "开发"},
          {"履约成本条件", false}};
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
  CHECK(trace["asOf"] == "2024-12-31");
  CHECK(trace["rulesSha256"] == shipped().edition().sha256());
  CHECK(trace["inputs"].size() == 13);
  CHECK(trace["inputs"]["支出可靠计量"] == true);
  CHECK(trace["matched"][0]["row"] == "C11");
  CHECK(trace["matched"][0]["cells"][0].dump() == R"(["确认条件","true",true])");
  CHECK(trace["matched"][0]["cells"][1].dump() == R"(["持有目的","自用,对外服务",true])");
  CHECK(trace["matched"][0]["cites"][1]["key"] == "CAS6:9");
  CHECK(trace["matched"][0]["cites"][1]["article"] == "第九条");
  CHECK(trace["matched"][0]["cites"][1]["inForce"].dump() == R"(["2007-01-01",null])");
  CHECK(trace["output"].dump() == R"({"资产类别":"开发支出","支出处理":"资本化"})");
  REQUIRE(trace["because"].size() == 2);
  CHECK(trace["because"][0]["table"] == "recognition_criteria");
  CHECK(trace["because"][0]["inputs"].size() == 5);
  CHECK(trace["because"][0]["output"].dump() == R"({"确认条件":true,"未满足":"无"})");
  CHECK(trace["because"][1]["table"] == "five_conditions");
  CHECK(trace["because"][1]["matched"][0]["row"] == "D06");
}

TEST_CASE("the order of the inputs does not matter") {
  Inputs inputs = development();
  std::ranges::reverse(inputs);
  CHECK(to_json(shipped().decide("classification", inputs)).dump() ==
        to_json(shipped().decide("classification", development())).dump());
}

TEST_CASE("missing, unknown, repeated, mistyped and forbidden inputs are refused by name, all at once") {
  Inputs inputs = development();
  inputs[0].second = "true";
  inputs[4].second = "投机";
  inputs[10].first = "方式";
  inputs.push_back(inputs[11]);
  const std::vector<Problem> problems = refused(inputs);
  REQUIRE(problems.size() == 5);
  CHECK(problems[0].field == "拥有或控制");
  CHECK(problems[0].found == "true");
  CHECK(problems[1].field == "持有目的");
  CHECK(problems[1].expected.zh == "自用,对外服务,出售,双重或未定 之一");
  CHECK(problems[2].field == "取得方式");
  CHECK(problems[3].field == "方式");
  CHECK(problems[4].field == "阶段");
}

TEST_CASE("an unknown decision or parameter is not found") {
  CHECK_THROWS_AS((void)shipped().decide("nothing", {}), Error);
  CHECK_THROWS_AS((void)shipped().text_parameter("没有"), Error);
  CHECK_THROWS_AS((void)shipped().number_parameter("直线法口径"), Error);
  const Edition& edition = shipped().edition();
  CHECK_THROWS_AS((void)edition.text_parameter("直线法口径", parse_date("2023-12-31", "")), Error);
  CHECK(shipped().text_parameter("直线法口径") == "固定月额");
  CHECK(shipped().number_parameter("所得税率").text() == "0.25");
}

TEST_CASE("SC-2: no edition before 2024 [MOF2023-11:4]") {
  const Rulebook book = Rulebook::load(shipped_folder());
  CHECK(book.at(parse_date("2024-01-01", "")).edition().id() == "2024-01-01");
  CHECK(book.at(parse_date("2025-11-30", "")).edition().id() == "2024-01-01");
  CHECK(book.at(parse_date("2031-12-31", "")).edition().id() == "2025-12-01");
  try {
    (void)book.at(parse_date("2023-12-31", ""));
    FAIL("2023 has an edition");
  } catch (const Error& error) {
    CHECK(error.status() == Status::refused);
    CHECK(error.problems().front().rule == "SC-2");
    CHECK(error.problems().front().articles == "MOF2023-11:4");
  }
}
