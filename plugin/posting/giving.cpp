// SPDX-License-Identifier: Apache-2.0
#include "posting/giving.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/error.h"
#include "base/ratio.h"
#include "posting/booking.h"
#include "posting/event_order.h"
#include "posting/grants.h"
#include "posting/issuing.h"
#include "posting/leaving.h"
#include "posting/measurement_basis.h"
#include "posting/template_choice.h"
#include "register/life.h"

namespace rubiao {
namespace {

// DR-4: only what is on the books can be given. Unrecognised data given at an appraisal would be a way round
// PR-1 in the group (CO-3): blocked.
void demand_on_the_books(const Standing& standing) {
  if (standing.intangible.gross > 0) return;
  if (standing.inventory.gross > 0 || standing.held_for_sale.gross > 0) {
    refuse(
        "DR-4", "CAS7:3; CAS12:10",
        {"数据集“" + standing.data_set.id + "”是存货或持有待售，不能作为无形资产换出、出资、抵债或无偿转出",
         "data set \"" + standing.data_set.id +
             "\" is inventory or held for sale and is not given as an intangible asset"},
        {"存货换出和出资按销售登记（sale.record），以对价的公允价值为售价；持有待售的先登记不再持有待售",
         "record an exchange or a contribution of inventory as its sale, at the fair value of what is "
         "received; take back first what is held for sale"});
  }
  refuse("DR-4", "MOF2023-11:2.7; CAS6:22",
         {"数据集“" + standing.data_set.id + "”未确认为无形资产，不能以其出资、交换或抵债",
          "data set \"" + standing.data_set.id +
              "\" is not on the books as an intangible asset and cannot be given"},
         {"专题复核：未确认的数据以评估值出资会绕过成本原则",
          "have it reviewed: unrecognised data at an appraisal would go round the cost rule"});
}

// CM-7 [CAS7:7] [CAS7:11]: what came in is worth what was given for it; by which measure, the table says.
struct ExchangeFigures {
  Fen cost = 0;
  Fen gain = 0;
};

ExchangeFigures figures_of(const Exchanged& exchanged, Fen carrying, bool at_fair_value) {
  const Fen paid = exchanged.boot_paid_fen + exchanged.direct_costs_fen + exchanged.output_vat_fen;
  const Fen received = exchanged.boot_received_fen + exchanged.vat_fen;
  if (!at_fair_value) return {carrying + paid - received, 0};
  if (exchanged.received_fair_value_fen) {
    const Fen cost = *exchanged.received_fair_value_fen + exchanged.direct_costs_fen;
    return {cost, cost + received - carrying - paid};
  }
  return {*exchanged.given_fair_value_fen + paid - received, *exchanged.given_fair_value_fen - carrying};
}

// CM-7: with boot of a quarter or more it is a purchase or a sale for money, and no exchange [CAS7:3].
void demand_mostly_not_money(const Exchanged& exchanged, Fen carrying, const rulebook::Rules& rules) {
  const Fen boot = std::max(exchanged.boot_paid_fen, exchanged.boot_received_fen);
  const Fen by_received = exchanged.received_fair_value_fen.value_or(carrying) + exchanged.boot_received_fen -
                          exchanged.boot_paid_fen;
  const Fen given = exchanged.given_fair_value_fen.value_or(
      exchanged.received_fair_value_fen ? std::max<Fen>(0, by_received) : carrying);
  const Fen whole = given + exchanged.boot_paid_fen;
  if (boot == 0 || whole == 0) return;
  const Ratio limit = parse_ratio(rules.number_parameter("补价比例上限").text(), "补价比例上限");
  const Ratio share(boot, whole);
  if (share < limit) return;
  refuse(
      "CM-7", "CAS7:3",
      {"补价占交换金额的 " + to_percent(share, 2) + "，不低于 " + to_percent(limit, 0) +
           "，不是非货币性资产交换",
       "boot is " + to_percent(share, 2) + " of the exchange, not below " + to_percent(limit, 0) +
           "; it is no non-monetary exchange"},
      {"分别登记换出资产的转让和换入资产的购买", "record the sale of the one and the purchase of the other"});
}

// E10a.2, E15b.2 [CAS12:10]: inventory goes at what it carries, its provision with it.
template <typename Given>
std::map<std::string, Fen, std::less<>> leave_stock(const Given& given, const Event& event,
                                                    const Standing& standing, Consequence& result) {
  const Issued issued = issue_inventory(standing, given.quantity, given.lot);
  result.movements = {{MovementKind::inventory_other_decrease, issued.amounts.negated(), "DR-4"}};
  const bool counted = given.quantity || given.lot;  // and may be bought again
  result.after.left_on = counted ? standing.data_set.left_on : std::optional(event.date);
  return {{"跌价准备", issued.amounts.impairment}, {"结转成本", issued.amounts.gross}};
}

template <typename Given>
void refuse_quantity_of(const Given& given) {
  if (!given.quantity && !given.lot) return;
  reject("quantity", std::to_string(given.quantity.value_or(0)),
         {"只有存货按数量转出", "only inventory is given by quantity"},
         {"删去数量与批次", "leave quantity and lot out"});
}

bool is_stock(const Standing& standing) {
  return standing.inventory.gross > 0;
}

// An intangible asset whole, inventory as much as is given; answers what it carried.
template <typename Given>
Amounts take_out(const Given& given, const Event& event, const Standing& standing,
                 const rulebook::Rules& rules, EntryFacts& facts, Consequence& result) {
  if (is_stock(standing)) {
    facts.amounts = leave_stock(given, event, standing, result);
  } else {
    refuse_quantity_of(given);
    take_off(standing, event, "DR-4", rules, facts, result);
  }
  facts.amounts["销项税额"] = given.output_vat_fen;
  return result.movements.front().delta.negated();
}

// And the deferred income of a grant with the part of the inventory.
void book_given(const char* occasion, const EntryFacts& facts, Fen leaving, const Standing& standing,
                const rulebook::Rules& rules, const CompanySettings& settings, Consequence& result) {
  book({occasion, is_stock(standing) ? "存货" : "无形资产"}, facts, standing.data_set, rules, settings,
       result);
  if (is_stock(standing))
    release_with_part(leaving, standing.inventory.gross, standing, rules, settings, result);
}

Entry exchange_entry(const std::string& kind, EntryFacts in, const EntryFacts& out,
                     const rulebook::Rules& rules, const CompanySettings& settings) {
  Entry entry = compose_entry(kind, in, rules, settings);
  Entry given = compose_entry(kind, out, rules, settings);
  for (VoucherLine& line : given.lines) entry.lines.push_back(std::move(line));
  return entry;
}

}  // namespace

Consequence contribute(const Contributed& contribution, const Event& event, const Standing& standing,
                       const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_on_the_books(standing);
  demand_free_to_leave(standing, event);
  EntryFacts facts = facts_of(result.after, " 对外出资", {}, contribution.counterparty);
  take_off(standing, event, "DR-4", rules, facts, result);
  const Fen gain = contribution.investment_fen - standing.intangible.carrying() - contribution.output_vat_fen;
  facts.amounts["投资成本"] = contribution.investment_fen;
  facts.amounts["销项税额"] = contribution.output_vat_fen;
  if (contribution.common_control) {
    facts.amounts[gain > 0 ? "资本公积" : "资本公积借差"] = gain > 0 ? gain : -gain;
  } else {
    set_gain(gain, facts);
  }
  book({"对外出资"}, facts, standing.data_set, rules, settings, result);
  return result;
}

Consequence settle_debt(const GivenInSettlement& given, const Event& event, const Standing& standing,
                        const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  if (!is_stock(standing)) demand_on_the_books(standing);
  demand_free_to_leave(standing, event);
  EntryFacts facts = facts_of(result.after, " 清偿债务", {}, given.counterparty);
  const Amounts left = take_out(given, event, standing, rules, facts, result);
  const Fen gain = given.debt_fen - left.carrying() - given.output_vat_fen;
  facts.amounts["债务账面价值"] = given.debt_fen;
  facts.amounts[gain > 0 ? "重组利得" : "重组损失"] = gain > 0 ? gain : -gain;
  book_given("以资产抵债", facts, left.gross, standing, rules, settings, result);
  return result;
}

// A gift is a loss; between owners that are one and the same State it takes from capital reserve
// [MOF2006-18:A].
Consequence give_away(const GivenAway& given, const Event& event, const Standing& standing,
                      const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  if (!is_stock(standing)) demand_on_the_books(standing);
  demand_free_to_leave(standing, event);
  EntryFacts facts = facts_of(result.after, " 无偿转出", {}, given.counterparty);
  const Amounts left = take_out(given, event, standing, rules, facts, result);
  facts.amounts[given.kind == "捐赠" ? "营业外损失" : "资本公积借差"] =
      add(left.carrying(), given.output_vat_fen);
  book_given("无偿转出", facts, left.gross, standing, rules, settings, result);
  return result;
}

Consequence exchange(const Exchanged& exchanged, const Event& event, const Standing& standing,
                     const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  const Standing& old = standing.others.front();
  result.after = apply(standing.data_set, event);
  demand_order_of_balances(standing, event);
  demand_not_acquired(result.after, standing.gross());
  demand_on_the_books(old);
  demand_free_to_leave(old, event);
  Classification classification = demand_asset(result.after, event.date, rules);
  rulebook::Decision basis = decide_basis({.commercial_substance = exchanged.commercial_substance,
                                           .fair_value_reliable = exchanged.fair_value_reliable},
                                          result.after, classification.asset_class, rules);
  const bool at_fair_value = basis.match().text("计量基础") == "换出资产公允价值";
  demand_mostly_not_money(exchanged, old.intangible.carrying(), rules);
  const ExchangeFigures figures = figures_of(exchanged, old.intangible.carrying(), at_fair_value);
  if (figures.cost <= 0) {
    reject("boot_received", to_text(exchanged.boot_received_fen),
           {"换入成本不大于零", "the cost of what came in is not above zero"},
           {"核对补价、税额与公允价值", "check boot, taxes and fair values"});
  }
  const bool inventory = classification.asset_class == "存货";
  EntryFacts in =
      facts_of(result.after, " 换入（换出 " + old.data_set.name + "）", {}, exchanged.counterparty);
  in.asset_key = inventory ? "库存商品" : "无形资产";
  in.settlement = exchanged.settlement;
  in.vat_awaiting = exchanged.vat_awaiting;
  in.amounts = {{"成本", figures.cost},
                {"进项税额", exchanged.vat_fen},
                {"收到补价", exchanged.boot_received_fen},
                {"支付补价", exchanged.boot_paid_fen + exchanged.direct_costs_fen}};
  EntryFacts out = facts_of(old.data_set, " 换出", {}, exchanged.counterparty);
  out.memo = in.memo;
  Outcome given{.after = old.data_set, .movements = {}, .plan = {}};
  take_off(old, event, "DR-4", rules, out, given);
  out.amounts["销项税额"] = exchanged.output_vat_fen;
  set_gain(figures.gain, out);
  rulebook::Decision choice = choose_template({.occasion = at_fair_value ? "公允价值交换" : "账面价值交换",
                                               .asset_class = classification.asset_class,
                                               .treatment = "不适用",
                                               .item = "不适用"},
                                              result.after, rules);
  result.entries = {exchange_entry(choice.match().text("分录"), in, out, rules, settings)};
  result.movements = {{inventory ? MovementKind::inventory_other_increase : MovementKind::other_increase,
                       {.gross = figures.cost},
                       basis.match().text("规则")}};
  result.others = {std::move(given)};
  result.decisions = {std::move(classification.decision), std::move(basis), std::move(choice)};
  return result;
}

}  // namespace rubiao
