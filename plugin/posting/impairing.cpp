// SPDX-License-Identifier: Apache-2.0
#include "posting/impairing.h"

#include <algorithm>
#include <numeric>

#include "base/error.h"
#include "measurement/impairment.h"
#include "measurement/value_in_use.h"
#include "posting/booking.h"
#include "posting/charged_months.h"
#include "posting/event_order.h"
#include "posting/template_choice.h"
#include "register/life.h"

namespace rubiao {
namespace {

const Amounts& tested(const Standing& standing) {
  return standing.in_development() ? standing.development : standing.intangible;
}

Recoverable recoverable_of(const ImpairmentTested& test, Date on) {
  Recoverable recoverable{.fair_value_less_cost_fen = test.fair_value_less_cost_fen, .value_in_use_fen = {}};
  if (test.discount_rate)
    recoverable.value_in_use_fen = present_value(test.cash_flows, *test.discount_rate, on);
  return recoverable;
}

// IM-3 [CAS8:6]: the higher of two. Where one is above what is carried, the other need not be had [CAS8:7].
void demand_both_measures(const ImpairmentTested& test, Fen loss) {
  const bool both = test.fair_value_less_cost_fen && test.discount_rate;
  if (loss == 0 || both || !test.other_measure.empty()) return;
  const bool market = test.fair_value_less_cost_fen.has_value();
  throw Error(
      Status::refused,
      Problem{
          .message =
              {"只有一项计量，且低于账面价值：可收回金额取两者较高者",
               "there is one measure and it is below the carrying amount: recoverable is the higher of two"},
          .rule = "IM-3",
          .articles = "CAS8:6; CAS8:7",
          .field = market ? "cash_flows" : "fair_value_less_cost",
          .todo = {
              market ? "填写预计未来现金流量和折现率，或在 other_measure 说明未取得的理由"
                     : "填写公允价值减处置费用，或在 other_measure 说明未取得的理由",
              market ? "give cash flows and a rate, or say in other_measure why they cannot be had"
                     : "give fair value less disposal cost, or say in other_measure why it cannot be had"}});
}

rulebook::Decision duty_to_test(const ImpairmentTested& test, const Standing& standing,
                                const rulebook::Rules& rules) {
  const bool indicated = std::ranges::any_of(
      test.indications, [](const std::string& indication) { return indication != "年度必测"; });
  return rules.decide("impairment_duty", {{"可供使用", !standing.in_development()},
                                          {"寿命不确定", standing.data_set.estimates.indefinite},
                                          {"存在减值迹象", indicated}});
}

// IM-1 [CAS8:4]: without an indication and without the duty of a yearly test there is nothing to write down.
void demand_occasion(const rulebook::Decision& duty, Fen loss) {
  const rulebook::Match& row = duty.match();
  if (loss == 0 || row.text("测试") != "不需测试") return;
  refuse(row.text("规则"), duty.articles(),
         {"使用寿命有限且可供使用的数据资源，没有减值迹象不计提减值",
          "an asset of finite life in use is written down only on an indication of impairment"},
         {"在 indications 中列明减值迹象及其证据", "name the indications and their evidence"});
}

// AM-10 [CAS8:16]: amortise the month, then impair; the reduced amount is spread from the next month on.
std::optional<PlanChange> plan_after(const Standing& standing, Fen loss, const Event& event,
                                     const rulebook::Rules& rules) {
  if (standing.in_development() || !standing.plan || standing.plan->life_months == 0) return std::nullopt;
  const int month = Period::of(event.date).month_index();
  PlanStart start = start_in(month + 1, standing);
  start.standing.impairment = add(start.standing.impairment, loss);
  return spread_anew(standing.data_set.estimates, start, straight_line(rules));
}

Outcome write_down(const Standing& standing, Fen loss, const Event& event, const rulebook::Rules& rules) {
  Outcome outcome{.after = standing.data_set, .movements = {}, .plan = {}};
  if (loss == 0) return outcome;
  const MovementKind kind =
      standing.in_development() ? MovementKind::development_impaired : MovementKind::impaired;
  outcome.movements = {{kind, {.impairment = loss}, "IM-4"}};
  outcome.plan = plan_after(standing, loss, event, rules);
  return outcome;
}

void add_lines(const Standing& standing, Fen loss, const std::string& kind, const rulebook::Rules& rules,
               const CompanySettings& settings, Consequence& result) {
  if (loss == 0) return;
  const char* amount = standing.in_development() ? "开发减值损失" : "减值损失";
  EntryFacts facts = facts_of(standing.data_set, " 计提减值准备");
  facts.amounts = {{amount, loss}, {"损失额", loss}};
  Entry entry = compose_entry(kind, facts, rules, settings);
  if (result.entries.empty()) {
    result.entries.push_back(std::move(entry));
  } else {
    std::ranges::move(entry.lines, std::back_inserter(result.entries.front().lines));
  }
}

void demand_ready_for_test(const Standing& standing, const Event& event) {
  demand_testable(standing);
  demand_order_of_balances(standing, event);
  demand_charged_through(standing, Period::of(event.date).month_index(), "AM-10");
}

// [CAS8:20] A corporate asset is shared out among the groups that it serves: one bears a part of it.
void demand_allocated_once(const ImpairmentTested::Member& member, Fen carrying, const Standing* ours) {
  if (member.carrying_fen) {
    refuse("IM-6", "CAS8:20",
           {"成员“" + member.id + "”不在登记簿中，其账面价值已是分摊后的金额",
            "member \"" + member.id +
                "\" stands outside the register; its carrying amount is what the group bears"},
           {"删去 allocated，在 member_carrying 填写分摊后的金额",
            "leave allocated out and give the allocated amount as member_carrying"});
  }
  const Fen before = add(carrying, ours->impaired_today_fen);
  if (*member.allocated_fen <= carrying && add(*member.allocated_fen, ours->allocated_today_fen) > before) {
    refuse("IM-6", "CAS8:20",
           {"当日的测试已把“" + member.id + "”的 " + to_grouped_text(ours->allocated_today_fen) +
                " 分摊给其他资产组，合计大于其账面价值 " + to_grouped_text(before),
            to_grouped_text(ours->allocated_today_fen) + " of \"" + member.id +
                "\" is allocated to other groups by tests of the day; with this part it is more than its "
                "carrying amount of " +
                to_grouped_text(before)},
           {"按合理一致的基础重新分摊", "allocate it anew on a reasonable and consistent basis"});
  }
  if (*member.allocated_fen <= carrying) return;
  refuse("IM-6", "CAS8:20",
         {"分摊到本资产组的 " + to_grouped_text(*member.allocated_fen) + " 大于“" + member.id +
              "”的账面价值 " + to_grouped_text(carrying),
          to_grouped_text(*member.allocated_fen) + " is allocated to the group, but \"" + member.id +
              "\" carries only " + to_grouped_text(carrying)},
         {"按合理一致的基础重新分摊", "allocate it anew on a reasonable and consistent basis"});
}

// [CAS8:18] A group has assets of its own; a corporate asset only adds its part.
void demand_whole_member(const ImpairmentTested& test) {
  const bool whole = std::ranges::any_of(
      test.members, [](const ImpairmentTested::Member& member) { return !member.allocated_fen; });
  if (test.members.empty() || whole) return;
  refuse("IM-6", "CAS8:18; CAS8:20",
         {"每个成员都只分摊了一部分，没有整个属于该资产组的资产",
          "every member is there in part only; no asset belongs to the group as a whole"},
         {"allocated 只用于总部资产，其余成员不填", "give allocated for a corporate asset only"});
}

// [CAS8:6] What is due later is worth less today.
void demand_rate(const ImpairmentTested& test) {
  if (!test.discount_rate || *test.discount_rate > Decimal(0)) return;
  refuse("IM-3", "CAS8:6",
         {"折现率应反映货币时间价值和资产风险，须大于零",
          "a discount rate reflects the time value of money and the risk of the asset; it is above zero"},
         {"填写税前折现率，如 0.08", "give the rate before tax, such as 0.08"});
}

// Members of the group in the order of the test: ours with the carrying amount of the books, the others with
// the one stated [CAS8:18].
class Group {
 public:
  Group(const ImpairmentTested& test, const Standing& standing) {
    std::size_t next = 0;
    for (const ImpairmentTested::Member& member : test.members) {
      const Standing* ours = nullptr;
      if (member.id == standing.data_set.id) {
        ours = &standing;
      } else if (!member.carrying_fen) {
        ours = &standing.others.at(next++);
      }
      standings_.push_back(ours);
      const Fen carrying = ours != nullptr ? tested(*ours).carrying() : *member.carrying_fen;
      if (member.allocated_fen) demand_allocated_once(member, carrying, ours);
      members_.push_back({.carrying_fen = member.allocated_fen.value_or(carrying),
                          .floor_fen = member.floor_fen.value_or(0)});
    }
    const bool complete = test.members.empty() || std::ranges::count(standings_, &standing) == 1;
    if (!complete) {
      refuse("IM-6", "CAS8:18",
             {"资产组成员须包括数据集“" + standing.data_set.id + "”一次",
              "the members of the group name data set \"" + standing.data_set.id + "\" once"},
             {"在 members 中列入它，账面价值不填", "put it into members, without a carrying amount"});
    }
    demand_whole_member(test);
    if (test.members.empty()) {
      standings_ = {&standing};
      members_ = {{.carrying_fen = tested(standing).carrying()}};
    }
  }

  [[nodiscard]] Fen carrying() const {
    Fen sum = 0;
    for (const GroupMember& member : members_) sum = add(sum, member.carrying_fen);
    return sum;
  }

  // What is left of the loss once goodwill has borne its part, shared out; by data set.
  [[nodiscard]] std::vector<std::pair<const Standing*, Fen>> shares(Fen loss, Fen goodwill) const {
    const Fen rest = loss - std::min(loss, goodwill);
    const std::vector<Fen> parts = allocate_loss(rest, members_);
    demand_all_borne(rest, parts);
    std::vector<std::pair<const Standing*, Fen>> ours;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (standings_[i] != nullptr) ours.emplace_back(standings_[i], parts[i]);
    }
    return ours;
  }

 private:
  // IM-6 [CAS8:18]: no member goes below its own recoverable amount, so these cannot be more than the
  // group's.
  void demand_all_borne(Fen loss, const std::vector<Fen>& parts) const {
    const Fen borne = std::accumulate(parts.begin(), parts.end(), Fen{0});
    if (borne == loss) return;
    const std::string left = to_grouped_text(loss - borne);
    const std::string of_members = to_grouped_text(carrying() - borne);
    const std::string of_group = to_grouped_text(carrying() - loss);
    throw Error(
        Status::refused,
        Problem{.message = {"各成员自身的可收回金额合计 " + of_members + " 大于资产组的可收回金额 " +
                                of_group + "，损失中有 " + left + " 无处分摊",
                            "the members' own recoverable amounts of " + of_members +
                                " together exceed that of the group, " + of_group + ": " + left +
                                " of the loss falls on nobody"},
                .rule = "IM-6",
                .articles = "CAS8:18",
                .field = "members.floor",
                .todo = {"核对各成员的 floor 与资产组的可收回金额，二者须一致",
                         "check the members' floors against the recoverable amount of the group; they "
                         "have to agree"}});
  }

  std::vector<const Standing*> standings_;  // nothing for what stands outside the register
  std::vector<GroupMember> members_;
};

}  // namespace

void demand_carried(Fen carrying, const std::string& id) {
  if (carrying > 0) return;
  reject("asset", id, {"账面价值为零，没有可减值的资产", "nothing is carried that could be impaired"},
         {"不必测试；编号或月份有误的更正", "it needs no test; correct id or month if they are wrong"});
}

void demand_testable(const Standing& standing) {
  const std::string& id = standing.data_set.id;
  if (standing.inventory.gross > 0) {
    refuse("IN-2", "CAS1:15",
           {"数据集“" + id + "”是存货，不按资产减值准则测试",
            "data set \"" + id + "\" is inventory and not tested for impairment"},
           {"登记存货跌价测试", "record a test of net realisable value (nrv_tested)"});
  }
  if (standing.held_for_sale.gross > 0) {
    refuse("HS-2", "CAS42:13",
           {"数据集“" + id + "”持有待售，不按资产减值准则测试",
            "data set \"" + id + "\" is held for sale and not tested for impairment"},
           {"登记持有待售的重新计量", "record held_for_sale_remeasured"});
  }
  demand_carried(tested(standing).carrying(), id);
}

Consequence test_impairment(const ImpairmentTested& test, const Event& event, const Standing& standing,
                            const rulebook::Rules& rules, const CompanySettings& settings) {
  Consequence result;
  result.after = apply(standing.data_set, event);
  demand_rate(test);
  demand_ready_for_test(standing, event);
  for (const Standing& other : standing.others) demand_ready_for_test(other, event);
  const Group group(test, standing);
  const Fen loss =
      impairment_loss(add(group.carrying(), test.goodwill_fen), *recoverable_of(test, event.date).amount());
  rulebook::Decision duty = duty_to_test(test, standing, rules);
  demand_occasion(duty, loss);
  demand_both_measures(test, loss);
  rulebook::Decision choice =
      choose_template({.occasion = "计提减值",
                       .asset_class = standing.in_development() ? "开发支出" : "无形资产",
                       .treatment = "不适用",
                       .item = "不适用"},
                      standing.data_set, rules);
  const std::string kind = choice.match().text("分录");
  for (const auto& [member, share] : group.shares(loss, test.goodwill_fen)) {
    Outcome outcome = write_down(*member, share, event, rules);
    add_lines(*member, share, kind, rules, settings, result);
    if (member != &standing) {
      result.others.push_back(std::move(outcome));
    } else {
      result.movements = std::move(outcome.movements);
      result.plan = outcome.plan;
    }
  }
  result.decisions.push_back(std::move(duty));
  result.decisions.push_back(std::move(choice));
  return result;
}

}  // namespace rubiao
