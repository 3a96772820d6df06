// SPDX-License-Identifier: Apache-2.0
#include "audit/red_flag_facts.h"

#include <algorithm>
#include <utility>

#include "store/charges.h"
#include "store/movements.h"

namespace rubiao::audit {
namespace {

using Events = std::vector<store::LoggedEvent>;

constexpr Date in_force =
    std::chrono::year(2024) / 1 / 1;  // what was expensed before stays so [MOF2023-11:4]
constexpr int months_of_year = 12;

int months_between(Date from, Date to) {
  return Period::of(to).month_index() - Period::of(from).month_index();
}

template <typename Body>
std::int64_t count_of(const Events& events) {
  return std::ranges::count_if(events, [](const store::LoggedEvent& logged) {
    return std::holds_alternative<Body>(logged.event.body);
  });
}

bool is_spending(const Event& event) {
  return std::holds_alternative<CostIncurred>(event.body) ||
         std::holds_alternative<SharedCostAllocated>(event.body) ||
         std::holds_alternative<BoughtByInstalments>(event.body);
}

// The first day on which it was an asset: the day on which it was recognised, or taken over as one.
std::optional<Date> recognised_on(const Events& events) {
  for (const auto& logged : events) {
    const auto* assessed = std::get_if<Assessed>(&logged.event.body);
    const bool opened = std::holds_alternative<OpeningBalance>(logged.event.body);
    if (opened || (assessed != nullptr && assessed->recognise)) return logged.event.date;
  }
  return std::nullopt;
}

// The papers of its registration and assessment, and those behind the answer to Q01: a receipt for a fare on
// some cost of it shows no source.
bool shows_its_source(const Events& events) {
  return std::ranges::any_of(events, [](const store::LoggedEvent& logged) {
    const Event& event = logged.event;
    const bool of_its_source = std::holds_alternative<Registered>(event.body) ||
                               std::holds_alternative<Assessed>(event.body) ||
                               std::holds_alternative<OpeningBalance>(event.body);
    return (of_its_source && !event.evidence.empty()) ||
           std::ranges::any_of(event.judgements, [](const Judgement& judgement) {
             return judgement.question == "Q01" && !judgement.evidence.empty();
           });
  });
}

// By the answer to Q01, which may be given in either language.
bool is_licensed(const Events& events) {
  bool licensed = false;
  for (const auto& logged : events)
    for (const Judgement& judgement : logged.event.judgements)
      if (judgement.question == "Q01")
        licensed = judgement.answer.starts_with("控制") || judgement.answer.starts_with("controlled");
  return licensed;
}

bool giver_had_no_cost(const Events& events) {
  return std::ranges::any_of(events, [](const store::LoggedEvent& logged) {
    const auto* taken = std::get_if<TakenOver>(&logged.event.body);
    return taken != nullptr && taken->giver_gross_fen == 0;
  });
}

// RF-15: a paper that is younger than what it proves.
bool proved_later(const Events& events) {
  return std::ranges::any_of(events, [](const store::LoggedEvent& logged) {
    Date claimed = logged.event.date;
    if (const auto* change = std::get_if<StageChanged>(&logged.event.body)) {
      if (change->stage != Stage::development) return false;
      claimed = change->conditions.all_met_on().value_or(claimed);
    } else if (!std::holds_alternative<Assessed>(logged.event.body)) {
      return false;
    }
    return std::ranges::any_of(logged.event.evidence,
                               [&](const Evidence& evidence) { return evidence.date > claimed; });
  });
}

bool serves_customers(const DataSet& data_set) {
  return data_set.purpose == Purpose::serving_customers || data_set.purpose == Purpose::mixed ||
         data_set.use == Use::serving_customers || data_set.use == Use::letting;
}

// What the books know of pledges in force.
struct Pledge {
  bool pledged = false;
  int months_after = 0;  // it came on the books
  Fen drawn_fen = 0;
};

Pledge pledge_of(const DataSet& data_set, std::optional<Date> included) {
  Pledge pledge;
  for (const Restriction& restriction : data_set.restrictions) {
    if (restriction.kind != RestrictionKind::pledge) continue;
    const int after = included ? std::max(0, months_between(*included, restriction.registered_on)) : 0;
    pledge.months_after = pledge.pledged ? std::min(pledge.months_after, after) : after;
    pledge.pledged = true;
    pledge.drawn_fen = add(pledge.drawn_fen, restriction.drawn_fen);
  }
  return pledge;
}

// Shares in whole tenths, and no paper that supports them (RF-11).
bool is_round(const store::LoggedEvent& logged) {
  const auto& allocated = std::get<SharedCostAllocated>(logged.event.body);
  std::int64_t units = allocated.unallocated;
  for (const auto& share : allocated.shares) units += share.quantity;
  return units > 0 && logged.event.evidence.empty() &&
         std::ranges::all_of(allocated.shares,
                             [&](const auto& share) { return share.quantity % units * 10 % units == 0; });
}

}  // namespace

struct RedFlagFacts::Year {
  Fen revenue_fen = 0;
  Fen amortisation_fen = 0;
  Fen contract_cost_fen = 0;
};

RedFlagFacts::RedFlagFacts(const store::Connection& connection, const store::Company& company, Date day)
    : connection_(connection),
      company_(company),
      day_(day),
      last_tests_(audit::last_tests(connection, company, day)) {
  for (auto& logged : store::events_of_kind(connection, company, "shared_cost_allocated", day)) {
    if (logged.event.booked() > day) continue;
    std::set<std::string> bearers;
    for (const auto& share : std::get<SharedCostAllocated>(logged.event.body).shares)
      bearers.insert(share.id);
    shared_.push_back({std::move(logged), std::move(bearers)});
  }
}

std::vector<store::LoggedEvent> RedFlagFacts::events_until_day(const std::string& id) const {
  Events events = store::events_in_force(connection_, company_, id);
  std::erase_if(events, [&](const store::LoggedEvent& logged) { return logged.event.booked() > day_; });
  return events;
}

std::vector<const RedFlagFacts::Shared*> RedFlagFacts::shared_with(const std::string& id) const {
  std::vector<const Shared*> found;
  for (const Shared& shared : shared_)
    if (shared.bearers.contains(id)) found.push_back(&shared);
  return found;
}

bool RedFlagFacts::charged_to_expense(const store::LoggedEvent& logged, std::int64_t asset) const {
  return std::ranges::any_of(store::movements_of_event(connection_, company_, asset, logged.number),
                             [](const Movement& movement) {
                               return holding_of(movement.kind) == Holding::expense &&
                                      movement.kind != MovementKind::research_closed;
                             });
}

bool RedFlagFacts::same_document_expensed(const Events& events, std::int64_t asset) const {
  std::map<std::string, std::vector<const store::LoggedEvent*>> by_document;
  for (const auto& logged : events)
    if (is_spending(logged.event)) by_document[logged.event.source.document].push_back(&logged);
  return std::ranges::any_of(by_document, [&](const auto& lines) {
    const auto expensed = std::ranges::count_if(
        lines.second, [&](const store::LoggedEvent* logged) { return charged_to_expense(*logged, asset); });
    return expensed > 0 && expensed < std::ssize(lines.second);
  });
}

bool RedFlagFacts::nothing_expensed(const Shared& shared) const {
  if (std::get<SharedCostAllocated>(shared.logged.event.body).unallocated != 0) return false;
  return std::ranges::none_of(
      store::movements_by_event(connection_, company_, shared.logged.number),
      [](const auto& moved) { return holding_of(moved.second.kind) == Holding::expense; });
}

// The twelve months that end with the day.
RedFlagFacts::Year RedFlagFacts::past_year(const Events& events, std::int64_t asset) const {
  Year year;
  const int last = Period::of(day_).month_index();
  const auto is_in = [&](int month) { return month > last - months_of_year && month <= last; };
  for (const auto& logged : events) {
    if (!is_in(Period::of(logged.event.date).month_index())) continue;
    if (const auto* service = std::get_if<ServiceRendered>(&logged.event.body))
      year.revenue_fen = add(year.revenue_fen, service->revenue_fen);
    if (const auto* cost = std::get_if<ContractCostAmortised>(&logged.event.body))
      year.contract_cost_fen = add(year.contract_cost_fen, cost->amount_fen);
  }
  for (const MonthCharge& charge : store::standing_charges(connection_, company_, asset, day_))
    if (is_in(charge.month)) year.amortisation_fen = add(year.amortisation_fen, charge.charge_fen);
  return year;
}

// What was in development when the last year ended is tested for that year's end [CAS8:4].
bool RedFlagFacts::tested_for_last_year(const std::string& id, Date spent_first) const {
  const int this_year = static_cast<int>(day_.year());
  const Date closed = Period(this_year, 12).last_day() <= day_ ? Period(this_year, 12).last_day()
                                                               : Period(this_year - 1, 12).last_day();
  if (spent_first > closed) return true;
  const auto test = last_tests_.find(id);
  return test != last_tests_.end() && test->second.year() >= closed.year();
}

// Also by what was taken back and entered anew.
bool RedFlagFacts::conditions_moved_back(const std::string& id) const {
  std::optional<Date> latest;
  for (const auto& logged : store::events_of(connection_, company_, id)) {
    const auto* change = std::get_if<StageChanged>(&logged.event.body);
    if (change == nullptr || !store::took_effect(logged) || logged.event.booked() > day_) continue;
    const auto met = change->conditions.all_met_on();
    if (!met) continue;
    if (latest && *met < *latest) return true;
    latest = *met;
  }
  return false;
}

rulebook::Inputs RedFlagFacts::of(const store::StoredDataSet& stored, const Standing& standing) const {
  const DataSet& data_set = stored.data_set;
  const Events events = events_until_day(data_set.id);
  const std::vector<const Shared*> shared = shared_with(data_set.id);
  const std::optional<Date> recognised = recognised_on(events);
  const std::optional<Date> capitalised = store::first_capitalised(connection_, company_, stored.asset);
  const auto met = data_set.conditions ? data_set.conditions->all_met_on() : std::nullopt;
  // On the books since: what we made ourselves, since it is an asset of its own.
  const auto included = column_of(data_set.route) == Column::self_made
                            ? (data_set.available_on ? data_set.available_on : capitalised)
                            : recognised;
  const Pledge pledge = pledge_of(data_set, included);
  const Estimates& life = data_set.estimates;
  const bool amortised = standing.intangible.carrying() > 0 && data_set.available_on.has_value();
  const bool in_progress = is_in_development(data_set) && standing.development.carrying() > 0;
  const bool is_inventory = standing.inventory.carrying() > 0 || data_set.purpose == Purpose::sale;
  const bool whole_year = amortised && serves_customers(data_set) &&
                          months_between(*data_set.available_on, day_) >= months_of_year;
  const Year year = whole_year ? past_year(events, stored.asset) : Year{};
  const bool from_related_party = std::ranges::any_of(
      events, [](const auto& logged) { return acquires_from_related_party(logged.event); });
  const bool is_public = data_set.route == Route::authorised;
  const bool source_shown = shows_its_source(events);
  const bool spent_before = std::ranges::any_of(events, [&](const auto& logged) {
    return is_spending(logged.event) && logged.event.date < in_force &&
           !charged_to_expense(logged, stored.asset);
  });
  std::set<std::string> keys;
  for (const Shared* one : shared) keys.insert(std::get<SharedCostAllocated>(one->logged.event.body).key);
  return {
      {"入账金额等于评估值", false},
      {"准则规定公允价值", false},
      {"有成本凭证", true},  // a cost without a document cannot be entered
      {"宣称评估值为入表金额", false},
      {"属于期初余额", count_of<OpeningBalance>(events) > 0},
      {"成本含施行前支出", spent_before},
      {"成本含条件满足日前支出", met && capitalised && *capitalised < *met},
      {"同一凭证曾计入费用", same_document_expensed(events, stored.asset)},
      {"自关联方取得", from_related_party},
      {"出让方未确认该数据", from_related_party && giver_had_no_cost(events)},
      {"资金回流", false},
      {"年收益低于年摊销", whole_year && year.revenue_fen < year.amortisation_fen},
      {"相关业务毛利为负",
       whole_year && year.revenue_fen < add(year.amortisation_fen, year.contract_cost_fen)},
      {"使用寿命不确定", amortised && life.indefinite},
      {"使用寿命月数", Decimal(amortised && !life.indefinite ? life.life_months : 0)},
      {"寿命超过数据时效", false},
      {"已质押", pledge.pledged},
      {"入表后质押月数", Decimal(pledge.months_after)},
      {"借款额超过账面价值", pledge.pledged && pledge.drawn_fen > standing.carrying()},
      {"报出后撤回或更正", false},
      {"已披露寿命和方法", !amortised || life.indefinite || life.life_months > 0},
      {"有来源证明", source_shown},
      {"许可未写期限", amortised && (is_public || is_licensed(events)) && !data_set.rights_end},
      {"含个人信息", false},
      {"有个人信息处理依据", true},
      {"列为存货", is_inventory},
      {"按许可方式提供", count_of<ServiceRendered>(events) > 0},
      {"同一存货再次出售", count_of<Sold>(events) > 1},
      {"有资本化项目在研", in_progress},
      {"资本化挂账月数", Decimal(in_progress && capitalised ? months_between(*capitalised, day_) : 0)},
      {"已做年末减值测试", !in_progress || !capitalised || tested_for_last_year(data_set.id, *capitalised)},
      {"项目内变更分配基础", keys.size() > 1},
      {"分配比例取整", std::ranges::any_of(shared, [](const Shared* one) { return is_round(one->logged); })},
      {"部门支出全部资本化",
       std::ranges::any_of(shared, [&](const Shared* one) { return nothing_expensed(*one); })},
      {"按收入摊销", amortised && life.method == Method::revenue},
      {"符合收入摊销例外", true},  // or it was refused (AM-5)
      {"距最近杠杆线", Decimal(1)},
      {"本季延长寿命", false},
      {"本季入表", false},
      {"来源为公共数据", is_public},
      {"有授权运营协议", source_shown},
      {"证据晚于条件满足日", proved_later(events)},
      {"条件满足日曾前移", conditions_moved_back(data_set.id)},
  };
}

std::span<const FactNotHeld> facts_not_held() {
  static const std::vector<FactNotHeld> facts{
      {"RF-1",
       {"入账金额是否等于或跟随某份评估结论；对外是否把评估值说成入表金额",
        "whether the amount equals or tracks an appraisal, or an appraisal is announced as the amount"},
       {"评估报告、公告和报道", "appraisal reports, announcements and the press"}},
      {"RF-3",
       {"价款是否在短期内回到付款方；购入时出让方账上有没有成本",
        "whether the price flows back to the payer; whether a seller had any cost of it"},
       {"双方银行流水、出让方账簿", "bank statements of both sides, the seller's books"}},
      {"RF-4",
       {"自用数据节约的成本是否低于摊销（对外服务的按登记的收入判断）",
        "whether what own use saves is below amortisation (data that serve customers are judged by revenue)"},
       {"业务部门的测算", "the estimate of the department that uses it"}},
      {"RF-5",
       {"使用寿命是否长于数据按更新频率仍有用的时间",
        "whether the life exceeds the time the data stay useful"},
       {"数据目录和更新记录", "the data catalogue and its record of updates"}},
      {"RF-7",
       {"报表报出后是否撤回或更正", "whether filed statements were withdrawn or corrected"},
       {"历次报出的报表", "the statements as filed"}},
      {"RF-8",
       {"是否含个人信息及其处理依据", "whether there is personal information, and on what basis"},
       {"个人信息保护影响评估、合规意见", "impact assessment and opinion on personal information"}},
      {"RF-13",
       {"资产负债率离预警线或监管线多远（本季入表或延长寿命的）",
        "how far the debt ratio is from a line, in a quarter of inclusion or of a longer life"},
       {"资产负债率及企业的预警线", "the debt ratio and the lines set for the company"}},
  };
  return facts;
}

}  // namespace rubiao::audit
