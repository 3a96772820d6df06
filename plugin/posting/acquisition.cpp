// SPDX-License-Identifier: Apache-2.0
#include "posting/acquisition.h"

#include "base/error.h"
#include "posting/booking.h"
#include "posting/event_order.h"
#include "posting/host_posting.h"
#include "posting/measurement_basis.h"
#include "register/life.h"

namespace rubiao {
namespace {

constexpr Fen nominal_fen = 100;  // 名义金额, 1 yuan [CAS16:7]

// What came in, before the entry: its class, its basis, and the facts of the entry.
struct Incoming {
  Classification classification;
  rulebook::Decision basis;
  EntryFacts facts;
  [[nodiscard]] bool inventory() const { return classification.asset_class == "存货"; }
  [[nodiscard]] std::string basis_name() const { return basis.match().text("计量基础"); }
  [[nodiscard]] std::string rule() const { return basis.match().text("规则"); }
};

Incoming come_in(const BasisQuestion& question, const Event& event, const Standing& standing,
                 const rulebook::Rules& rules, Consequence& result) {
  result.after = apply(standing.data_set, event);
  demand_order_of_balances(standing, event);
  demand_not_acquired(result.after, standing.gross());
  Classification classification = demand_asset(result.after, event.date, rules);
  rulebook::Decision basis = decide_basis(question, result.after, classification.asset_class, rules);
  const bool inventory = classification.asset_class == "存货";
  EntryFacts facts = facts_of(result.after, " " + std::string(term(result.after.route)) + "取得");
  facts.asset_key = inventory ? "库存商品" : "无形资产";
  return {.classification = std::move(classification), .basis = std::move(basis), .facts = std::move(facts)};
}

void refuse_basis(const Incoming& incoming) {
  const rulebook::Match& row = incoming.basis.match();
  throw Error(Status::refused,
              Problem{.message = {row.text("说明"), row.text("英文说明")},
                      .rule = incoming.rule(),
                      .articles = incoming.basis.articles(),
                      .field = "basis",
                      .found = incoming.basis_name(),
                      .todo = {"核对取得方式和计量依据", "check the route and what it is measured at"}});
}

void book_incoming(const char* occasion, const Incoming& incoming, const Amounts& cost,
                   const rulebook::Rules& rules, const CompanySettings& settings, Consequence& result) {
  result.decisions = {incoming.classification.decision, incoming.basis};
  book({occasion, incoming.classification.asset_class}, incoming.facts, result.after, rules, settings,
       result);
  result.movements = {
      {incoming.inventory() ? MovementKind::inventory_other_increase : MovementKind::other_increase, cost,
       incoming.rule()}};
}

void demand_cost(Fen cost, const char* field) {
  if (cost > 0) return;
  reject(field, to_text(cost), {"入账成本不大于零", "the cost of what came in is not above zero"},
         {"核对金额与进项税额", "check the amounts and the input VAT"});
}

// A combination is booked by the host with everything else that it brings; here only the register follows it.
void follow_combination(const TakenOver& taken, const Incoming& incoming, const Amounts& cost,
                        Consequence& result) {
  if (taken.host_voucher.empty()) {
    reject("host_voucher", "",
           {"企业合并由 ERP 过账，缺少 ERP 凭证号",
            "a business combination is booked by the host, and its voucher is not named"},
           {"填写合并分录的凭证号", "give the number of the combination's voucher"});
  }
  result.movements = {
      {incoming.inventory() ? MovementKind::inventory_other_increase : MovementKind::other_increase, cost,
       incoming.rule()}};
  result.decisions = {incoming.classification.decision, incoming.basis};
  result.host_posts = true;
  result.host_voucher = taken.host_voucher;
}

Amounts measured_at(const TakenOver& taken, const Incoming& incoming) {
  const std::string basis = incoming.basis_name();
  if (basis == "公允价值") return {.gross = *taken.fair_value_fen};
  if (basis == "名义金额") return {.gross = nominal_fen};
  const Amounts carried{taken.giver_gross_fen, taken.giver_amortisation_fen, taken.giver_impairment_fen};
  if (basis == "账面价值" && carried.gross == 0) {
    refuse(incoming.rule(), "CAS20:6",
           {"划转和同一控制下的合并按对方的账面价值入账，没有填写对方原值",
            "what comes by transfer or under common control is recorded at the giver's carrying amount, "
            "which is "
            "not given"},
           {"填写 giver_gross、giver_amortisation、giver_impairment；对方没有确认的不入账",
            "give giver_gross, giver_amortisation, giver_impairment; what the giver had not recognised stays "
            "so"});
  }
  // What the giver had not recognised stays unrecognised [CAS20:6].
  if (basis != "账面价值" || carried.carrying() == 0) refuse_basis(incoming);
  return {.gross = carried.carrying()};
}

const char* occasion_of(Route route, bool nominal) {
  if (route == Route::transferred) return "划转取得";
  if (route == Route::donated) return "捐赠取得";
  return nominal ? "名义金额补助" : "非货币性补助";
}

// E08, E08a, E08b differ in which side the capital reserve stands on.
const char* kind_of_contribution(const ContributionReceived& contribution) {
  if (contribution.agreed_is_fair) return "接受投入公允";
  return contribution.agreed_fen > *contribution.fair_value_fen ? "接受投入约定偏高" : "接受投入约定偏低";
}

}  // namespace

Consequence receive_contribution(const ContributionReceived& contribution, const Event& event,
                                 const Standing& standing, const rulebook::Rules& rules,
                                 const CompanySettings& settings) {
  Consequence result;
  Incoming incoming =
      come_in({.agreed_is_fair = contribution.agreed_is_fair}, event, standing, rules, result);
  const Fen cost =
      incoming.basis_name() == "协议价值" ? contribution.agreed_fen : *contribution.fair_value_fen;
  const Fen reserve = add(cost, contribution.vat_fen) - contribution.registered_capital_fen;
  if (reserve < 0 && contribution.agreed_is_fair) {
    reject("registered_capital", to_text(contribution.registered_capital_fen),
           {"注册资本份额大于出资的公允价值", "more capital is credited than was contributed"},
           {"核对协议；约定价值不公允的填写公允价值",
            "check the agreement; give the fair value if it is not fair"});
  }
  incoming.facts.counterparty = contribution.counterparty;
  incoming.facts.vat_awaiting = contribution.vat_awaiting;
  incoming.facts.amounts = {{"成本", cost},
                            {"进项税额", contribution.vat_fen},
                            {"资本公积借差", reserve < 0 ? -reserve : 0},
                            {"实收资本", contribution.registered_capital_fen},
                            {"资本公积", reserve > 0 ? reserve : 0}};
  book_incoming(kind_of_contribution(contribution), incoming, {.gross = cost}, rules, settings, result);
  return result;
}

Consequence receive_in_settlement(const ReceivedInSettlement& received, const Event& event,
                                  const Standing& standing, const rulebook::Rules& rules,
                                  const CompanySettings& settings) {
  Consequence result;
  Incoming incoming = come_in({}, event, standing, rules, result);
  const Fen cost = received.claim_fair_value_fen - received.vat_fen + received.direct_costs_fen;
  demand_cost(cost, "claim_fair_value");
  const Fen gain = received.claim_fair_value_fen - (received.claim_fen - received.claim_provision_fen);
  incoming.facts.settlement = received.settlement;
  incoming.facts.counterparty = received.counterparty;
  incoming.facts.vat_awaiting = received.vat_awaiting;
  incoming.facts.amounts = {{"成本", cost},
                            {"进项税额", received.vat_fen},
                            {"坏账准备", received.claim_provision_fen},
                            {"重组损失", gain < 0 ? -gain : 0},
                            {"债权余额", received.claim_fen},
                            {"直接费用", received.direct_costs_fen},
                            {"重组利得", gain > 0 ? gain : 0}};
  book_incoming("债务重组取得", incoming, {.gross = cost}, rules, settings, result);
  return result;
}

Consequence take_over_from(const TakenOver& taken, const Event& event, const Standing& standing,
                           const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  const bool granted = standing.data_set.route == Route::granted;
  Incoming incoming = come_in({.fair_value_reliable = taken.fair_value_reliable,
                               .common_control = taken.common_control,
                               .grant = granted ? "非货币性" : "不适用"},
                              event, standing, rules, result);
  const Amounts cost = measured_at(taken, incoming);
  const Route route = standing.data_set.route;
  if (route == Route::combined) {
    follow_combination(taken, incoming, cost, result);
    return result;
  }
  const bool nominal = incoming.basis_name() == "名义金额";
  const bool income = nominal && granted && taken.daily_activity;
  const Fen received = add(cost.gross, taken.vat_fen);
  incoming.facts.counterparty = taken.counterparty;
  incoming.facts.vat_awaiting = taken.vat_awaiting;
  incoming.facts.amounts = {
      {"成本", cost.gross},   {"进项税额", taken.vat_fen},         {"资本公积", received},
      {"递延收益", received}, {"其他收益", income ? received : 0}, {"营业外收入", income ? 0 : received}};
  book_incoming(occasion_of(route, nominal), incoming, cost, rules, settings, result);
  if (granted && !nominal)
    result.movements.push_back({MovementKind::grant_deferred, {.gross = received}, "CM-9"});
  settle_who_posts(event.kind, taken.host_voucher, settings, result);
  return result;
}

}  // namespace rubiao
