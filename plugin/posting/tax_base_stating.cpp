// SPDX-License-Identifier: Apache-2.0
#include "posting/tax_base_stating.h"

#include "base/error.h"
#include "register/life.h"

namespace rubiao {
namespace {

// TX-1: inventory has the tax base with which it came there, as far as it is left.
void demand_own_use(const Event& event, const Standing& standing) {
  if (standing.as_at.purpose != Purpose::sale) return;
  refuse("TX-1", "CAS18:5",
         {"数据集“" + standing.data_set.id + "”在 " + to_text(event.date) +
              " 列为存货：计税基础是其成本，或转入时的计税基础尚余的部分，不另登记",
          "data set \"" + standing.data_set.id + "\" was inventory on " + to_text(event.date) +
              ": its tax base is its cost, or what is left of the base it came with, and is not stated"},
         {"填写转为存货以前或转回自用以后的日期",
          "give a day before it became inventory or after it came back"});
}

// TX-7 [CAS18:21]: goodwill comes of a combination, capital reserve of what owners bring.
void demand_route_of_difference(const TaxBaseSet& set, const Standing& standing) {
  const Route route = standing.data_set.route;
  const bool goodwill = set.tax.initial == InitialDifference::goodwill;
  const bool equity = set.tax.initial == InitialDifference::equity;
  const bool of_owners =
      route == Route::contributed || route == Route::transferred || route == Route::combined;
  if ((!goodwill || route == Route::combined) && (!equity || of_owners)) return;
  refuse("TX-7", "CAS18:21; CAS18:22",
         goodwill ? Text{"只有企业合并取得的数据资源，其差异计入商誉",
                         "a difference goes against goodwill only in a combination of enterprises"}
                  : Text{"只有投资者投入、划转或企业合并取得的数据资源，其差异计入资本公积",
                         "a difference goes against capital reserve only where owners brought the data in"},
         {"按其来源填写“其他豁免”或“加计扣除”，没有差异的填写“无差异”",
          "name it 其他豁免 or 加计扣除 by its source, or 无差异 where there is none"});
}

// What had happened by the day but was booked later is not in the books of that day, nor in its base.
void demand_cost_booked(const TaxBaseSet& set, const Event& event, const Standing& standing) {
  if (!set.tax.cost_fen || !standing.cost_change_booked) return;
  const std::string booked = to_text(*standing.cost_change_booked);
  refuse("TX-1", "CAS18:5",
         {"此前发生的成本变动在 " + booked + " 才入账，" + to_text(event.date) + " 的账面还是变动以前的成本",
          "a change of cost that had happened by then was booked on " + booked + "; the books of " +
              to_text(event.date) + " still hold the cost before it"},
         {"填写 " + booked + " 或以后的日期", "give that day or a later one"});
}

// TX-3: a cost by tax law that is not that of the books differs for a reason, which decides what is
// recognised. What changed the cost of the books since is one.
void demand_difference_named(const TaxBaseSet& set, const Standing& standing) {
  const Fen cost = intangible_cost(standing);
  if (set.tax.initial != InitialDifference::none || set.tax.cost_fen.value_or(cost) == cost ||
      standing.cost_has_changed)
    return;
  refuse("TX-3", "CAS18:5; CAS18:13",
         {"填写“无差异”，而计税成本 " + to_grouped_text(*set.tax.cost_fen) + " 不是账面原值 " +
              to_grouped_text(cost),
          "it says there is no difference, but the cost by tax law is " + to_grouped_text(*set.tax.cost_fen) +
              " and that of the books " + to_grouped_text(cost)},
         {"填写差异的来源（加计扣除、其他豁免、计入商誉、计入资本公积），或删去 tax_cost",
          "say where the difference comes from, or leave tax_cost out"});
}

}  // namespace

Fen intangible_cost(const Standing& standing) {
  return standing.held_for_sale.gross > 0 ? standing.before_held.gross : standing.intangible.gross;
}

Consequence set_tax_base(const TaxBaseSet& set, const Event& event, const Standing& standing) {
  // What was deducted before it came to us was deducted from a cost that is not ours.
  const auto& available = standing.data_set.available_on;
  if (available && !set.tax.cost_fen && Period::of(set.tax.from) < Period::of(*available)) {
    refuse("TX-1", "CAS18:5",
           {"税前扣除自 " + to_text(set.tax.from) + " 起，早于可供使用日 " + to_text(*available) +
                "，而计税成本取自账面",
            "deducted from " + to_text(set.tax.from) + " on, before it was available for use on " +
                to_text(*available) + ", out of the cost of the books"},
           {"自可供使用的月份起扣除；承继他人计税基础的，填写 tax_cost",
            "deduct from the month in which it became available; where a tax base was taken over, give "
            "tax_cost"});
  }
  demand_own_use(event, standing);
  demand_route_of_difference(set, standing);
  demand_cost_booked(set, event, standing);
  demand_difference_named(set, standing);
  Consequence result;
  result.after = apply(standing.data_set, event);
  return result;
}

}  // namespace rubiao
