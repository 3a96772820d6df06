// SPDX-License-Identifier: Apache-2.0
#include "posting/contract_cost.h"

#include <algorithm>

#include "base/error.h"
#include "posting/booking.h"
#include "posting/host_posting.h"
#include "register/life.h"

namespace rubiao {
namespace {

bool fulfils(ContractCost cost) {
  return cost == ContractCost::fulfilment;
}

// RV-2 [CAS14:29] [CAS14:30]: contract by contract; what one contract earns does not carry another's cost.
const ContractCarried& held(const std::string& contract, const Standing& standing) {
  const auto& contracts = standing.contract_costs;
  if (contract.empty() && contracts.size() == 1) return contracts.begin()->second;
  const auto found = contracts.find(contract);
  if (found != contracts.end()) return found->second;
  Text known;
  for (const auto& [name, carried] : contracts) {
    known.zh += (known.zh.empty() ? "" : "、") + name;
    known.en += (known.en.empty() ? "" : ", ") + name;
  }
  if (contracts.empty()) {
    reject("contract", contract, {"账上没有这项合同成本", "no such contract cost is carried"},
           {"先登记发生合同成本", "record the contract cost first"});
  }
  throw Error(
      Status::refused,
      Problem{.message = {contract.empty() ? "本数据集有几份合同的成本，须指明合同" : "没有这份合同的成本",
                          contract.empty() ? "the data set has costs of several contracts; name the contract"
                                           : "no cost of this contract is carried"},
              .rule = "RV-2",
              .articles = "CAS14:29; CAS14:30",
              .field = "contract",
              .found = contract,
              .expected = known});
}

// RV-2: what fails one of the conditions is expensed when incurred.
void demand_conditions(const ContractCostIncurred& incurred) {
  const char* unmet = !incurred.directly_related                               ? "directly_related"
                      : !incurred.recoverable                                  ? "recoverable"
                      : fulfils(incurred.cost) && !incurred.enhances_resources ? "enhances_resources"
                                                                               : nullptr;
  if (unmet == nullptr) return;
  throw Error(
      Status::refused,
      Problem{.message = {"不满足合同成本的确认条件", "the conditions of a contract cost are not met"},
              .rule = "RV-2",
              .articles = fulfils(incurred.cost) ? "CAS14:26" : "CAS14:28",
              .field = unmet,
              .found = "false",
              .todo = {"发生时计入当期损益（发生支出）", "expense it when incurred, as spending"}});
}

void demand_carried(const std::string& contract, const Standing& standing, Fen most) {
  const Fen carrying = held(contract, standing).amounts.carrying();
  if (most <= carrying) return;
  refuse(
      "RV-2", "CAS14:29",
      {"金额 " + to_grouped_text(most) + " 大于合同成本的账面价值 " + to_grouped_text(carrying),
       to_grouped_text(most) + " is more than is carried of the contract cost, " + to_grouped_text(carrying)},
      {"核对合同与摊销基础", "check the contract and the basis of amortisation"});
}

}  // namespace

Consequence render_service(const ServiceRendered& service, const Event& event, const Standing& standing,
                           const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  EntryFacts facts = facts_of(result.after, " 提供服务", service.settlement, service.counterparty);
  facts.amounts = {{"收款额", add(service.revenue_fen, service.vat_fen)},
                   {service.main_business ? "主营业务收入" : "其他业务收入", service.revenue_fen},
                   {"销项税额", service.vat_fen}};
  book({"提供服务", "合同履约成本"}, facts, standing.data_set, rules, settings, result);
  settle_who_posts(event.kind, service.host_voucher, settings, result);
  return result;
}

Consequence incur_contract_cost(const ContractCostIncurred& incurred, const Event& event,
                                const Standing& standing, const rulebook::Rules& rules,
                                const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_conditions(incurred);
  const bool fulfilment = fulfils(incurred.cost);
  EntryFacts facts = facts_of(result.after, fulfilment ? " 合同履约成本" : " 合同取得成本",
                              incurred.settlement, incurred.counterparty);
  facts.vat_awaiting = incurred.vat_awaiting;
  facts.amounts = {{"成本", incurred.amount_fen},
                   {"进项税额", incurred.vat_fen},
                   {"价税合计", add(incurred.amount_fen, incurred.vat_fen)}};
  book({fulfilment ? "发生合同履约成本" : "发生合同取得成本", "合同履约成本"}, facts, standing.data_set,
       rules, settings, result);
  result.movements = {{fulfilment ? MovementKind::fulfilment_incurred : MovementKind::obtaining_incurred,
                       {.gross = incurred.amount_fen},
                       "RV-2"}};
  return result;
}

Consequence amortise_contract_cost(const ContractCostAmortised& amortised, const Event& event,
                                   const Standing& standing, const rulebook::Rules& rules,
                                   const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_carried(amortised.contract, standing, amortised.amount_fen);
  const bool fulfilment = fulfils(amortised.cost);
  EntryFacts facts = facts_of(result.after, fulfilment ? " 摊销合同履约成本" : " 摊销合同取得成本");
  facts.amounts = {{"摊销额", amortised.amount_fen}};
  book({fulfilment ? "摊销合同履约成本" : "摊销合同取得成本", "合同履约成本"}, facts, standing.data_set,
       rules, settings, result);
  result.movements = {{fulfilment ? MovementKind::fulfilment_amortised : MovementKind::obtaining_amortised,
                       {.amortisation = amortised.amount_fen},
                       "RV-2"}};
  return result;
}

Consequence test_contract_cost(const ContractCostTested& test, const Event& event, const Standing& standing,
                               const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  const auto& [cost, unimpaired] = held(test.contract, standing);
  const Fen expected = std::max<Fen>(0, test.remaining_consideration_fen - test.remaining_cost_fen);
  // [CAS14:31]: never above what it would be carried at without the write-down.
  const Fen change = cost.carrying() - std::min(expected, unimpaired);
  if (change == 0) return result;
  const bool fulfilment = fulfils(test.cost);
  EntryFacts facts = facts_of(result.after, change > 0 ? " 合同成本减值" : " 合同成本减值转回");
  facts.amounts = {{"损失额", change > 0 ? change : -change},
                   {fulfilment ? "履约减值" : "取得减值", change > 0 ? change : -change}};
  book({change > 0 ? "合同成本减值" : "合同成本减值转回", "合同履约成本"}, facts, standing.data_set, rules,
       settings, result);
  result.movements = {{fulfilment ? MovementKind::fulfilment_impaired : MovementKind::obtaining_impaired,
                       {.impairment = change},
                       "RV-2"}};
  return result;
}

}  // namespace rubiao
