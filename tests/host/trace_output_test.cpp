// SPDX-License-Identifier: Apache-2.0
// A trace as a block for a reader, in both languages, for decisions of one outcome and of many.
#include "trace_output.h"

#include <doctest/doctest.h>

using namespace erp;

namespace {

Json unique_trace() {
  return Json::parse(R"trace({"schema": "trace/1", "edition": "2024-01-01", "rulesSha256": "4a9e",
    "decision": "资产类别", "inputs": {"阶段": "研究"}, "table": "classification", "hitPolicy": "U",
    "matched": [{"row": "C02", "cells": [["阶段", "研究", true]],
                 "cites": [{"key": "MOF2023-11:2.2", "article": "第二部分（二）"}, {"key": "CAS6:8"}],
                 "note": "研究阶段支出一律费用化"}],
    "nearMisses": [{"row": "C15a", "failed": "确认条件", "needs": "false", "got": true},
                   {"row": "C90", "failed": "取得方式", "needs": "not(自行研发,自行加工)", "got": "自行\u001b研发"}],
    "output": {"资产类别": "未确认", "五条件": false}, "parameters": [], "because": []})trace");
}

}  // namespace

TEST_CASE("decision, row with its articles, outcome, and one line for every near miss") {
  CHECK(render_trace(unique_trace(), Language::zh) ==
        "资产类别（表 classification）\n"
        "  命中 C02 [MOF2023-11:2.2; CAS6:8]  研究阶段支出一律费用化\n"
        "  结论 资产类别 = 未确认，五条件 = 否\n"
        "  差一项 C15a：确认条件 应为 否，实为 是\n"
        "  差一项 C90：取得方式 应为 非(自行研发,自行加工)，实为 自行 研发\n");
  CHECK(render_trace(unique_trace(), Language::en) ==
        "资产类别 (table classification)\n"
        "  matched C02 [MOF2023-11:2.2; CAS6:8]  研究阶段支出一律费用化\n"
        "  outcome 资产类别 = 未确认, 五条件 = false\n"
        "  near miss C15a: 确认条件 needs false, got true\n"
        "  near miss C90: 取得方式 needs not(自行研发,自行加工), got 自行 研发\n");
}

TEST_CASE("a decision that collects shows every row and every outcome, or that there is none") {
  Json trace = unique_trace();
  trace["matched"] =
      Json::parse(R"([{"row": "P01", "cites": []}, {"row": "P03", "cites": [{"key": "CAS6:4"}]}])");
  trace["output"] = Json::parse(R"([{"规则": "PR-1"}, {"规则": "PR-3"}])");
  trace["nearMisses"] = Json::array();
  CHECK(render_trace(trace, Language::en) ==
        "资产类别 (table classification)\n  matched P01\n  matched P03 [CAS6:4]\n"
        "  outcome 规则 = PR-1\n  outcome 规则 = PR-3\n");
  trace["matched"] = Json::array();
  trace["output"] = Json::array();
  CHECK(render_trace(trace, Language::zh) == "资产类别（表 classification）\n  没有命中的行\n");
}

TEST_CASE("a trace of another shape is shown as a tree") {
  CHECK(render_trace(Json::parse(R"({"a": 1, "b": [{"c": "x"}]})"), Language::en) ==
        "a: 1\nb:\n  -\n    c: x\n");
}
