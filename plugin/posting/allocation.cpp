// SPDX-License-Identifier: Apache-2.0
#include "posting/allocation.h"

#include <algorithm>
#include <set>

#include "base/allocate.h"
#include "base/error.h"
#include "posting/spending.h"
#include "posting/template_choice.h"
#include "register/life.h"

namespace rubiao {
namespace {

void demand_shares(const SharedCostAllocated& allocated, const Event& event) {
  std::set<std::string> ids;
  for (const SharedCostAllocated::Share& share : allocated.shares) {
    if (ids.insert(share.id).second) continue;
    reject("shares", share.id, {"同一数据集有两个份额", "a data set has two shares"},
           {"合并为一个份额", "make them one"});
  }
  if (ids.contains(event.asset)) return;
  reject("shares", event.asset, {"份额须包括本数据集", "the shares must name this data set"},
         {"在 asset 填写份额中的一个数据集", "give one of the shares as asset"});
}

std::vector<std::int64_t> weights_of(const SharedCostAllocated& allocated) {
  std::vector<std::int64_t> weights;
  for (const SharedCostAllocated::Share& share : allocated.shares) weights.push_back(share.quantity);
  weights.push_back(allocated.unallocated);
  return weights;
}

// Adds one data set's part to the whole, its movements pointing at its own entries.
Outcome merge(Consequence part, Consequence& whole) {
  for (Movement& movement : part.movements) movement.entry += whole.entries.size();
  std::ranges::move(part.entries, std::back_inserter(whole.entries));
  std::ranges::move(part.decisions, std::back_inserter(whole.decisions));
  return std::move(static_cast<Outcome&>(part));
}

void expense_rest(const SharedCostAllocated& allocated, Fen amount, Fen vat, const rulebook::Rules& rules,
                  const CompanySettings& settings, Consequence& result) {
  if (amount == 0 && vat == 0) return;
  rulebook::Decision choice = choose_template(
      {.occasion = "发生支出", .asset_class = "未确认", .treatment = "费用化", .item = allocated.cost.item},
      DataSet{}, rules);
  result.entries.push_back(
      compose_entry(choice.match().text("分录"),
                    {.use = allocated.unallocated_use,
                     .item = allocated.cost.item,
                     .settlement = allocated.cost.settlement,
                     .vat_awaiting = allocated.cost.vat_awaiting,
                     .cost_center = allocated.unallocated_cost_center,
                     .counterparty = allocated.cost.counterparty,
                     .memo = "不能合理分摊的" + allocated.cost.item,
                     .amounts = {{"成本", amount}, {"进项税额", vat}, {"价税合计", add(amount, vat)}}},
                    rules, settings));
  result.decisions.push_back(std::move(choice));
}

}  // namespace

Consequence allocate_shared_cost(const SharedCostAllocated& allocated, const Event& event,
                                 const Standing& standing, const rulebook::Rules& rules,
                                 const CompanySettings& settings) {
  demand_shares(allocated, event);
  const std::vector<std::int64_t> weights = weights_of(allocated);
  const std::vector<Fen> amounts = allocate(allocated.cost.amount_fen, weights);
  const std::vector<Fen> taxes = allocate(allocated.cost.vat_fen, weights);
  Consequence result;
  std::size_t next = 0;
  for (std::size_t i = 0; i < allocated.shares.size(); ++i) {
    const bool own = allocated.shares[i].id == event.asset;
    const Standing& member = own ? standing : standing.others.at(next++);
    CostIncurred cost = allocated.cost;
    cost.amount_fen = amounts[i];
    cost.vat_fen = taxes[i];
    Outcome outcome = merge(spend(cost, event, member, rules, settings), result);
    if (own) {
      static_cast<Outcome&>(result) = std::move(outcome);
    } else {
      result.others.push_back(std::move(outcome));
    }
  }
  expense_rest(allocated, amounts.back(), taxes.back(), rules, settings, result);
  return result;
}

}  // namespace rubiao
