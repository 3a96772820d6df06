// SPDX-License-Identifier: Apache-2.0
#include "posting/grants.h"

#include <algorithm>

#include "base/error.h"
#include "posting/booking.h"
#include "posting/charged_months.h"
#include "posting/event_order.h"
#include "register/life.h"
#include "register/words.h"

namespace rubiao {
namespace {

// The cost of the asset changes by a grant deducted or restored, and with it the charges from the next on.
void change_cost(Fen change, const Event& event, const Standing& standing, const rulebook::Rules& rules,
                 Consequence& result) {
  const bool purchased = column_of(standing.data_set.route) == Column::purchased;
  const MovementKind kind = standing.in_development() ? MovementKind::development_added
                            : purchased               ? MovementKind::purchased
                                                      : MovementKind::other_increase;
  result.movements.push_back({kind, {.gross = change}, "CM-9"});
  const DataSet& data_set = standing.data_set;
  if (standing.in_development() || !standing.plan || !data_set.available_on || data_set.estimates.indefinite)
    return;
  PlanStart start = start_in(next_charge(standing, event), standing);
  if (change > 0)
    start.months_left = std::max(1, start.months_left);  // a life that is over is charged at once
  start.standing.gross = add(start.standing.gross, change);
  result.plan = carry_on(standing.plan, data_set.estimates, start, straight_line(rules));
}

// HS-2: what is held for sale is measured by what it will fetch; its cost before is no longer on the books.
void demand_not_held_for_sale(const Standing& standing) {
  if (standing.held_for_sale.gross == 0) return;
  refuse("HS-2", "CAS42:13; CAS16:8",
         {"数据集“" + standing.data_set.id + "”已划分为持有待售，原值已转出，不能冲减或恢复",
          "data set \"" + standing.data_set.id + "\" is held for sale; its cost is not there to be changed"},
         {"先不再划分为持有待售（sale.take_back），或按总额法登记",
          "take it back first (sale.take_back), or use the gross method"});
}

void deduct(const GrantReceived& grant, const Event& event, const Standing& standing,
            const rulebook::Rules& rules, EntryFacts& facts, Consequence& result) {
  demand_order_of_balances(standing, event);
  demand_not_held_for_sale(standing);
  const Fen carrying =
      standing.in_development() ? standing.development.carrying() : standing.intangible.carrying();
  if (grant.amount_fen >= carrying) {
    refuse("CM-9", "CAS16:8",
           {"补助不小于资产账面价值 " + to_grouped_text(carrying) + "，不能全额冲减",
            "the grant is not below the carrying amount of " + to_grouped_text(carrying)},
           {"按总额法登记，或核对补助金额", "use the gross method, or check the amount"});
  }
  facts.amounts[standing.in_development() ? "冲减开发支出" : "冲减成本"] = grant.amount_fen;
  change_cost(-grant.amount_fen, event, standing, rules, result);
}

constexpr const char* gross_method = "与资产相关总额法";
constexpr const char* net_method = "与资产相关净额法";

// Which grant is paid back decides what it is taken from. Nothing is known of those received before the data
// set was taken over.
std::string kind_repaid(const GrantRepaid& repaid, const Standing& standing) {
  if (!repaid.kind.empty() || !standing.grants) return repaid.kind.empty() ? gross_method : repaid.kind;
  std::vector<std::string> open;
  for (const auto& [kind, fen] : standing.grants->by_kind)
    if (fen > 0) open.push_back(kind);
  if (open.size() == 1) return open.front();
  if (open.empty()) {
    refuse("CM-9", "CAS16:15",
           {"该数据集没有收到而尚未退回的补助",
            "the data set has no grant that was received and not yet repaid"},
           {"核对补助的收到和退回", "check what was received and repaid"});
  }
  Text kinds;
  for (const std::string& kind : open) {
    kinds.zh += (kinds.zh.empty() ? "" : "、") + kind;
    kinds.en += (kinds.en.empty() ? "" : ", ") + in_words(kind, Language::en);
  }
  refuse("CM-9", "CAS16:15",
         {"该数据集收到过几种补助（" + kinds.zh + "），没有写明退回哪一种",
          "grants of several kinds were received for the data set (" + kinds.en +
              "); which is repaid is not said"},
         {"填写 grant_kind", "give grant_kind"});
}

// [CAS16:15] What is paid back was received, and what is restored was deducted.
void demand_received(const GrantRepaid& repaid, const std::string& kind, const Standing& standing) {
  if (repaid.restored_fen > 0 && kind != net_method && standing.grants) {
    refuse("CM-9", "CAS16:15",
           {"只有以净额法冲减资产的补助，退回时才恢复资产账面价值",
            "only what was deducted from the asset by the net method restores it"},
           {"restored 填 0.00，或核对 grant_kind", "give restored 0.00, or check grant_kind"});
  }
  if (!standing.grants) return;
  if (kind == net_method && standing.grants->restorable_fen > 0 && !repaid.states_restored) {
    reject("restored", "",
           {"该资产有以净额法冲减的补助 " + to_grouped_text(standing.grants->restorable_fen) +
                "，退回时先调整资产账面价值",
            to_grouped_text(standing.grants->restorable_fen) +
                " was deducted from its cost by the net method; a repayment restores the asset first"},
           {"填写 restored（其中恢复的资产账面价值）；不恢复的填 0.00 [CAS16:15]",
            "give restored, the part that goes back to the asset, or 0.00 if none does [CAS16:15]"});
  }
  const auto received = standing.grants->by_kind.find(kind);
  const Fen repayable = received == standing.grants->by_kind.end() ? 0 : received->second;
  const bool within = repaid.amount_fen <= repayable;
  if (within && repaid.restored_fen <= standing.grants->restorable_fen) return;
  const Fen most = within ? standing.grants->restorable_fen : repayable;
  refuse("CM-9", "CAS16:15",
         within ? Text{"恢复的成本大于以净额法冲减而尚未恢复的 " + to_grouped_text(most),
                       "more is restored than the " + to_grouped_text(most) + " deducted by the net method"}
                : Text{"退回的补助（" + kind + "）大于收到而尚未退回的 " + to_grouped_text(most),
                       "more is repaid than the " + to_grouped_text(most) + " received (" +
                           in_words(kind, Language::en) + ") and not yet repaid"},
         {"核对补助的收到和退回", "check what was received and repaid"});
}

// E11b, net method: against the cost that it compensates, by the use of the data; what develops them is
// research expense.
const char* offset_of(const DataSet& data_set) {
  const bool in_project = data_set.stage == Stage::research || data_set.stage == Stage::development;
  return in_project || is_development(data_set.use) ? "冲减研发费用" : "冲减费用";
}

// The rest of a repayment goes where the grant was recognised.
const char* income_of(const std::string& kind, const Standing& standing) {
  if (kind == "与收益相关净额法") return offset_of(standing.data_set);
  const bool daily = kind == "与收益相关" ? !standing.grants || standing.grants->income_of_daily_activity
                                          : kind == net_method || standing.grant_of_daily_activity;
  return daily ? "其他收益" : "营业外收入";
}

// [CAS16:11] What has nothing to do with daily activity offsets none of its cost.
void demand_daily_activity(const GrantReceived& grant) {
  if (grant.daily_activity) return;
  refuse("CM-9", "CAS16:11",
         {"与日常活动无关的补助计入营业外收入，不冲减相关成本费用",
          "a grant that is not related to daily activity is non-operating income and offsets no cost"},
         {"补助种类填“与收益相关”，或更正 daily_activity",
          "give the kind 与收益相关, or correct daily_activity"});
}

// [CAS16:11] What is deferred on a data set is released into one kind of income.
void demand_same_income(const GrantReceived& grant, const Standing& standing) {
  if (standing.grant.carrying() == 0 || grant.daily_activity == standing.grant_of_daily_activity) return;
  refuse("CM-9", "CAS16:11",
         {standing.grant_of_daily_activity ? "该数据集已有与日常活动相关的递延收益，转入其他收益"
                                           : "该数据集已有与日常活动无关的递延收益，转入营业外收入",
          standing.grant_of_daily_activity
              ? "income of daily activity is deferred on the data set already, and goes to other income"
              : "income apart from daily activity is deferred on the data set already, and goes to "
                "non-operating income"},
         {"核对 daily_activity；性质确有不同的，分别登记所对应的数据集",
          "check daily_activity; if the grants do differ, register the data they are for apart"});
}

// [CAS16:8] Like grants are accounted for alike, and so from year to year.
void demand_method_of_class(const GrantReceived& grant, const Standing& standing) {
  const bool net = grant.is_by_net_method();
  if (standing.class_by_net_method.value_or(net) == net) return;
  const Text of_class = grant.grant_class.empty() ? Text{"未填写类别的补助", "grants that name no class"}
                                                  : Text{"“" + grant.grant_class + "”类补助",
                                                         "grants of the class \"" + grant.grant_class + "\""};
  refuse("CM-9", "CAS16:8",
         {of_class.zh + "此前采用" + (net ? "总额法" : "净额法") + "，同类补助只用一种方法",
          of_class.en + " were received by the " + (net ? "gross" : "net") +
              " method before; a class has one method"},
         {"改用同一方法；确属另一类的，填写补助类别（grant_class）",
          "use that method; if it is of another class, give grant_class"});
}

// [CAS18:5] What is deferred on a data set was taxed when it came, or not.
void demand_same_taxation(const GrantReceived& grant, const Standing& standing) {
  const bool taxed = grant.taxed_on_receipt.value_or(false);
  if (standing.grant.carrying() == 0 || taxed == standing.grant_taxed_on_receipt) return;
  refuse("TX-1", "CAS18:5; CAS18:6",
         {standing.grant_taxed_on_receipt ? "该数据集的递延收益在收到时已计入应纳税所得额，本次没有"
                                          : "该数据集的递延收益在收到时未计入应纳税所得额，本次计入",
          standing.grant_taxed_on_receipt
              ? "what is deferred on the data set was taxed when it came, and this grant is not"
              : "what is deferred on the data set was not taxed when it came, and this grant is"},
         {"核对 taxed_on_receipt；确有不同的，分别登记所对应的数据集",
          "check taxed_on_receipt; if they do differ, register the data they are for apart"});
}

}  // namespace

Consequence receive_grant(const GrantReceived& grant, const Event& event, const Standing& standing,
                          const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_method_of_class(grant, standing);
  EntryFacts facts = facts_of(result.after, " 收到政府补助", grant.settlement, grant.counterparty);
  facts.amounts["收款额"] = grant.amount_fen;
  const char* occasion = "收益补助";
  if (grant.kind == "与资产相关总额法") {
    demand_same_income(grant, standing);
    demand_same_taxation(grant, standing);
    occasion = "资产补助总额法";
    facts.amounts["递延收益"] = grant.amount_fen;
    result.movements = {{MovementKind::grant_deferred, {.gross = grant.amount_fen}, "CM-9"}};
  } else if (grant.kind == "与资产相关净额法") {
    occasion = "资产补助净额法";
    deduct(grant, event, standing, rules, facts, result);
  } else if (grant.kind == "与收益相关净额法") {
    demand_daily_activity(grant);
    facts.amounts[offset_of(result.after)] = grant.amount_fen;
  } else {
    facts.amounts[grant.daily_activity ? "其他收益" : "营业外收入"] = grant.amount_fen;
  }
  book({occasion}, facts, result.after, rules, settings, result);
  return result;
}

Consequence repay_grant(const GrantRepaid& repaid, const Event& event, const Standing& standing,
                        const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  const std::string kind = kind_repaid(repaid, standing);
  demand_received(repaid, kind, standing);
  const Fen rest = repaid.amount_fen - repaid.restored_fen;
  const Fen deferred = kind == gross_method ? std::min(rest, standing.grant.carrying()) : 0;
  EntryFacts facts = facts_of(result.after, " 退回政府补助", repaid.settlement, {});
  facts.amounts = {
      {"递延收益", deferred}, {income_of(kind, standing), rest - deferred}, {"收款额", repaid.amount_fen}};
  if (deferred > 0) result.movements = {{MovementKind::grant_repaid, {.gross = -deferred}, "CM-9"}};
  if (repaid.restored_fen > 0) {
    demand_not_held_for_sale(standing);
    demand_order_of_balances(standing, event);
    if (standing.intangible.gross == 0 && !standing.in_development())
      reject("restored", to_text(repaid.restored_fen), {"账上没有资产", "there is no asset on the books"});
    facts.amounts[standing.in_development() ? "冲减开发支出" : "冲减成本"] = repaid.restored_fen;
    change_cost(repaid.restored_fen, event, standing, rules, result);
  }
  book({"退回补助"}, facts, result.after, rules, settings, result);
  return result;
}

void release_with_part(Fen leaving, Fen cost, const Standing& standing, const rulebook::Rules& rules,
                       const CompanySettings& settings, Consequence& result) {
  if (result.after.left_on) return;  // all of it, at the month's end
  const Fen released = multiply_divide(standing.grant.carrying(), leaving, cost, Rounding::half_away);
  release_grant(released, " 递延收益随转出部分转入损益", standing, rules, settings, result);
}

void release_grant(Fen released, const char* memo, const Standing& standing, const rulebook::Rules& rules,
                   const CompanySettings& settings, Consequence& result) {
  if (released <= 0) return;
  EntryFacts facts = facts_of(standing.data_set, memo);
  facts.amounts = {{"递延收益", released},
                   {standing.grant_of_daily_activity ? "其他收益" : "营业外收入", released}};
  result.movements.push_back(
      {MovementKind::grant_released, {.amortisation = released}, "CM-9", result.entries.size()});
  result.entries.push_back(compose_entry("E11.2", facts, rules, settings));
}

Fen granted_after(int month, const Standing& standing) {
  Fen granted = 0;
  for (const Granted& grant : standing.granted)
    if (grant.month > month) granted = add(granted, grant.fen);
  return granted;
}

Fen release_of(Fen deferred, Fen charge, Fen still_to_amortise) {
  if (charge >= still_to_amortise) return deferred;
  return multiply_divide(deferred, charge, still_to_amortise, Rounding::half_away);
}

}  // namespace rubiao
