// SPDX-License-Identifier: Apache-2.0
#include "posting/instalments.h"

#include "base/error.h"
#include "measurement/effective_interest.h"
#include "posting/booking.h"
#include "posting/measurement_basis.h"
#include "register/life.h"

namespace rubiao {
namespace {

struct Price {
  Fen at_once = 0;
  Fen owed = 0;  // nominal
};

Price price_of(const BoughtByInstalments& bought, Date day) {
  Price price;
  for (const CashFlow& payment : bought.payments) {
    Fen& part = payment.date == day ? price.at_once : price.owed;
    part = add(part, payment.amount_fen);
  }
  return price;
}

// CM-11: whether inventory is discounted is a judgement, which this event states with its grounds and a
// second person confirms.
void demand_present_value(const rulebook::Decision& basis, const BoughtByInstalments& bought,
                          bool inventory) {
  const rulebook::Match& row = basis.match();
  if (inventory ? bought.discounted.value_or(false) : row.text("计量基础") == "付款现值") return;
  throw Error(Status::refused,
              Problem{.message = {row.text("说明"), row.text("英文说明")},
                      .rule = row.text("规则"),
                      .articles = basis.articles(),
                      .field = inventory ? "discounted" : "payments",
                      .todo = {"判断按现值计量的填 discounted=true；否则按发生支出登记",
                               "give discounted=true if it is judged to be measured at present value; else "
                               "record it as spending"}});
}

MovementKind intangible_kind(Column column) {
  return column == Column::purchased ? MovementKind::purchased : MovementKind::other_increase;
}

MovementKind inventory_kind(Column column) {
  return column == Column::purchased   ? MovementKind::inventory_purchased
         : column == Column::self_made ? MovementKind::inventory_processed
                                       : MovementKind::inventory_other_increase;
}

// [CAS6:12] an intangible asset paid for beyond normal credit terms costs the present value: it is no
// judgement, so neither answer is taken, and "no" is not passed over in silence.
void demand_inventory(const BoughtByInstalments& bought, bool inventory) {
  if (inventory) return;
  if (bought.quantity > 0) {
    reject("quantity", std::to_string(bought.quantity), {"只有存货才有数量", "only inventory has a quantity"},
           {"删去该字段", "leave the field out"});
  }
  if (!bought.discounted) return;
  throw Error(Status::refused,
              Problem{.message = {"无形资产超过正常信用条件延期付款的，成本为付款额的现值，不由人判断",
                                  "an intangible asset paid for beyond normal credit terms costs the present "
                                  "value of the payments: that is no judgement"},
                      .rule = "CM-3",
                      .articles = "CAS6:12",
                      .field = "discounted",
                      .found = *bought.discounted ? "true" : "false",
                      .todo = {"删去该字段；没有超过正常信用条件的按发生支出登记",
                               "leave the field out; within normal credit terms record it as spending"}});
}

}  // namespace

Consequence buy_by_instalments(const BoughtByInstalments& bought, const Event& event,
                               const Standing& standing, const rulebook::Rules& rules,
                               const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  Classification classification = demand_asset(result.after, event.date, rules);
  const bool authorised = result.after.route == Route::authorised;
  rulebook::Decision basis = decide_basis({.deferred_payment = true,
                                           .bought = authorised ? "不适用" : "数据资源",
                                           .authorisation = authorised ? "固定" : "不适用"},
                                          result.after, classification.asset_class, rules);
  const bool inventory = classification.asset_class == "存货";
  demand_present_value(basis, bought, inventory);
  demand_inventory(bought, inventory);
  const Price price = price_of(bought, event.date);
  const Fen interest = interest_to_accrue(bought.payments, bought.discount_rate, event.date);
  const Fen cost = add(price.at_once, price.owed) - interest;
  if (cost <= 0)
    reject("payments", to_text(add(price.at_once, price.owed)),
           {"各期付款的现值不足一分，没有成本",
            "the payments are worth less than a fen today: there is no cost"},
           {"核对付款日、金额和折现率", "check the days, the amounts and the discount rate"});
  EntryFacts facts = facts_of(result.after, " 分期付款购买", bought.settlement, bought.counterparty);
  facts.vat_awaiting = bought.vat_awaiting;
  const Column column = column_of(result.after.route);
  facts.asset_key = !inventory ? "无形资产" : column == Column::self_made ? "生产成本" : "库存商品";
  facts.amounts = {{"成本", cost},
                   {"进项税额", bought.vat_fen},
                   {"未确认融资费用", interest},
                   {"应付总额", price.owed},
                   {"现付额", add(price.at_once, bought.vat_fen)}};
  result.decisions = {std::move(classification.decision), std::move(basis)};
  book({"分期付款购买", inventory ? "存货" : "无形资产"}, facts, result.after, rules, settings, result);
  result.movements = {
      {inventory ? inventory_kind(column) : intangible_kind(column),
       {.gross = cost},
       inventory ? "CM-11" : "CM-3"},
      {MovementKind::instalments_owed, {.gross = price.owed, .amortisation = interest}, "CM-3"}};
  return result;
}

Consequence pay_instalment(const InstalmentPaid& paid, const Event& event, const Standing& standing,
                           const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  if (paid.amount_fen > standing.instalments.gross) {
    refuse("CM-3", "CAS6:12",
           {"付款额 " + to_grouped_text(paid.amount_fen) + " 大于尚欠的分期款 " +
                to_grouped_text(standing.instalments.gross),
            to_grouped_text(paid.amount_fen) + " is more than is owed by instalments, " +
                to_grouped_text(standing.instalments.gross)},
           {"核对付款计划", "check the schedule of payments"});
  }
  EntryFacts facts = facts_of(result.after, " 支付分期款", paid.settlement, paid.counterparty);
  facts.vat_awaiting = paid.vat_awaiting;
  facts.amounts = {{"付款额", paid.amount_fen},
                   {"进项税额", paid.vat_fen},
                   {"价税合计", add(paid.amount_fen, paid.vat_fen)}};
  book({"支付分期款"}, facts, result.after, rules, settings, result);
  result.movements = {{MovementKind::instalment_paid, {.gross = -paid.amount_fen}, "CM-3"}};
  return result;
}

}  // namespace rubiao
