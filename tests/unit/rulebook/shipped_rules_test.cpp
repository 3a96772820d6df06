// SPDX-License-Identifier: Apache-2.0
// The shipped rules load, are proved, and decide the key cases of the provisions as the articles say.
#include <doctest/doctest.h>

#include <algorithm>

#include "shipped_rules.h"

using namespace rubiao;
using namespace rubiao::rulebook;

namespace {

// Criteria or conditions that are not met fail by their first item.
Inputs classified(bool criteria, const char* held_for, const char* route, const char* stage, bool five,
                  bool contract) {
  return {{"拥有或控制", criteria},  {"经济利益很可能流入", true}, {"成本可靠计量", true}, {"可辨认", true},
          {"持有目的", held_for},    {"技术可行", five},           {"完成意图", true},     {"利益方式", true},
          {"资源支持", true},        {"支出可靠计量", true},       {"取得方式", route},    {"阶段", stage},
          {"履约成本条件", contract}};
}

struct Verdict {
  const char* route;
  const char* held_for;
  const char* stage;
  bool criteria;
  bool five;
  bool contract;
  const char* row;
  const char* asset;
  const char* treatment;
  const char* articles;
};

constexpr Verdict verdicts[] = {
    {"外购", "自用", "不适用", true, false, false, "C06", "无形资产", "资本化",
     "MOF2023-11:2.1; MOF2023-11:2.2; MOF2023-11:2.3; CAS6:4"},
    {"外购", "自用", "不适用", false, false, false, "C07", "未确认", "费用化", "MOF2023-11:1; CAS6:6"},
    {"外购", "对外服务", "不适用", false, false, true, "C08", "合同履约成本", "资本化",
     "MOF2023-11:2.3; CAS14:26"},
    {"自行研发", "自用", "研究", true, true, false, "C02", "未确认", "费用化", "MOF2023-11:2.2; CAS6:8"},
    {"自行研发", "自用", "开发", true, true, false, "C11", "开发支出", "资本化", "MOF2023-11:2.2; CAS6:9"},
    {"自行研发", "自用", "开发", true, false, false, "C13b", "未确认", "费用化", "CAS6:9"},
    {"自行研发", "对外服务", "已达预定用途", true, true, false, "C12", "无形资产", "转入",
     "CAS6:4; CAS6:9; CAS6:13"},
    {"自行加工", "出售", "不适用", true, false, false, "C03c", "存货", "资本化",
     "MOF2023-11:2.4; MOF2023-11:2.5; CAS1:3; CAS1:4"},
    {"外购", "出售", "不适用", true, false, false, "C03a", "存货", "资本化",
     "MOF2023-11:2.4; MOF2023-11:2.5; CAS1:3; CAS1:4"},
    {"外购", "出售", "不适用", false, false, false, "C04a", "未确认", "费用化", "MOF2023-11:2.7; CAS1:4"},
    {"自行研发", "自用", "无项目", true, false, false, "C16", "未确认", "费用化", "MOF2023-11:1; CAS6:9"},
    {"外购", "双重或未定", "不适用", true, false, false, "C01a", "需专业判断", "暂挂",
     "MOF2023-11:2.1; MOF2023-11:2.4"},
    {"外购", "自用", "研究", true, false, false, "C90", "需专业判断", "暂挂", "CAS6:7"},
};

}  // namespace

TEST_CASE("all of rules/ loads and is proved") {
  for (const Edition& edition : shipped_book().editions()) CHECK(edition.tables(edition.from()).size() == 24);
}

TEST_CASE("the classification of the key cases, with its articles") {
  for (const Verdict& verdict : verdicts) {
    CAPTURE(verdict.row);
    const Decision decision =
        shipped().decide("classification", classified(verdict.criteria, verdict.held_for, verdict.route,
                                                      verdict.stage, verdict.five, verdict.contract));
    CHECK(decision.match().row == verdict.row);
    CHECK(decision.match().text("资产类别") == verdict.asset);
    CHECK(decision.match().text("支出处理") == verdict.treatment);
    CHECK(decision.articles() == verdict.articles);
  }
}

TEST_CASE("the recognition criteria name the first one that fails") {
  const auto ask = [](bool control, bool benefits, bool cost, bool identifiable, const char* held_for) {
    const Decision decision = shipped().decide("recognition_criteria", {{"拥有或控制", control},
                                                                        {"经济利益很可能流入", benefits},
                                                                        {"成本可靠计量", cost},
                                                                        {"可辨认", identifiable},
                                                                        {"持有目的", held_for}});
    return decision.match().text("未满足") + (decision.match().flag("确认条件") ? "+" : "-");
  };
  CHECK(ask(true, true, true, true, "自用") == "无+");
  CHECK(ask(false, false, false, false, "自用") == "拥有或控制-");
  CHECK(ask(true, false, false, false, "自用") == "可辨认-");
  CHECK(ask(true, false, false, true, "自用") == "经济利益很可能流入-");
  CHECK(ask(true, true, false, true, "自用") == "成本可靠计量-");
  CHECK(ask(true, true, true, false, "出售") == "无+");
}

TEST_CASE("the five conditions of development name the first one that fails [CAS6:9]") {
  const char* names[] = {"技术可行", "完成意图", "利益方式", "资源支持", "支出可靠计量"};
  for (std::size_t failing = 0; failing <= 5; ++failing) {
    Inputs inputs;
    for (std::size_t i = 0; i < 5; ++i) inputs.emplace_back(names[i], i < failing);
    const Decision decision = shipped().decide("five_conditions", inputs);
    CHECK(decision.match().flag("五条件") == (failing == 5));
    CHECK(decision.match().text("未满足") == (failing == 5 ? "无" : names[failing]));
  }
}

TEST_CASE("what is prohibited is named with its rule and articles; what is not stays silent") {
  const auto ask = [](const char* event, const char* basis, const char* route, bool expensed, bool earlier,
                      bool capitalise, bool criteria, bool before) {
    return shipped().decide("prohibitions", {{"业务事件", event},
                                             {"金额依据", basis},
                                             {"取得方式", route},
                                             {"曾费用化", expensed},
                                             {"费用化期间较早", earlier},
                                             {"要求资本化", capitalise},
                                             {"确认条件", criteria},
                                             {"早于条件满足日", before}});
  };
  CHECK(ask("发生支出", "成本凭证", "外购", false, false, true, true, false).matches.empty());
  const Decision appraisal = ask("初始确认", "评估价值", "自行研发", false, false, true, true, false);
  REQUIRE(appraisal.matches.size() == 1);
  CHECK(appraisal.matches[0].text("禁止") == "PR-1");
  CHECK(appraisal.articles() == "MOF2023-11:2.2; MOF2023-11:2.5; CAS6:12; CAS6:13; CAS1:5");
  CHECK(ask("初始确认", "评估价值", "投资者投入", false, false, true, true, false).matches.empty());
  CHECK(ask("发生支出", "成本凭证", "外购", true, false, true, true, false).matches.empty());
  const Decision several = ask("发生支出", "成本凭证", "自行研发", true, true, true, false, true);
  REQUIRE(several.matches.size() == 3);
  CHECK(several.matches[0].text("禁止") == "PR-2");
  CHECK(several.matches[1].text("禁止") == "PR-3");
  CHECK(several.matches[2].text("禁止") == "CM-4");
  const Decision revaluation = ask("后续计量", "公允价值", "外购", false, false, false, true, false);
  REQUIRE(revaluation.matches.size() == 1);
  CHECK(revaluation.matches[0].text("禁止") == "PR-4");
}

TEST_CASE("what goes into cost") {
  const auto ask = [](const char* asset, const char* route, const char* item, bool attributable,
                      bool before) {
    const Match match = shipped()
                            .decide("cost_item", {{"资产类别", asset},
                                                  {"取得方式", route},
                                                  {"成本项目", item},
                                                  {"可直接归属", attributable},
                                                  {"达到预定用途前", before}})
                            .match();
    return match.text("处理") + " " + match.text("规则");
  };
  CHECK(ask("无形资产", "外购", "购买价款", true, true) == "资本化 CM-1");
  CHECK(ask("无形资产", "外购", "清洗", true, false) == "费用化 CM-1");
  CHECK(ask("无形资产", "外购", "采集", true, true) == "费用化 CM-2");
  CHECK(ask("无形资产", "外购", "培训", true, true) == "费用化 CM-1");
  CHECK(ask("未确认", "外购", "外包服务", true, true) == "费用化 CM-2");
  CHECK(ask("开发支出", "自行研发", "外包服务", true, true) == "资本化 CM-2");
  CHECK(ask("开发支出", "自行研发", "人工", true, true) == "资本化 CM-4");
  CHECK(ask("开发支出", "自行研发", "人工", false, true) == "费用化 CM-4");
  CHECK(ask("存货", "外购", "保险费", true, true) == "资本化 CM-11");
  CHECK(ask("存货", "自行加工", "采集", true, true) == "资本化 CM-12");
  CHECK(ask("存货", "自行加工", "非正常损耗", true, true) == "费用化 CM-11");
  CHECK(ask("合同履约成本", "外购", "人工", true, true) == "资本化 RV-2");
  CHECK(ask("需专业判断", "外购", "购买价款", true, true) == "暂挂 无");
}
