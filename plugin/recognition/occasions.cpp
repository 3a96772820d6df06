// SPDX-License-Identifier: Apache-2.0
#include "recognition/occasions.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

namespace rubiao {
namespace {

using Occasions = std::set<std::string_view>;

constexpr std::array occasions{
    "首次登记",       "有内部开发项目",   "多个项目共用资源", "新确认无形资产",     "拟按寿命不确定",
    "用途混合或未定", "拟更改以前的处理", "资产负债表日",     "有已确认资产",       "需要估计可收回金额",
    "以约定价值取得", "非货币性交换取得", "有其他方参与销售", "有可抵扣差异或亏损", "拟加计扣除",
    "拟证券化",       "项目停滞或拟终止", "拟出售资产",       "收到政府补助"};

rulebook::Inputs inputs_of(const Occasions& raised) {
  rulebook::Inputs inputs;
  for (const char* occasion : occasions) inputs.emplace_back(occasion, raised.contains(occasion));
  return inputs;
}

const char* life_situation(bool indefinite) {
  return indefinite ? "寿命不确定" : "寿命有限";
}

const char* purpose_situation(Purpose purpose) {
  return purpose == Purpose::mixed ? "用途未定" : purpose == Purpose::sale ? "出售" : "使用或服务";
}

// What each event says: the occasions that it is, and the situations that it states. An event without a
// function of its own raises no question.
struct Told {
  const DataSet& before;
  Occasions occasions{};
  std::vector<Situation> situations{};

  void operator()(const Assessed& assessed) {
    occasions.insert("首次登记");
    tell("Q01", assessed.answers.controlled ? "控制" : "不控制");
    tell("Q06", "作为一项");
    ask_purpose(before.purpose);
  }
  void operator()(const OpeningBalance& opening) {
    occasions.insert("首次登记");
    tell("Q01", "控制");
    tell("Q06", "作为一项");
    ask_purpose(opening.data_set.purpose);
    if (opening.data_set.purpose == Purpose::sale) return;
    if (opening.data_set.available_on) {
      ask_life(opening.stated.estimates.indefinite);
    } else {
      ask_conditions();
    }
  }
  void operator()(const StageChanged& change) {
    if (change.stage == Stage::development) {
      ask_conditions();
    } else if (before.purpose != Purpose::sale) {
      ask_life(change.stated.estimates.indefinite);
    }
  }
  void operator()(const SharedCostAllocated&) {
    occasions.insert("多个项目共用资源");
    tell("Q03", "按标准分摊");
  }
  void operator()(const EstimateChanged& change) {
    occasions.insert("拟更改以前的处理");
    tell("Q08", "变更估计");
    if (change.remaining_months) {
      occasions.insert("新确认无形资产");
      tell("Q04", life_situation(false));
    }
    if (!change.indefinite.value_or(false)) return;
    occasions.insert("拟按寿命不确定");
    tell("Q05", "寿命不确定");
  }
  void operator()(const UseChanged& change) {
    if (!change.purpose) return;
    occasions.insert("拟更改以前的处理");
    tell("Q08", "变更用途");
    if (change.conditions.all_met_on()) ask_conditions();
    if (before.purpose == Purpose::mixed) occasions.insert("用途混合或未定");
    tell("Q07", purpose_situation(*change.purpose));
  }
  void operator()(const PriorPeriodError&) {
    occasions.insert("拟更改以前的处理");
    tell("Q08", "更正差错");
  }
  void operator()(const Misclassified& wrong) {
    occasions.insert("拟更改以前的处理");
    tell("Q08", "更正差错");
    tell("Q07", purpose_situation(wrong.purpose));
    if (wrong.conditions.all_met_on()) ask_conditions();
    if (wrong.purpose != Purpose::sale) ask_life(wrong.stated.estimates.indefinite);
  }
  void operator()(const ImpairmentTested& test) {
    occasions.insert({"资产负债表日", "有已确认资产", "需要估计可收回金额"});
    tell("Q09", test.indications.empty() ? "未列迹象" : "列明迹象");
    const bool flows = !test.cash_flows.empty();
    tell("Q10", !flows ? "只有公允价值" : test.fair_value_less_cost_fen ? "两者都有" : "只有现金流量");
  }
  void operator()(const ContributionReceived& contribution) {
    occasions.insert("以约定价值取得");
    tell("Q11", contribution.agreed_is_fair ? "公允" : "不公允");
  }
  void operator()(const ReceivedInSettlement&) { state_fair_value(); }
  void operator()(const Contributed& contributed) {
    if (!contributed.common_control) state_fair_value();
  }
  void operator()(const Exchanged& exchanged) {
    occasions.insert("非货币性交换取得");
    tell("Q12", !exchanged.commercial_substance ? "没有实质"
                : exchanged.fair_value_reliable ? "有实质且可靠"
                                                : "有实质但不可靠");
  }
  void operator()(const DeferredTaxMeasured& measured) {
    occasions.insert("有可抵扣差异或亏损");
    tell("Q14", measured.taxable_profit.c_str());
  }
  void operator()(const TaxBaseSet& set) {
    if (set.tax.initial != InitialDifference::super_deduction) return;
    occasions.insert("拟加计扣除");
    tell("Q15", "加计扣除");
  }
  void operator()(const ProjectAbandoned&) {
    occasions.insert("项目停滞或拟终止");
    tell("Q17", "放弃");
  }
  void operator()(const ClassifiedHeldForSale&) {
    occasions.insert("拟出售资产");
    tell("Q18", "划分");
  }
  void operator()(const GrantReceived& grant) {
    static const std::map<std::string, const char*, std::less<>> kinds{{"与资产相关总额法", "总额法"},
                                                                       {"与资产相关净额法", "净额法"},
                                                                       {"与收益相关", "与收益相关"},
                                                                       {"与收益相关净额法", "与收益相关"}};
    occasions.insert("收到政府补助");
    tell("Q19", kinds.at(grant.kind));
  }
  void operator()(const ServiceRendered&) { occasions.insert("有其他方参与销售"); }
  void operator()(const Reclassified&) {
    occasions.insert("拟出售资产");
    tell("Q18", "退出");
  }
  void operator()(const TakenOver& taken) {
    if (taken.fair_value_reliable) state_fair_value();
    if (before.route != Route::granted) return;
    occasions.insert("收到政府补助");
    tell("Q19", "非货币性");
  }
  template <typename Body>
  void operator()(const Body&) {}

 private:
  void tell(const char* question, const char* situation) { situations.push_back({question, situation}); }
  // No voucher shows it.
  void state_fair_value() {
    occasions.insert("以约定价值取得");
    tell("Q11", "公允");
  }
  void ask_purpose(Purpose purpose) {
    if (purpose == Purpose::mixed) occasions.insert("用途混合或未定");
    tell("Q07", purpose_situation(purpose));
  }
  void ask_conditions() {
    occasions.insert("有内部开发项目");
    tell("Q02", "五项条件齐备");
  }
  void ask_life(bool indefinite) {
    occasions.insert("新确认无形资产");
    if (indefinite) occasions.insert("拟按寿命不确定");
    for (const char* question : {"Q04", "Q05"}) tell(question, life_situation(indefinite));
  }
};

// Whoever answers a question says that its occasion has come, also where the event alone does not say so.
const Occasions& occasions_of(const std::string& question) {
  static const std::map<std::string, Occasions, std::less<>> all{
      {"Q01", {"首次登记"}},
      {"Q02", {"有内部开发项目"}},
      {"Q03", {"多个项目共用资源"}},
      {"Q04", {"新确认无形资产"}},
      {"Q05", {"拟按寿命不确定"}},
      {"Q06", {"首次登记"}},
      {"Q07", {"用途混合或未定"}},
      {"Q08", {"拟更改以前的处理"}},
      {"Q09", {"资产负债表日", "有已确认资产"}},
      {"Q10", {"需要估计可收回金额"}},
      {"Q11", {"以约定价值取得"}},
      {"Q12", {"非货币性交换取得"}},
      {"Q13", {"有其他方参与销售"}},
      {"Q14", {"有可抵扣差异或亏损"}},
      {"Q15", {"拟加计扣除"}},
      {"Q16", {"拟证券化"}},
      {"Q17", {"项目停滞或拟终止"}},
      {"Q18", {"拟出售资产"}},
      {"Q19", {"收到政府补助"}},
  };
  return all.at(question);
}

Told told_by(const Event& event, const DataSet& before) {
  Told told{before};
  std::visit(told, event.body);
  if (acquires_from_related_party(event)) told.occasions.insert("以约定价值取得");
  for (const Judgement& given : event.judgements)
    told.occasions.merge(Occasions(occasions_of(given.question)));
  return told;
}

}  // namespace

rulebook::Inputs occasions_of(const Event& event, const DataSet& before) {
  return inputs_of(told_by(event, before).occasions);
}

rulebook::Inputs every_occasion() {
  return inputs_of({occasions.begin(), occasions.end()});
}

std::vector<Situation> situations_told(const Event& event, const DataSet& before) {
  return told_by(event, before).situations;
}

}  // namespace rubiao
