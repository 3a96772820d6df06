// SPDX-License-Identifier: Apache-2.0
#include "posting/prior_period.h"

#include <algorithm>

#include "base/error.h"
#include "posting/booking.h"
#include "posting/charge_correction.h"
#include "posting/charged_months.h"
#include "posting/deferred_tax.h"
#include "posting/event_order.h"
#include "posting/restated_income.h"
#include "posting/restatement.h"
#include "register/event_readers.h"
#include "register/life.h"
#include "register/words.h"

namespace rubiao {
namespace {

// What the error left out of the balances or put into them.
Amounts adjustment_of(const PriorPeriodError& error) {
  if (error.kind == "少提摊销") return {.amortisation = error.amount_fen};
  if (error.kind == "多提摊销") return {.amortisation = -error.amount_fen};
  if (error.kind == "误费用化") return {.gross = error.amount_fen, .amortisation = error.amortisation_fen};
  if (error.kind == "误资本化") return {.gross = -error.amount_fen, .amortisation = -error.amortisation_fen};
  if (error.kind == "多提跌价准备") return {.impairment = -error.amount_fen};
  return {.impairment = error.amount_fen};
}

// Also where cost and amortisation outweigh each other.
bool made_profit_too_high(const PriorPeriodError& error) {
  return error.kind == "少提摊销" || error.kind == "误资本化" || error.kind == "少提减值" ||
         error.kind == "少提跌价准备";
}

// The class in which the data set is carried, and what an error moves there.
struct Class {
  const char* name;
  MovementKind restated;
  Amounts now;
  Amounts opening;
  const char* cost_key;       // 金额键 of an error of cost
  const char* provision_key;  // and of a provision
  const char* released_key;   // and of one that goes with its cost
};

// [CAS28:11] Development goes before the asset it may become: its cost is not transferred yet.
Class class_of(const Standing& standing) {
  const Opening& opening = standing.opening;
  if (standing.development.gross > 0)
    return {"开发支出",           MovementKind::development_restated,
            standing.development, opening.development,
            "开发支出更正",       "开发减值更正",
            "转销开发减值准备"};
  if (standing.inventory.gross > 0)
    return {"存货",
            MovementKind::inventory_restated,
            standing.inventory,
            opening.inventory,
            "存货更正",
            "跌价更正",
            "转销跌价准备"};
  if (standing.intangible.gross > 0)
    return {"无形资产", MovementKind::restated, standing.intangible, opening.intangible, "原值更正",
            "减值更正", "转销减值准备"};
  reject("asset", standing.data_set.id,
         {"账上没有资产，或已划分为持有待售", "no asset is carried, or it is held for sale"},
         {"核对数据集编号；本年已处置的，其前期差错随处置入账，由凭证更正",
          "check the data set id; what left within the year is corrected by a voucher of the host"});
}

void demand_kind_of_class(const PriorPeriodError& error, const Class& carried, const DataSet& data_set) {
  const std::string_view name = carried.name;
  const bool provision = error.kind == "少提跌价准备" || error.kind == "多提跌价准备";
  const bool of_cost = error.kind == "误费用化" || error.kind == "误资本化";
  const bool fits = of_cost                    ? name == "无形资产" || error.amortisation_fen == 0
                    : provision                ? name == "存货"
                    : error.kind == "少提减值" ? name != "存货"
                                               : name == "无形资产";
  if (!fits) {
    reject("kind", error.kind,
           {"数据集“" + data_set.id + "”列为" + carried.name + "，没有这种差错",
            "data set \"" + data_set.id + "\" is carried as " + in_words(carried.name, Language::en) +
                ", which has no such error"},
           {"核对差错的种类；分类本身错了的用 correct.classification",
            "check the kind; if the class itself is wrong use correct.classification"});
  }
  if (name != "存货" || data_set.route != Route::self_processed || data_set.available_on) return;
  reject("asset", data_set.id, {"仍在加工的存货先登记完工", "inventory in process is finished first"},
         {"先登记达到预定用途", "record first that it is finished"});
}

// Counted inventory: the cost that should not be there comes off the lot that came last, as further cost goes
// on it.
void demand_lot_can_bear(const PriorPeriodError& error, const Class& carried, const Standing& standing) {
  if (error.kind != "误资本化" || carried.restated != MovementKind::inventory_restated) return;
  const std::vector<Lot>& lots = standing.lots.all();
  if (lots.empty() || lots.back().cost_fen >= error.amount_fen) return;
  reject("amount", to_text(error.amount_fen),
         {"大于最近一批存货的成本 " + to_grouped_text(lots.back().cost_fen),
          "it is more than the cost of the lot that came last, " + to_grouped_text(lots.back().cost_fen)},
         {"按批次另行更正，或核对金额", "check the amount, or correct lot by lot"});
}

// E26: it was carried when the year began, and none of it has left since: what is restated stood then, and
// the part that left took its share of the error with it.
void demand_carried_since_january(const PriorPeriodError& error, const Class& carried) {
  if (error.kind != "误费用化" && error.kind != "误资本化") return;
  if (carried.opening.gross > 0 && carried.now.gross >= carried.opening.gross) return;
  const bool left = carried.opening.gross > 0;
  refuse("E26", "CAS28:11; CAS28:12",
         left ? Text{"本年已有一部分出售、失效或冲减，差错也随之转出",
                     "part of it left or was reduced within the year, and part of the error with it"}
              : Text{"年初还没有列为" + std::string(carried.name) + "，没有这一类的前期差错",
                     "it was not carried as " + in_words(carried.name, Language::en) +
                         " when the year began, so it has no such error of an earlier one"},
         {"先以红字冲销本年的转入、出售或失效，更正差错后重新登记",
          "take this year's transfer, sale or lapse back by red letters, correct the error, and record it "
          "anew"});
}

// No error of an amount in a year in which there was none yet.
void demand_there_in_year(const PriorPeriodError& error, const Standing& standing) {
  if (error.kind == "误费用化") return;
  const auto& available = standing.data_set.available_on;
  const bool of_amortisation = error.kind == "少提摊销" || error.kind == "多提摊销";
  int first = standing.opening.first_year.value_or(error.year);
  if (of_amortisation && available) first = std::max(first, static_cast<int>(available->year()));
  if (error.year >= first) return;
  refuse("E26", "CAS28:11",
         {"该数据集 " + std::to_string(first) + " 年才" + (of_amortisation ? "可供使用" : "入账") + "，" +
              std::to_string(error.year) + " 年不可能有这一差错",
          (of_amortisation ? "it is available for use since " : "its first cost was booked in ") +
              std::to_string(first) + "; there was no such error in " + std::to_string(error.year)},
         {"核对差错所属年度（year）", "check the year of the error"});
}

// INV-7 [CAS6:17]: cost that was amortised in earlier years was amortised with its error; past the life all
// of it.
void demand_amortisation_of_cost(const PriorPeriodError& error, const Class& carried, const Event& event,
                                 const Standing& standing) {
  const bool of_cost = error.kind == "误费用化" || error.kind == "误资本化";
  if (!of_cost || carried.restated != MovementKind::restated || carried.opening.amortisation == 0 ||
      corrects_whole(error, carried.opening))
    return;
  const auto& plan = standing.plan;
  const bool over = plan && plan->life_months > 0 && last_month_of(*plan) < event.january();
  if (over && error.amortisation_fen != error.amount_fen) {
    const std::string end = to_text(Period::from_month_index(last_month_of(*plan)));
    refuse("E26", "CAS6:17; CAS28:12",
           {"使用寿命已于 " + end + " 结束，差错中的成本应已全部摊销",
            "the life ended with " + end + ", and the cost in error would be amortised in full"},
           {"amortisation 填写与 amount 相同的金额", "give as amortisation what amount says"});
  }
  if (error.states_amortisation) return;
  refuse("E26", "CAS28:12",
         {"该资产年初已有累计摊销 " + to_grouped_text(carried.opening.amortisation) +
              "，差错中的成本也应有随同的摊销（amortisation）",
          "it had been amortised by " + to_grouped_text(carried.opening.amortisation) +
              " when the year began; the cost in error has its part of it"},
         {"填写 amortisation；没有的填 0.00", "give amortisation, or 0.00 if there is none"});
}

// CM-4 [CAS6:9] [CAS6:13]: development is capitalised from the day on which all five conditions are met, and
// not before by calling it an error.
void demand_after_conditions(const PriorPeriodError& error, const Class& carried, const DataSet& data_set) {
  if (error.kind != "误费用化" || !data_set.conditions) return;  // taken over at the start: a person knows
  const auto met_on = data_set.conditions->all_met_on();
  if (met_on && static_cast<int>(met_on->year()) <= error.year) return;
  refuse("CM-4", "CAS6:9; CAS6:13",
         {"五项条件在 " + std::to_string(error.year) + " 年尚未全部满足，其支出不是误费用化（" +
              carried.name + "）",
          "the five conditions were not all met in " + std::to_string(error.year) +
              "; its spending was rightly expensed"},
         {"保留原费用化处理", "leave it expensed"});
}

// SC-2, PR-2: no way to bring back what was expensed before the provisions.
void demand_not_before_the_provisions(const PriorPeriodError& error) {
  if (error.kind != "误费用化" || error.year >= first_year_of_the_provisions) return;
  refuse("PR-2", "MOF2023-11:4; CAS6:13",
         {"2024 年 1 月 1 日以前已计入损益的数据资源支出不再调整",
          "spending on data resources charged to profit or loss before 1 January 2024 is never adjusted"},
         {"保留原费用化处理", "leave it expensed"});
}

// An impairment that was missed begins the plan anew (AM-10); any other error changes no estimate.
PlanChange plan_after(const PriorPeriodError& error, const PlanStart& start, const Standing& standing,
                      const rulebook::Rules& rules) {
  const Estimates& estimates = standing.data_set.estimates;
  return error.kind == "少提减值" ? spread_anew(estimates, start, straight_line(rules))
                                  : carry_on(standing.plan, estimates, start, straight_line(rules));
}

// The year's charges as if its opening balance had been right all along. Only where no plan began within the
// year and nothing of the asset lapsed or was impaired in it.
std::optional<PlanChange> plan_from_january(const PriorPeriodError& error, const Amounts& opening, int next,
                                            const Event& event, const Standing& standing,
                                            const rulebook::Rules& rules) {
  const int january = event.january();
  if (standing.plan->life_months == 0 || standing.plan->first_month > january ||
      standing.plan->pattern == Pattern::units ||
      standing.intangible.gross != standing.opening.intangible.gross ||
      standing.intangible.impairment != standing.opening.intangible.impairment)
    return std::nullopt;
  PlanChange change = plan_after(
      error, left_by(standing.plan, january, opening, standing.charged_before_year_fen, 0), standing, rules);
  change.from_month = next;
  if (change.plan.life_months == 0) return std::nullopt;
  const bool over = standing.charged_month.value_or(-1) < next - 1;
  if (over && charge_of(change.plan, next, standing.charged_fen) < 0) return std::nullopt;
  return change;
}

// What the months charged this year were charged too much or too little, at once and in the last of them.
// Where the life was over before, the next charge makes it good.
void correct_charges_since_january(const PlanChange& change, const Event& event, const Standing& standing,
                                   const rulebook::Rules& rules, const CompanySettings& settings,
                                   Consequence& result) {
  const int last = standing.charged_month.value_or(-1);
  if (change.plan.first_month > last || last < change.from_month - 1) return;
  const Fen missing = charge_of(change.plan, last, standing.charged_fen);
  const Fen to_release =
      corrects_year(change, event, standing) ? release_missing(change, event, standing, result) : 0;
  if (missing == 0 && to_release == 0) return;
  MonthsBooked months(event, " 更正本年摊销", "AM-1");
  months.add({last, missing, to_release, true, true}, standing);
  append(months.booked(standing, rules, settings), result, result);
}

// AM-1: not inventory that was an intangible asset once, nor what came back from there and is not available
// anew.
bool is_spread(const Standing& standing) {
  return standing.intangible.gross > 0 && standing.plan && standing.data_set.available_on &&
         !standing.data_set.estimates.indefinite;
}

void correct_plan(const PriorPeriodError& error, const std::optional<PlanChange>& from_january,
                  const Amounts& after, const Event& event, const Standing& standing,
                  const rulebook::Rules& rules, const CompanySettings& settings, Consequence& result) {
  if (from_january) {
    result.plan = from_january;
    correct_charges_since_january(*from_january, event, standing, rules, settings, result);
    return;
  }
  PlanStart start = start_in(next_charge(standing, event), standing);
  start.months_left = std::max(1, start.months_left);  // a life that is over is charged at once
  start.standing = after;
  result.plan = plan_after(error, start, standing, rules);
}

// [CAS28:11] read the other way round: what is not material goes to this year's profit or loss, and no
// opening balance moves. What was expensed by error stays expensed (PR-2), and a provision is charged or
// released by the test of this period.
void demand_immaterial_kind(const PriorPeriodError& error, const Class& carried) {
  if (error.kind == "误费用化") {
    refuse("PR-2", "CAS6:13; CAS28:11",
           {"以前年度已费用化的支出，不重要的不再资本化",
            "spending that was expensed in an earlier year is not capitalised for an immaterial error"},
           {"保留原费用化处理；重要的填写 material=true",
            "leave it expensed; if it is material give material=true"});
  }
  if (error.kind == "误资本化" || carried.restated == MovementKind::restated) return;
  refuse("E26", "CAS28:11",
         {"不重要的准备差错由本期的测试计提或转回",
          "an immaterial error of a provision is left to the test of this period"},
         {"登记可变现净值或减值测试", "record the test of realisable value or of impairment"});
}

MovementKind kind_in_this_year(const PriorPeriodError& error, const Class& carried) {
  if (carried.restated == MovementKind::inventory_restated) return MovementKind::inventory_other_decrease;
  if (carried.restated == MovementKind::development_restated) return MovementKind::development_abandoned;
  return error.kind == "误资本化"   ? MovementKind::other_decrease
         : error.kind == "少提减值" ? MovementKind::impaired
                                    : MovementKind::amortised;
}

Consequence correct_in_this_year(const PriorPeriodError& error, const Class& carried, const Event& event,
                                 const Standing& standing, const Amounts& after, const rulebook::Rules& rules,
                                 const CompanySettings& settings) {
  demand_immaterial_kind(error, carried);
  demand_can_stand(after, after, error.amount_fen, adjustment_of(error));
  Consequence result;
  result.after = apply(standing.data_set, event);
  const Amounts change = adjustment_of(error);
  const MovementKind kind = kind_in_this_year(error, carried);
  result.movements = {{kind, change, "E26.2"}};
  EntryFacts facts = facts_of(result.after, " 更正不重要的前期差错：" + error.kind);
  if (error.kind == "误资本化") {
    facts.amounts = {{"当期费用", error.amount_fen - error.amortisation_fen},
                     {"摊销冲减", error.amortisation_fen},
                     {carried.cost_key, error.amount_fen}};
    book({"不重要的前期差错", carried.name}, facts, result.after, rules, settings, result);
  } else {  // as if it were a charge, or a loss, of this month
    facts.amounts = {
        {"摊销额", change.amortisation}, {"减值损失", change.impairment}, {"损失额", change.impairment}};
    result.entries = {compose_entry(kind == MovementKind::amortised ? "E12" : "E13", facts, rules, settings)};
  }
  if (is_spread(standing) && after.gross == 0) {
    result.plan = stop_charging(next_charge(standing, event), after);
  } else if (is_spread(standing)) {
    PlanStart start = start_in(next_charge(standing, event), standing);
    start.months_left = std::max(1, start.months_left);
    start.standing = after;
    result.plan = plan_after(error, start, standing, rules);
  }
  return result;
}

// IM-4: the test of the year's end compared what the error had left, and no month goes by the plan that it
// began: its loss would stand on a wrong carrying amount [CAS8:15].
void demand_tested_after(const Standing& standing, const Event& event) {
  if (!standing.plan || standing.plan->first_month <= event.december()) return;
  if (standing.intangible.impairment == standing.opening.intangible.impairment) return;
  refuse("IM-4", "CAS8:15; CAS28:12",
         {"年末的减值测试是按更正前的账面价值作的",
          "the impairment test of the year's end was made on the carrying amount before the correction"},
         {"先冲销该减值测试（correct.reverse），更正前期差错后重新测试",
          "take the test back first (correct.reverse), correct the error, and test again"});
}

}  // namespace

Consequence correct_prior_period(const PriorPeriodError& error, const Event& event, const Standing& standing,
                                 const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  const Class carried = class_of(standing);
  demand_kind_of_class(error, carried, standing.data_set);
  demand_earlier_year(error.year, event);
  demand_not_before_the_provisions(error);
  demand_order_of_balances(standing, event);
  demand_carried_since_january(error, carried);
  demand_there_in_year(error, standing);
  demand_after_conditions(error, carried, standing.data_set);
  demand_lot_can_bear(error, carried, standing);
  if (carried.restated == MovementKind::restated) demand_tested_after(standing, event);
  const bool whole = corrects_whole(error, carried.opening);
  const Amounts adjustment = whole ? carried.opening.negated() : adjustment_of(error);
  Amounts after = carried.now;
  after += adjustment;
  if (error.material || error.kind == "误资本化")
    demand_amortisation_of_cost(error, carried, event, standing);
  if (!error.material) return correct_in_this_year(error, carried, event, standing, after, rules, settings);
  Amounts opening = carried.opening;
  opening += adjustment;
  if (whole && carried.restated == MovementKind::restated)
    demand_as_at_january(carried.opening, carried.now, "E26");
  demand_can_stand(opening, after, error.amount_fen, adjustment);
  const bool profit_too_high = made_profit_too_high(error);
  const bool of_amortisation = error.kind == "少提摊销" || error.kind == "多提摊销";
  const bool of_cost = error.kind == "误费用化" || error.kind == "误资本化";
  result.movements = {{carried.restated, adjustment, profit_too_high ? "E26" : "E26a"}};
  EntryFacts facts = facts_of(result.after, " 前期差错更正：" + error.kind);
  facts.amounts = {{"随同摊销", error.amortisation_fen},
                   {of_amortisation ? "摊销更正"
                    : of_cost       ? carried.cost_key
                                    : carried.provision_key,
                    error.amount_fen}};
  Fen effect = profit_too_high ? -adjustment.carrying() : adjustment.carrying();
  if (whole) {
    facts.amounts[carried.released_key] = carried.opening.impairment;
    effect -= take_off_deferred_income(effect, standing, facts, result);
  }
  const auto from_january = [&]() -> std::optional<PlanChange> {
    if (!is_spread(standing)) return std::nullopt;
    return plan_from_january(error, opening, next_charge(standing, event), event, standing, rules);
  };
  if (of_amortisation && standing.opening.deferred_income > 0) {
    effect -= restate_deferred_income(error, corrects_year(from_january(), event, standing), standing, facts,
                                      result);
  }
  demand_within(error.effect, effect);
  demand_recognised(error.effect, profit_too_high, standing);
  restate_earnings(error.effect, effect, profit_too_high, facts, result);
  if (whole) take_off_deferred_tax(error.effect, standing, facts, result);
  book({profit_too_high ? "前期多计利润" : "前期少计利润", carried.name}, facts, result.after, rules,
       settings, result);
  if (whole) take_back_deferred_tax_of_year(standing, rules, settings, result);
  if (whole && standing.plan) {
    result.plan = stop_charging(event.january(), carried.opening);
  } else if (is_spread(standing)) {
    correct_plan(error, from_january(), after, event, standing, rules, settings, result);
  }
  return result;
}

}  // namespace rubiao
