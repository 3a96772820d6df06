// SPDX-License-Identifier: Apache-2.0
#include "posting/derecognition.h"

#include <array>

#include "base/allocate.h"
#include "base/error.h"
#include "posting/booking.h"
#include "posting/charged_months.h"
#include "posting/event_order.h"
#include "posting/grants.h"
#include "posting/host_posting.h"
#include "posting/issuing.h"
#include "posting/leaving.h"
#include "recognition/classification.h"
#include "register/life.h"

namespace rubiao {
namespace {

constexpr std::string_view unrecognised = "未确认";

// [MOF2023-11:2.7] Revenue without cost is for data that is not recognised on the day of sale; a class that
// is an asset, without a balance, is one whose cost was not entered.
void refuse_if_recognised(const Standing& standing, const Event& event, const rulebook::Rules& rules) {
  if (!standing.as_at.answers) return;
  const Classification classification = classify(standing.as_at, event.date, rules);
  if (!classification.recognised()) return;
  refuse("RV-3", "MOF2023-11:2.7",
         {"数据集“" + standing.data_set.id + "”已评估为" + classification.asset_class +
              "，但没有入账成本，不能按未确认数据销售",
          "data set \"" + standing.data_set.id +
              "\" is assessed as an asset but has no cost on the books; it cannot be sold as unrecognised"},
         {"先登记成本（存货），或更正评估", "enter its cost first, or correct the assessment"});
}

// What the asset is when it is sold: the balances say it, for a class that failed later is still on the
// books.
struct SaleKind {
  const char* occasion;
  std::string_view asset_class;
  const char* memo;
};

SaleKind kind_of_sale(const Standing& standing) {
  if (standing.inventory.gross > 0) return {"销售商品", "存货", " 销售"};
  if (standing.intangible.gross > 0) return {"转让", "无形资产", " 转让"};
  if (standing.held_for_sale.gross > 0) return {"出售持有待售资产", "无形资产", " 出售持有待售资产"};
  return {"销售商品", unrecognised, " 销售（未确认数据，只确认收入）"};
}

void sell_inventory(const Amounts& issued, EntryFacts& facts, Consequence& result) {
  facts.amounts["结转成本"] = issued.gross;
  result.movements = {{MovementKind::inventory_sold, issued.negated(), "IN-1"}};
}

void refuse_quantity_of(const Sold& sale, const Standing& standing) {
  if ((!sale.quantity && !sale.lot) || standing.inventory.gross > 0) return;
  reject("quantity", std::to_string(sale.quantity.value_or(0)),
         {"只有存货按数量销售", "only inventory is sold by quantity"},
         {"删去数量与批次", "leave quantity and lot out"});
}

// IN-5 [CAS1:14]: what was provided goes against the cost of sales, not back through impairment losses.
void release_provision(Fen released, const Standing& standing, EntryFacts facts, const rulebook::Rules& rules,
                       const CompanySettings& settings, Consequence& result) {
  if (released == 0) return;
  facts.memo = standing.data_set.name + " 转销跌价准备";
  facts.amounts = {{"转销额", released}};
  book({"转销准备", "存货"}, facts, standing.data_set, rules, settings, result);
}

// DR-1 [CAS6:22]: net proceeds less carrying amount is the gain or loss.
void transfer_intangible(const Sold& sale, const Event& event, const Standing& standing,
                         const rulebook::Rules& rules, EntryFacts& facts, Consequence& result) {
  take_off(standing, event, "DR-1", rules, facts, result);
  set_gain(subtract(sale.proceeds_fen, standing.intangible.carrying()), facts);
}

// E16b: what was held for sale is sold.
void sell_held(const Sold& sale, const Standing& standing, EntryFacts& facts, Consequence& result) {
  facts.amounts["账面原值"] = standing.held_for_sale.gross;
  facts.amounts["持有待售减值准备"] = standing.held_for_sale.impairment;
  set_gain(subtract(sale.proceeds_fen, standing.held_for_sale.carrying()), facts);
  result.movements = {{MovementKind::held_sold, standing.held_for_sale.negated(), "DR-1"}};
}

Fen share_of(Fen fen, const Ratio& share) {
  return multiply_divide(fen, static_cast<std::int64_t>(share.numerator()),
                         static_cast<std::int64_t>(share.denominator()), Rounding::half_away);
}

// What lapses: all, or the share of the cost, rounded, with amortisation and provision in the same
// proportion; so that neither what goes nor what stays carries less than nothing.
Amounts lapsing(const Amounts& amounts, const Invalidated& lapse) {
  if (!lapse.share) return amounts;
  const Fen gross = share_of(amounts.gross, *lapse.share);
  if (gross == 0 || gross == amounts.gross) {
    reject("share", to_fraction(*lapse.share),
           {"按此比例没有金额失效，或全部失效", "by this share nothing lapses, or all of it"},
           {"核对失效比例；全部失效的不填比例", "check the share; leave it out where all lapses"});
  }
  const std::array<std::int64_t, 3> weights{amounts.amortisation, amounts.impairment, amounts.carrying()};
  const std::vector<Fen> parts = allocate(gross, weights);
  return {gross, parts[0], parts[1]};
}

// DR-2: the rest goes on as before, from the month of the lapse; its residual value falls with it.
PlanChange plan_of_rest(const Invalidated& lapse, const Amounts& lapsed, int month, const Standing& standing,
                        const rulebook::Rules& rules, DataSet& after) {
  PlanStart start = start_in(month, standing);
  start.standing += lapsed.negated();
  after.estimates.residual_fen -= share_of(after.estimates.residual_fen, *lapse.share);
  return carry_on(standing.plan, after.estimates, start, straight_line(rules));
}

// E15 [CAS6:23], with the input VAT that is no longer recoverable.
void lapse_intangible(const Invalidated& lapse, const Event& event, const Standing& standing,
                      const rulebook::Rules& rules, EntryFacts& facts, Consequence& result) {
  const int month = demand_charged_before_leaving(standing, event, rules);
  const Amounts lapsed = lapsing(standing.intangible, lapse);
  demand_plausible_vat_out(lapse.vat_transferred_out_fen, lapsed.gross);
  facts.amounts = {{"账面原值", lapsed.gross},
                   {"累计摊销", lapsed.amortisation},
                   {"减值准备", lapsed.impairment},
                   {"营业外损失", add(lapsed.carrying(), lapse.vat_transferred_out_fen)},
                   {"进项税额转出", lapse.vat_transferred_out_fen}};
  result.movements = {{MovementKind::lapsed, lapsed.negated(), "DR-2"}};
  result.plan = lapse.share ? plan_of_rest(lapse, lapsed, month, standing, rules, result.after)
                            : stop_charging(month, standing.intangible);
}

bool by_lots(const Invalidated& lapse) {
  return lapse.quantity || lapse.lot;
}

// A share of the data is not a share of its lots.
void refuse_share_of_lots(const Invalidated& lapse, const Standing& standing) {
  if (!lapse.share || standing.lots.quantity() == 0) return;
  refuse("IN-1", "CAS1:14",
         {"存货按数量核算，失效须填写数量", "the inventory is counted; give the quantity that lapsed"},
         {"填写 quantity，删去 share", "give quantity instead of share"});
}

// E21: by its cause to management expense or to non-operating expense (practice), with the input VAT that is
// no longer recoverable.
void lapse_inventory(const Invalidated& lapse, const Standing& standing, EntryFacts& facts,
                     Consequence& result) {
  refuse_share_of_lots(lapse, standing);
  if (lapse.charge_to.empty()) {
    refuse("E21", "CAS1:15", {"存货失效须按原因指明计入的科目", "lapsed inventory is charged by its cause"},
           {"管理不善的填“管理费用”，自然灾害等非常原因的填“营业外支出”",
            "charge_to 管理费用 for bad management, 营业外支出 for extraordinary causes"});
  }
  const Issued issued = issue_inventory(standing, lapse.quantity, lapse.lot);
  const Amounts lapsed = by_lots(lapse) ? issued.amounts : lapsing(standing.inventory, lapse);
  demand_plausible_vat_out(lapse.vat_transferred_out_fen, lapsed.gross);
  const bool in_process =
      column_of(standing.data_set.route) == Column::self_made && !standing.data_set.available_on;
  const Fen loss = add(lapsed.carrying(), lapse.vat_transferred_out_fen);
  facts.amounts = {{lapse.charge_to == "管理费用" ? "管理费用损失" : "营业外损失", loss},
                   {"跌价准备", lapsed.impairment},
                   {in_process ? "在产成本" : "产成品成本", lapsed.gross},
                   {"进项税额转出", lapse.vat_transferred_out_fen}};
  result.movements = {{MovementKind::inventory_lapsed, lapsed.negated(), "IN-4"}};
}

void refuse_fields_of_inventory(const Invalidated& lapse) {
  if (!lapse.charge_to.empty() && lapse.charge_to != "营业外支出") {
    refuse(
        "DR-2", "CAS6:23",
        {"无形资产失效的账面价值计入营业外支出", "a lapsed intangible asset goes to non-operating expense"},
        {"不填计入科目", "leave charge_to out"});
  }
  if (lapse.quantity) {
    reject("quantity", std::to_string(*lapse.quantity),
           {"无形资产按比例失效，不按数量", "an intangible asset lapses by share, not by quantity"},
           {"填写 share", "give share"});
  }
}

}  // namespace

Consequence sell(const Sold& sale, const Event& event, const Standing& standing, const rulebook::Rules& rules,
                 const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_free_to_leave(standing, event);
  const SaleKind kind = kind_of_sale(standing);
  if (kind.asset_class == unrecognised) refuse_if_recognised(standing, event, rules);

  EntryFacts facts = facts_of(result.after, kind.memo, sale.settlement, sale.counterparty);
  facts.amounts = {{"收入", sale.proceeds_fen},
                   {"销项税额", sale.vat_fen},
                   {"收款额", add(sale.proceeds_fen, sale.vat_fen)}};
  refuse_quantity_of(sale, standing);
  const Issued issued = issue_inventory(standing, sale.quantity, sale.lot);
  if (standing.inventory.gross > 0) sell_inventory(issued.amounts, facts, result);
  if (standing.intangible.gross > 0) transfer_intangible(sale, event, standing, rules, facts, result);
  if (standing.held_for_sale.gross > 0) sell_held(sale, standing, facts, result);
  if (!result.movements.empty()) result.after.left_on = event.date;
  // What is counted may be bought again, even when the last of it is sold.
  if (sale.quantity || sale.lot) result.after.left_on = standing.data_set.left_on;
  book({kind.occasion, std::string(kind.asset_class)}, facts, standing.data_set, rules, settings, result);
  release_provision(issued.amounts.impairment, standing, facts, rules, settings, result);
  if (standing.inventory.gross > 0)
    release_with_part(issued.amounts.gross, standing.inventory.gross, standing, rules, settings, result);
  settle_who_posts(event.kind, sale.host_voucher, settings, result);
  return result;
}

Consequence write_off(const Invalidated& lapse, const Event& event, const Standing& standing,
                      const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  const bool inventory = standing.inventory.gross > 0;
  if (!inventory && standing.intangible.gross == 0) {
    reject("asset", event.asset,
           {"账上没有可终止确认的无形资产或存货", "there is no intangible asset or inventory to derecognise"},
           {"开发项目登记放弃项目；持有待售的先登记出售或不再持有待售",
            "a project is abandoned; what is held for sale is sold or taken back first"});
  }
  demand_order_of_balances(standing, event);
  EntryFacts facts = facts_of(result.after, " 失效终止确认");
  facts.memo += "：" + lapse.reason;
  if (inventory) {
    lapse_inventory(lapse, standing, facts, result);
  } else {
    refuse_fields_of_inventory(lapse);
    lapse_intangible(lapse, event, standing, rules, facts, result);
  }
  if (!lapse.share && !by_lots(lapse)) result.after.left_on = event.date;
  book({"失效", inventory ? "存货" : "无形资产"}, facts, standing.data_set, rules, settings, result);
  const Fen cost = inventory ? standing.inventory.gross : standing.intangible.gross;
  const Fen lapsed = -result.movements.front().delta.gross;
  release_with_part(lapsed, cost, standing, rules, settings, result);
  return result;
}

}  // namespace rubiao
