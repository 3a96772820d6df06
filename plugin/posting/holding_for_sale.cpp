// SPDX-License-Identifier: Apache-2.0
#include "posting/holding_for_sale.h"

#include <algorithm>

#include "base/error.h"
#include "posting/booking.h"
#include "posting/charged_months.h"
#include "posting/event_order.h"
#include "register/life.h"

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

// HS-1: what is pledged cannot be sold at once, and a sale lies ahead.
void demand_sellable(const ClassifiedHeldForSale& classified, const Event& event, const Standing& standing) {
  if (standing.data_set.pledge) {
    refuse("HS-1", "CAS42:6; MOF2023-11:3.2",
           {"数据集“" + standing.data_set.id + "”已质押，不能立即出售",
            "data set \"" + standing.data_set.id + "\" is pledged and cannot be sold at once"},
           {"先登记解除质押", "record the release of the pledge first"});
  }
  if (classified.expected_by >= event.date) return;
  reject("expected_by", to_text(classified.expected_by),
         {"预计出售日早于划分日", "the sale is expected before the day of classification"});
}

// E16a, both ways.
void book_measure(const Standing& standing, Fen change, const rulebook::Rules& rules,
                  const CompanySettings& settings, Consequence& result) {
  const bool down = change > 0;
  EntryFacts facts = facts_of(result.after, down ? " 持有待售减记" : " 持有待售减值转回");
  facts.amounts = {{"损失额", down ? change : -change}};
  book({down ? "持有待售减记" : "持有待售转回"}, facts, standing.data_set, rules, settings, result);
}

}  // namespace

Consequence classify_held_for_sale(const ClassifiedHeldForSale& classified, const Event& event,
                                   const Standing& standing, const rulebook::Rules& rules,
                                   const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_intangible(standing);
  demand_sellable(classified, event, standing);
  rulebook::Decision criteria = judge_criteria(classified, event, rules);
  demand_order_of_balances(standing, event);
  const int month = Period::of(event.date).month_index();
  demand_charged_through(standing, month - 1, "AM-2");
  const Amounts& held = standing.intangible;
  const Fen write_down = std::max<Fen>(0, held.carrying() - classified.fair_value_less_cost_fen);
  result.movements = {{MovementKind::moved_to_held_for_sale, held.negated(), "HS-6"},
                      {MovementKind::held_classified, {.gross = held.carrying()}, "HS-2"}};
  result.decisions.push_back(std::move(criteria));
  EntryFacts facts = facts_of(result.after, " 划分为持有待售");
  facts.amounts = {{"账面价值", held.carrying()},
                   {"累计摊销", held.amortisation},
                   {"减值准备", held.impairment},
                   {"账面原值", held.gross}};
  book({"划分为持有待售"}, facts, standing.data_set, rules, settings, result);
  if (write_down > 0) {
    result.movements.push_back({MovementKind::held_written_down, {.impairment = write_down}, "HS-2"});
    book_measure(standing, write_down, rules, settings, result);
  }
  result.plan = stop_charging(month, held);
  return result;
}

Consequence remeasure_held_for_sale(const HeldForSaleRemeasured& measured, const Event& event,
                                    const Standing& standing, const rulebook::Rules& rules,
                                    const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_order_of_balances(standing, event);
  const Amounts& held = standing.held_for_sale;
  const Fen lower = held.carrying() - measured.fair_value_less_cost_fen;
  // HS-4 [CAS42:17]: never above what was written down on or after classification.
  const Fen change = lower > 0 ? lower : -std::min(-lower, held.impairment);
  if (change == 0) return result;
  result.movements = {{change > 0 ? MovementKind::held_written_down : MovementKind::held_recovered,
                       {.impairment = change},
                       change > 0 ? "HS-2" : "HS-4"}};
  book_measure(standing, change, rules, settings, result);
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
  const Fen missed = plan ? charge_of(*plan, month - 1, standing.charged_fen, standing.units_used) : 0;
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
  PlanStart start = left_by(plan, month, back, standing.charged_fen, standing.units_used);
  start.months_left = life_left(standing.data_set, month);
  result.plan = spread_anew(standing.data_set.estimates, start, straight_line(rules));
  return result;
}

}  // namespace rubiao
