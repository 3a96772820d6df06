// SPDX-License-Identifier: Apache-2.0
#include "posting/holding_for_sale.h"

#include <algorithm>

#include "base/error.h"
#include "posting/booking.h"
#include "posting/charged_months.h"
#include "posting/disposal_group.h"
#include "posting/event_order.h"
#include "posting/grants.h"
#include "register/life.h"
#include "register/words.h"

namespace rubiao {
namespace {

// HS-1 [CAS42:5] [CAS42:6] [CAS42:8]: the table held_for_sale says whether the criteria are met.
rulebook::Decision judge_criteria(const ClassifiedHeldForSale& classified, const Event& event,
                                  const rulebook::Rules& rules) {
  const Date in_a_year{event.date.year() + std::chrono::years(1), event.date.month(), event.date.day()};
  rulebook::Decision decision =
      rules.decide("held_for_sale", {{"可立即出售", classified.sellable_now},
                                     {"已作出决议", classified.decided_on <= event.date},
                                     {"已获确定的购买承诺", !classified.commitment.empty()},
                                     {"一年内完成", classified.expected_by <= in_a_year},
                                     {"有延长依据", !classified.extension_basis.empty()}});
  const rulebook::Match& row = decision.match();
  if (!row.flag("划分")) {
    throw Error(Status::refused, Problem{.message = {row.text("说明"), row.text("英文说明")},
                                         .rule = "HS-1",
                                         .articles = decision.articles(),
                                         .field = row.text("字段"),
                                         .todo = {"继续摊销；条件满足后再划分",
                                                  "go on amortising; classify once the criteria are met"}});
  }
  return decision;
}

void demand_intangible(const Standing& standing) {
  if (standing.intangible.gross > 0) return;
  reject(
      "asset", standing.data_set.id,
      {"账上没有无形资产，不能划分为持有待售", "no intangible asset is carried that could be held for sale"},
      {"存货按出售登记；开发支出先达到预定用途或放弃",
       "inventory is simply sold; development is first made available or abandoned"});
}

// HS-1: what is pledged or seized cannot be sold at once, and a sale lies ahead.
void demand_sellable(const ClassifiedHeldForSale& classified, const Event& event, const Standing& standing) {
  if (const Restriction* bar = bars_leaving(standing.data_set)) {
    refuse("HS-1", "CAS42:6; MOF2023-11:3.2",
           {"数据集“" + standing.data_set.id + "”已" + std::string(term(bar->kind)) + "，不能立即出售",
            "data set \"" + standing.data_set.id + "\" is under " + in_words(term(bar->kind), Language::en) +
                " and cannot be sold at once"},
           {"先登记解除（pledge.release）", "record its release first (pledge.release)"});
  }
  if (classified.approval_required && classified.approval.empty()) {
    refuse("HS-1", "CAS42:6",
           {"出售须经批准而尚未取得批准，不能划分为持有待售",
            "the sale needs an approval that has not been given; nothing is held for sale yet"},
           {"取得批准后填写批准文号（approval）", "give the number of the approval once it is there"});
  }
  if (classified.expected_by >= event.date) return;
  reject("expected_by", to_text(classified.expected_by),
         {"预计出售日早于划分日 " + to_text(event.date),
          "the sale is expected before " + to_text(event.date) + ", the day of classification"},
         {"核对 expected_by 与业务日期；已经售出的登记出售",
          "check expected_by and the date; what has been sold is recorded as sold"});
}

// E16a, both ways.
void book_measure(const DataSet& data_set, Fen change, const rulebook::Rules& rules,
                  const CompanySettings& settings, Outcome& outcome, Consequence& whole) {
  if (change == 0) return;
  const bool down = change > 0;
  outcome.movements.push_back({down ? MovementKind::held_written_down : MovementKind::held_recovered,
                               {.impairment = change},
                               down ? "HS-2" : "HS-4",
                               whole.entries.size()});
  EntryFacts facts = facts_of(data_set, down ? " 持有待售减记" : " 持有待售减值转回");
  facts.amounts = {{"损失额", down ? change : -change}};
  book({down ? "持有待售减记" : "持有待售转回"}, facts, data_set, rules, settings, whole);
}

// E16: out of 无形资产 at the carrying amount, and amortised no more (HS-3, HS-6).
Outcome move_to_held(const Standing& member, const Event& event, const rulebook::Rules& rules,
                     const CompanySettings& settings, Consequence& whole) {
  const Amounts& held = member.intangible;
  Outcome outcome{.after = apply(member.data_set, event), .movements = {}, .plan = {}};
  const std::size_t entry = whole.entries.size();
  outcome.movements = {{MovementKind::moved_to_held_for_sale, held.negated(), "HS-6", entry},
                       {MovementKind::held_classified, {.gross = held.carrying()}, "HS-2", entry}};
  EntryFacts facts = facts_of(outcome.after, " 划分为持有待售");
  facts.amounts = {{"账面价值", held.carrying()},
                   {"累计摊销", held.amortisation},
                   {"减值准备", held.impairment},
                   {"账面原值", held.gross}};
  book({"划分为持有待售"}, facts, member.data_set, rules, settings, whole);
  outcome.plan = stop_charging(Period::of(event.date).month_index(), held);
  return outcome;
}

// The event's own outcome first, then those of the others.
void set_outcomes(std::vector<Outcome> outcomes, Consequence& whole) {
  static_cast<Outcome&>(whole) = std::move(outcomes.front());
  std::move(outcomes.begin() + 1, outcomes.end(), std::back_inserter(whole.others));
}

// CM-9: what a grant would have released with the charges that are made good.
void release_with_missed(Fen missed, const Standing& standing, const rulebook::Rules& rules,
                         const CompanySettings& settings, Consequence& result) {
  if (missed == 0) return;
  const AmortisationPlan& plan = *standing.plan_before_held;
  const Fen left = plan.amortisable_fen - (standing.charged_fen - plan.charged_before_fen);
  release_grant(release_of(standing.grant.carrying(), missed, left), " 补提摊销期间的递延收益转入损益",
                standing, rules, settings, result);
}

}  // namespace

Consequence classify_held_for_sale(const ClassifiedHeldForSale& classified, const Event& event,
                                   const Standing& standing, const rulebook::Rules& rules,
                                   const CompanySettings& settings) {
  Consequence result;
  const GroupForSale group(classified.group, standing, classified.fair_value_less_cost_fen, false);
  const int month = Period::of(event.date).month_index();
  for (const Standing* member : group.members()) {
    (void)apply(member->data_set, event);
    demand_intangible(*member);
    demand_sellable(classified, event, *member);
    demand_order_of_balances(*member, event);
    demand_charged_through(*member, month - 1, "AM-2");
  }
  result.decisions.push_back(judge_criteria(classified, event, rules));
  const std::vector<Fen> changes = group.changes();
  std::vector<Outcome> outcomes;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const Standing& member = *group.members()[i];
    outcomes.push_back(move_to_held(member, event, rules, settings, result));
    book_measure(member.data_set, std::max<Fen>(0, changes[i]), rules, settings, outcomes.back(), result);
  }
  set_outcomes(std::move(outcomes), result);
  return result;
}

Consequence remeasure_held_for_sale(const HeldForSaleRemeasured& measured, const Event& event,
                                    const Standing& standing, const rulebook::Rules& rules,
                                    const CompanySettings& settings) {
  Consequence result;
  const GroupForSale group(measured.group, standing, measured.fair_value_less_cost_fen, true);
  const std::vector<Fen> changes = group.changes();
  std::vector<Outcome> outcomes;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const Standing& member = *group.members()[i];
    demand_order_of_balances(member, event);
    outcomes.push_back({.after = apply(member.data_set, event), .movements = {}, .plan = {}});
    book_measure(member.data_set, changes[i], rules, settings, outcomes.back(), result);
  }
  set_outcomes(std::move(outcomes), result);
  return result;
}

Consequence take_back(const Reclassified& reclassified, const Event& event, const Standing& standing,
                      const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_order_of_balances(standing, event);
  const int month = Period::of(event.date).month_index();
  const Amounts& before = standing.before_held;
  const auto& plan = standing.plan_before_held;
  // HS-5 [CAS42:21]: as if it had never been held for sale, month by month, up to the month before this one.
  const std::int64_t used = plan ? units_used(standing, plan->first_month, month - 1) : 0;
  const bool charging = plan && plan->life_months > 0;  // else it kept what is left of its units (AM-4)
  const Fen missed = charging ? charge_of(*plan, month - 1, standing.charged_fen, used) : 0;
  const Fen as_if = before.carrying() - missed;
  const Fen impaired = std::max<Fen>(0, as_if - reclassified.recoverable_fen);
  const Amounts back{before.gross, add(before.amortisation, missed), add(before.impairment, impaired)};
  const Fen difference = standing.held_for_sale.impairment - impaired;
  result.movements = {{MovementKind::held_returned, standing.held_for_sale.negated(), "HS-5"},
                      {MovementKind::moved_from_held_for_sale, back, "HS-5"}};
  EntryFacts facts = facts_of(result.after, " 不再持有待售");
  facts.amounts = {{"账面原值", back.gross},
                   {"持有待售减值准备", standing.held_for_sale.impairment},
                   {"摊销额", missed},
                   {"减值损失", difference < 0 ? -difference : 0},
                   {"账面价值", standing.held_for_sale.gross},
                   {"累计摊销", back.amortisation},
                   {"减值准备", back.impairment},
                   {"减值转回", difference > 0 ? difference : 0}};
  book({"不再持有待售"}, facts, standing.data_set, rules, settings, result);
  release_with_missed(missed, standing, rules, settings, result);
  PlanStart start = left_by(plan, month, back, standing.charged_fen, used);
  start.months_left = life_left(standing.data_set, month);
  // An impairment begins the asset-years anew (AM-10); else they are where they would have been.
  const Estimates& estimates = standing.data_set.estimates;
  result.plan = impaired > 0 ? spread_anew(estimates, start, straight_line(rules))
                             : carry_on(plan, estimates, start, straight_line(rules));
  return result;
}

}  // namespace rubiao
