// SPDX-License-Identifier: Apache-2.0
// The journal templates of the sample story, their lines and their default accounts [MOF2006-18:A].
#include <doctest/doctest.h>

#include "shipped_rules.h"

using namespace rubiao::rulebook;

namespace {

std::string entry(const char* event, const char* asset, const char* route, const char* stage,
                  const char* treatment, const char* item) {
  return shipped()
      .decide("entry_template", {{"业务事件", event},
                                 {"资产类别", asset},
                                 {"取得方式", route},
                                 {"阶段", stage},
                                 {"处理", treatment},
                                 {"成本项目", item}})
      .match()
      .text("分录");
}

std::string lines(const char* code) {
  std::string text;
  for (const Match& line : shipped().decide("entry_lines", {{"分录", code}}).matches) {
    text += line.text("方向") + " " + line.text("科目键") + " " + line.text("金额键") + "\n";
  }
  return text;
}

std::string account(const char* key, const char* route) {
  return shipped().decide("account_code", {{"科目键", key}, {"取得方式", route}}).match().text("科目代码");
}

}  // namespace

TEST_CASE("which template an event takes") {
  CHECK(entry("发生支出", "无形资产", "外购", "不适用", "资本化", "购买价款") == "E01");
  CHECK(entry("发生支出", "无形资产", "外购", "不适用", "资本化", "清洗") == "E02");
  CHECK(entry("发生支出", "未确认", "外购", "不适用", "费用化", "外包服务") == "E03");
  CHECK(entry("发生支出", "未确认", "自行研发", "研究", "费用化", "人工") == "E05");
  CHECK(entry("发生支出", "开发支出", "自行研发", "开发", "费用化", "培训") == "E05");
  CHECK(entry("发生支出", "开发支出", "自行研发", "开发", "资本化", "人工") == "E06");
  CHECK(entry("达到预定用途", "无形资产", "自行研发", "已达预定用途", "不适用", "不适用") == "E07");
  CHECK(entry("研发费用结转", "开发支出", "自行研发", "开发", "不适用", "不适用") == "E05a");
  CHECK(entry("按月摊销", "无形资产", "外购", "不适用", "不适用", "不适用") == "E12");
  CHECK(entry("按月摊销", "存货", "外购", "不适用", "不适用", "不适用") == "无");
  CHECK(entry("发生支出", "存货", "外购", "不适用", "资本化", "购买价款") == "E17");
  CHECK(entry("发生支出", "存货", "自行加工", "不适用", "资本化", "清洗") == "E18");
  CHECK(entry("达到预定用途", "存货", "自行加工", "不适用", "不适用", "不适用") == "E18.2");
  CHECK(entry("销售商品", "存货", "自行加工", "不适用", "不适用", "不适用") == "E19");
  CHECK(entry("销售商品", "未确认", "自行研发", "无项目", "不适用", "不适用") == "E24");
  CHECK(entry("转让", "无形资产", "外购", "不适用", "不适用", "不适用") == "E14");
  CHECK(entry("失效", "无形资产", "外购", "不适用", "不适用", "不适用") == "E15");
  CHECK(entry("质押", "无形资产", "外购", "不适用", "不适用", "不适用") == "E28");
  CHECK(entry("发生支出", "未确认", "外购", "不适用", "资本化", "购买价款") == "需判断");
}

TEST_CASE("the lines of a template, in order") {
  CHECK(lines("E01") ==
        "借 无形资产 成本\n借 进项税额 进项税额\n"
        "贷 结算 价税合计\n");
  CHECK(lines("E12") == "借 摊销去向 摊销额\n贷 累计摊销 摊销额\n");
  CHECK(lines("E14") ==
        "借 结算 收款额\n借 累计摊销 累计摊销\n借 减值准备 减值准备\n借 资产处置损益 处置损失\n"
        "贷 无形资产 账面原值\n贷 销项税额 销项税额\n贷 资产处置损益 处置利得\n");
  CHECK(lines("E28").empty());
}

TEST_CASE("default accounts and routing") {
  CHECK(account("无形资产", "外购") == "170101");
  CHECK(account("累计摊销", "自行研发") == "170202");
  CHECK(account("减值准备", "投资者投入") == "170303");
  CHECK(account("进项税额", "外购") == "222101");
  CHECK(account("研发支出资本化", "自行研发") == "530102");
  const auto amortised = [](const char* use) {
    return shipped().decide("amortisation_routing", {{"用途", use}}).match().text("科目键");
  };
  CHECK(amortised("服务客户") == "主营业务成本");
  CHECK(amortised("闲置") == "管理费用");
  const auto expensed = [](const char* use, const char* item) {
    return shipped().decide("expense_routing", {{"用途", use}, {"成本项目", item}}).match().text("科目键");
  };
  CHECK(expensed("研发资本化", "人工") == "研发支出费用化");
  CHECK(expensed("服务客户", "外包服务") == "主营业务成本");
  CHECK(expensed("服务客户", "宣传") == "销售费用");
  CHECK(expensed("生产", "培训") == "管理费用");
  const auto settled = [](const char* how) {
    return shipped().decide("settlement", {{"结算方式", how}}).match().text("科目键");
  };
  CHECK(settled("应付账款") == "应付账款");
  CHECK(settled("累计摊销") == "其他累计摊销");  // of the assets used, never of the one whose cost it becomes
}

TEST_CASE("every account key and settlement that a line can name has an account") {
  const Table& lines_table = shipped_decider("entry_lines")->table();
  for (const Value& key : lines_table.outputs[1].allowed_values) {
    const std::string text = to_text(key);
    if (text == "结算" || text == "支出去向" || text == "摊销去向" || text == "取得资产")
      continue;  // resolved first
    CHECK(!account(text.c_str(), "外购").empty());
  }
  for (const char* table : {"amortisation_routing", "expense_routing", "settlement"}) {
    for (const Value& key : shipped_decider(table)->table().outputs[0].allowed_values) {
      CHECK(!account(to_text(key).c_str(), "外购").empty());
    }
  }
}
