// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/error.h"
#include "register/event_readers.h"
#include "register/json_fields.h"
#include "register/words.h"

namespace rubiao {
namespace {

using formats::Json;

// Only what somebody invoiced carries input VAT: payroll, depreciation and own materials do not.
void demand_invoice_for_vat(const CostIncurred& cost) {
  const bool invoiced =
      cost.settlement == "银行存款" || cost.settlement == "应付账款" || cost.settlement == "预付账款";
  if (cost.vat_fen == 0 || invoiced) return;
  throw Error(Status::refused,
              Problem{.message = {"结算方式为“" + cost.settlement + "”的支出没有进项税额",
                                  "spending settled by " + in_words(cost.settlement, Language::en) +
                                      " carries no input VAT"},
                      .rule = "CM-1",
                      .articles = "CAS6:12",
                      .field = "vat",
                      .found = to_text(cost.vat_fen),
                      .todo = {"进项税额填 0.00，或更正结算方式", "give 0.00, or correct the settlement"}});
}

std::optional<CostIncurred::Package> package_in(const Json& in) {
  if (!in.contains("package")) return std::nullopt;
  const Json& package = in.at("package");
  CostIncurred::Package bought{amount_in(package, "price"), amount_in(package, "fair_value"),
                               amount_in(package, "fair_values")};
  demand_positive(bought.price_fen, "package.price");
  demand_positive(bought.fair_value_fen, "package.fair_value");
  if (bought.fair_value_fen >= bought.fair_values_fen) {
    reject("package.fair_values", to_text(bought.fair_values_fen),
           {"各项资产的公允价值合计不大于本数据集的公允价值",
            "the fair values of all that was bought are not above that of this data set"},
           {"填写一揽子交易全部资产的公允价值合计；只买了这一项的删去 package",
            "give the sum of all; leave package out if this was all"});
  }
  return bought;
}

Fen fair_value_in(const Json& in, const char* key) {
  const Fen value = amount_in(in, key);
  demand_not_negative(value, key);
  return value;
}

DisposalGroup group_in(const Json& in) {
  DisposalGroup group{.members = {}, .goodwill_fen = amount_in(in, "goodwill")};
  demand_not_negative(group.goodwill_fen, "goodwill");
  for (const Json& member : in.value("members", Json::array())) {
    group.members.push_back({text_in(member, "id"), optional_amount_in(member, "carrying")});
    demand_not_negative(group.members.back().carrying_fen.value_or(0), "members.carrying");
  }
  return group;
}

}  // namespace

EventBody read_cost_incurred(const Json& in) {
  (void)parse_currency(text_in(in, "currency"), "currency");
  CostIncurred cost{
      .item = text_in(in, "item"),
      .amount_fen = amount_in(in, "amount"),
      .quantity = in.value("quantity", std::int64_t{0}),
      .vat_fen = amount_in(in, "vat"),
      .vat_awaiting = vat_awaiting_in(in),
      .settlement = text_in(in, "settlement"),
      .measured_by = text_in(in, "measured_by"),
      .direct = in.value("direct", true),
      .capitalise = in.contains("capitalise") ? std::optional(in.at("capitalise").get<bool>()) : std::nullopt,
      .expensed_on = day_in(in, "expensed_on"),
      .counterparty = text_in(in, "counterparty"),
      .host_voucher = text_in(in, "host_voucher"),
      .package = package_in(in),
      .borrowing_basis = text_in(in, "borrowing_basis")};
  demand_positive(cost.amount_fen, "amount");
  demand_plausible_vat(cost.vat_fen, cost.amount_fen);
  demand_invoice_for_vat(cost);
  return cost;
}

EventBody read_shared_cost_allocated(const Json& in) {
  (void)parse_currency(text_in(in, "currency"), "currency");
  SharedCostAllocated allocated{.cost = {.item = text_in(in, "item"),
                                         .amount_fen = amount_in(in, "amount"),
                                         .vat_fen = amount_in(in, "vat"),
                                         .vat_awaiting = vat_awaiting_in(in),
                                         .settlement = text_in(in, "settlement"),
                                         .measured_by = "成本凭证",
                                         .counterparty = text_in(in, "counterparty")},
                                .key = text_in(in, "key"),
                                .shares = {}};
  demand_positive(allocated.cost.amount_fen, "amount");
  demand_not_negative(allocated.cost.vat_fen, "vat");
  demand_plausible_vat(allocated.cost.vat_fen, allocated.cost.amount_fen);
  demand_invoice_for_vat(allocated.cost);
  for (const Json& share : in.at("shares"))
    allocated.shares.push_back({text_in(share, "id"), share.at("quantity").get<std::int64_t>()});
  if (in.contains("unallocated")) {
    const Json& rest = in.at("unallocated");
    allocated.unallocated = rest.at("quantity").get<std::int64_t>();
    allocated.unallocated_use = parse_use(text_in(rest, "use"), "unallocated.use");
    allocated.unallocated_cost_center = text_in(rest, "cost_center");
  }
  return allocated;
}

EventBody read_bought_by_instalments(const Json& in) {
  (void)parse_currency(text_in(in, "currency"), "currency");
  const Date day = parse_date(text_in(in, "date"), "date");
  BoughtByInstalments bought{.payments = {},
                             .discount_rate = Decimal::parse(text_in(in, "discount_rate"), "discount_rate"),
                             .discounted = {},
                             .quantity = in.value("quantity", std::int64_t{0}),
                             .vat_fen = amount_in(in, "vat"),
                             .vat_awaiting = vat_awaiting_in(in),
                             .settlement = text_in(in, "settlement"),
                             .counterparty = text_in(in, "counterparty")};
  if (in.contains("discounted")) bought.discounted = in.at("discounted").get<bool>();
  if (bought.discount_rate <= Decimal(0) || bought.discount_rate > Decimal(1)) {
    reject("discount_rate", text_in(in, "discount_rate"),
           {"折现率须大于 0、不大于 1", "the discount rate lies above 0 and is no more than 1"},
           {"以小数填写，如 5% 写作 0.05", "give it as a decimal: 0.05 for 5%"});
  }
  Fen price = 0;
  for (const Json& item : in.at("payments")) {
    const CashFlow& payment = bought.payments.emplace_back(
        CashFlow{parse_date(text_in(item, "on"), "payments.on"), amount_in(item, "amount")});
    demand_positive(payment.amount_fen, "payments.amount");
    if (payment.date < day)
      reject("payments.on", to_text(payment.date),
             {"付款日早于购买日 " + to_text(day), "a payment lies before the purchase on " + to_text(day)},
             {"核对付款日；购买前的预付款按发生支出登记",
              "check the day; what was paid in advance is recorded as spending"});
    price = add(price, payment.amount_fen);
  }
  std::ranges::stable_sort(bought.payments, {}, &CashFlow::date);
  if (bought.payments.back().date == day)
    reject("payments", to_text(day), {"没有延期的付款", "no payment is deferred"},
           {"按发生支出登记", "record it as spending"});
  demand_plausible_vat(bought.vat_fen, price);
  return bought;
}

EventBody read_instalment_paid(const Json& in) {
  (void)parse_currency(text_in(in, "currency"), "currency");
  InstalmentPaid paid{.amount_fen = amount_in(in, "amount"),
                      .vat_fen = amount_in(in, "vat"),
                      .vat_awaiting = vat_awaiting_in(in),
                      .settlement = text_in(in, "settlement"),
                      .counterparty = text_in(in, "counterparty")};
  demand_positive(paid.amount_fen, "amount");
  demand_plausible_vat(paid.vat_fen, paid.amount_fen);
  return paid;
}

EventBody read_grant_received(const Json& in) {
  (void)parse_currency(text_in(in, "currency"), "currency");
  GrantReceived grant{.kind = text_in(in, "grant_kind"),
                      .amount_fen = amount_in(in, "amount"),
                      .grant_class = text_in(in, "grant_class"),
                      .daily_activity = in.value("daily_activity", true),
                      .taxed_on_receipt = {},
                      .settlement = text_in(in, "settlement"),
                      .counterparty = text_in(in, "counterparty")};
  if (in.contains("taxed_on_receipt")) grant.taxed_on_receipt = in.at("taxed_on_receipt").get<bool>();
  demand_positive(grant.amount_fen, "amount");
  if (grant.taxed_on_receipt && grant.kind != "与资产相关总额法") {
    reject("taxed_on_receipt", *grant.taxed_on_receipt ? "true" : "false",
           {"只有总额法的递延收益才另有计税基础",
            "only income deferred by the gross method has a tax base of its own"},
           {"删去；净额法冲减的成本，以 tax.set_base 登记其税法成本（影响应纳税所得额）",
            "leave it out; for a cost reduced by the net method state the cost by tax law (tax.set_base, "
            "影响应纳税所得额)"});
  }
  return grant;
}

EventBody read_grant_repaid(const Json& in) {
  (void)parse_currency(text_in(in, "currency"), "currency");
  GrantRepaid repaid{.kind = text_in(in, "grant_kind"),
                     .amount_fen = amount_in(in, "amount"),
                     .restored_fen = amount_in(in, "restored"),
                     .states_restored = in.contains("restored"),
                     .settlement = text_in(in, "settlement")};
  demand_positive(repaid.amount_fen, "amount");
  demand_not_negative(repaid.restored_fen, "restored");
  if (repaid.restored_fen > repaid.amount_fen) {
    reject("restored", to_text(repaid.restored_fen),
           {"恢复的账面价值大于退回金额", "more is restored than repaid"});
  }
  return repaid;
}

EventBody read_sold(const Json& in) {
  (void)parse_currency(text_in(in, "currency"), "currency");
  Sold sale{.quantity = quantity_in(in),
            .lot = lot_in(in),
            .proceeds_fen = amount_in(in, "proceeds"),
            .vat_fen = amount_in(in, "vat"),
            .settlement = text_in(in, "settlement"),
            .counterparty = text_in(in, "counterparty"),
            .host_voucher = text_in(in, "host_voucher")};
  demand_positive(sale.proceeds_fen, "proceeds");
  demand_plausible_vat(sale.vat_fen, sale.proceeds_fen);
  return sale;
}

EventBody read_invalidated(const Json& in) {
  Invalidated lapse{.reason = text_in(in, "reason"),
                    .share = {},
                    .quantity = quantity_in(in),
                    .lot = lot_in(in),
                    .charge_to = text_in(in, "charge_to"),
                    .vat_transferred_out_fen = amount_in(in, "vat_transferred_out")};
  demand_not_negative(lapse.vat_transferred_out_fen, "vat_transferred_out");
  if (in.contains("share")) {
    lapse.share = parse_ratio(text_in(in, "share"), "share");
    if (*lapse.share <= Ratio::whole(0) || *lapse.share >= Ratio::whole(1)) {
      reject("share", text_in(in, "share"),
             {"失效比例须在 0 与 1 之间；全部失效不填",
              "the share lies between 0 and 1; leave it out for the whole"});
    }
  }
  if (lapse.share && lapse.quantity) {
    reject("quantity", std::to_string(*lapse.quantity),
           {"比例与数量只填一项", "give a share or a quantity, not both"});
  }
  return lapse;
}

EventBody read_project_abandoned(const Json& in) {
  ProjectAbandoned abandoned{.reason = text_in(in, "reason"),
                             .charge_to = text_in(in, "charge_to"),
                             .vat_transferred_out_fen = amount_in(in, "vat_transferred_out")};
  demand_not_negative(abandoned.vat_transferred_out_fen, "vat_transferred_out");
  return abandoned;
}

EventBody read_classified_held_for_sale(const Json& in) {
  return ClassifiedHeldForSale{.group = group_in(in),
                               .decided_on = parse_date(text_in(in, "decided_on"), "decided_on"),
                               .commitment = text_in(in, "commitment"),
                               .expected_by = parse_date(text_in(in, "expected_by"), "expected_by"),
                               .extension_basis = text_in(in, "extension_basis"),
                               .sellable_now = in.at("sellable_now").get<bool>(),
                               .approval_required = in.value("approval_required", false),
                               .approval = text_in(in, "approval"),
                               .fair_value_less_cost_fen = fair_value_in(in, "fair_value_less_cost")};
}

EventBody read_held_for_sale_remeasured(const Json& in) {
  return HeldForSaleRemeasured{group_in(in), fair_value_in(in, "fair_value_less_cost")};
}

EventBody read_reclassified(const Json& in) {
  return Reclassified{fair_value_in(in, "recoverable"), text_in(in, "reason")};
}

}  // namespace rubiao
