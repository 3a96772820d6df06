// SPDX-License-Identifier: Apache-2.0
#include "actions/standing_for.h"

#include <algorithm>

#include "actions/contract_costs_of.h"
#include "actions/data_set_words.h"
#include "actions/inventory_lots_of.h"
#include "actions/reversible_event.h"
#include "actions/stated_tax_bases.h"
#include "actions/taxed_data_sets.h"
#include "base/error.h"
#include "base/folded_text.h"
#include "batch/month_accruals.h"
#include "register/life.h"
#include "store/charges.h"
#include "store/event_log.h"
#include "store/movements.h"
#include "store/openings.h"
#include "store/tax_measured.h"

namespace rubiao {
namespace {

[[noreturn]] void throw_registered(const std::string& id) {
  throw Error(Status::conflict,
              Problem{.message = {"数据集编号已登记", "a data set with this id is registered already"},
                      .field = "asset",
                      .found = id,
                      .expected = {"尚未使用的编号", "an id that is not used yet"},
                      .todo = {"换一个编号", "use another id"}});
}

store::StoredDataSet find_registered(Books& books, const std::string& id) {
  auto stored = store::find_data_set(books.store, books.company, id);
  if (stored) return *std::move(stored);
  throw_not_registered(id);
}

// What is left of a grant goes with the asset, in a month without a charge (month_accruals.h), unless it was
// put back since.
void add_release_on_leaving(Books& books, const store::StoredDataSet& stored, Standing& standing) {
  const int left = Period::of(*stored.data_set.left_on).month_index();
  const auto corrections =
      store::charge_corrections(books.store, books.company, stored.asset, store::last_date);
  for (int month = left; month <= standing.months_run.value_or(-1); ++month) {
    if (std::ranges::find(standing.charges, month, &MonthCharge::month) != standing.charges.end()) continue;
    Fen released =
        store::released_in(books.store, books.company, stored.asset, Period::from_month_index(month));
    for (const ChargeCorrection& correction : corrections)
      if (correction.month == month) released = add(released, correction.released_fen);
    if (released != 0) standing.charges.push_back({month, 0, released});
  }
}

bool is_granted(const Movement& movement) {
  return movement.kind == MovementKind::grant_deferred || movement.kind == MovementKind::grant_repaid;
}

std::vector<Granted> granted_of(Books& books, const store::StoredDataSet& stored) {
  std::vector<Granted> granted;
  for (const auto& logged : store::events_in_force(books.store, books.company, stored.data_set.id)) {
    if (std::holds_alternative<OpeningBalance>(logged.event.body)) continue;  // it stood before
    for (const Movement& movement :
         store::movements_of_event(books.store, books.company, stored.asset, logged.number))
      if (is_granted(movement))
        granted.push_back({Period::of(logged.event.booked()).month_index(), movement.delta.gross});
  }
  return granted;
}

// A repayment that names no kind was of the only one there was.
std::string only_kind_of(const GrantsSoFar& grants) {
  for (const auto& [kind, fen] : grants.by_kind)
    if (fen > 0) return kind;
  return "与资产相关总额法";
}

// Without the event itself, which is in force by the time it is carried out.
std::optional<GrantsSoFar> grants_before(Books& books, const Event& event) {
  GrantsSoFar grants;
  for (const auto& logged : store::events_in_force(books.store, books.company, event.asset)) {
    if (logged.event.source == event.source) continue;
    const EventBody& body = logged.event.body;
    if (std::holds_alternative<OpeningBalance>(body)) return std::nullopt;
    if (const auto* received = std::get_if<GrantReceived>(&body)) {
      grants.repayable_fen = add(grants.repayable_fen, received->amount_fen);
      Fen& of_kind = grants.by_kind[received->kind];
      of_kind = add(of_kind, received->amount_fen);
      if (received->kind == "与收益相关") grants.income_of_daily_activity = received->daily_activity;
      if (received->kind == "与资产相关净额法")
        grants.restorable_fen = add(grants.restorable_fen, received->amount_fen);
    }
    if (const auto* taken = std::get_if<TakenOver>(&body)) {
      grants.repayable_fen = add(grants.repayable_fen, taken->fair_value_fen.value_or(0));
      Fen& of_kind = grants.by_kind["与资产相关总额法"];
      of_kind = add(of_kind, taken->fair_value_fen.value_or(0));
    }
    if (const auto* repaid = std::get_if<GrantRepaid>(&body)) {
      grants.repayable_fen = subtract(grants.repayable_fen, repaid->amount_fen);
      Fen& of_kind = grants.by_kind[repaid->kind.empty() ? only_kind_of(grants) : repaid->kind];
      of_kind = subtract(of_kind, repaid->amount_fen);
      grants.restorable_fen = subtract(grants.restorable_fen, repaid->restored_fen);
    }
  }
  return grants;
}

// Of all data sets: a class of grants has one method.
std::optional<bool> class_by_net_method(Books& books, const Event& event) {
  const auto& grant = std::get<GrantReceived>(event.body);
  const auto is_of_class = [&](const Event& other) {
    const auto& earlier = std::get<GrantReceived>(other.body);
    return !(other.source == event.source) && folded(earlier.grant_class) == folded(grant.grant_class) &&
           earlier.is_related_to_asset() == grant.is_related_to_asset();
  };
  const auto last = store::last_of_kind(books.store, books.company, event.kind, is_of_class);
  if (!last) return std::nullopt;
  return std::get<GrantReceived>(last->event.body).is_by_net_method();
}

// The charges that stand, with what each released of a grant.
void load_charges(Books& books, const store::StoredDataSet& stored, Standing& standing) {
  if (const auto run = store::last_amortised_month(books.store, books.company))
    standing.months_run = static_cast<int>(*run);
  if (standing.plan)
    standing.charges = store::standing_charges(books.store, books.company, stored.asset, store::last_date);
  const auto released = [](const MonthCharge& charge) { return charge.released_fen != 0; };
  if (standing.grant.gross == 0 && std::ranges::none_of(standing.charges, released)) return;
  standing.granted = granted_of(books, stored);
  const DeferredIncomeTerms terms = deferred_income_terms(books, stored.data_set.id);
  standing.grant_of_daily_activity = terms.daily_activity;
  standing.grant_taxed_on_receipt = terms.taxed_on_receipt;
  for (MonthCharge& charge : standing.charges) {
    charge.released_fen = add(
        charge.released_fen,
        store::released_in(books.store, books.company, stored.asset, Period::from_month_index(charge.month)));
  }
  if (stored.data_set.left_on) add_release_on_leaving(books, stored, standing);
}

// PR-2: what an earlier period took as expense stays expense, also when it was taken back since.
void load_expensed(Books& books, const store::StoredDataSet& stored, Period period, Standing& standing) {
  standing.once_expensed = store::taken_back_expense(books.store, books.company, stored.asset, period);
  for (const Date day : standing.once_expensed)
    standing.last_expensed = std::max(standing.last_expensed.value_or(day), day);
}

// The months of the event's year and the next at whose end the project was in development.
std::vector<int> development_months(Books& books, const std::string& project, const Event& event) {
  std::vector<int> months;
  const int january = event.january();
  for (int month = january; month < january + 24; ++month) {
    const auto then =
        store::find_data_set(books.store, books.company, project, Period::from_month_index(month).last_day());
    if (then && is_in_development(then->data_set)) months.push_back(month);
  }
  return months;
}

std::optional<DataSet> project_of(Books& books, const std::string& id) {
  if (id.empty()) return std::nullopt;
  auto stored = store::find_data_set(books.store, books.company, id);
  return stored ? std::optional(std::move(stored->data_set)) : std::nullopt;
}

Standing load_standing_of(Books& books, const std::string& id, const Event& event) {
  const Date on = event.date;
  const store::StoredDataSet stored = find_registered(books, id);
  Standing standing = store::standing_of(books.store, books.company, stored);
  const auto then = store::find_data_set(books.store, books.company, id, on);
  standing.as_at = judged_on(on, then ? then->data_set : stored.data_set, stored.data_set);
  load_charges(books, stored, standing);
  standing.project = project_of(books, stored.data_set.project);
  if (standing.project) standing.project_months = development_months(books, stored.data_set.project, event);
  load_expensed(books, stored, event.period(), standing);
  // What only adds cost, or says something of the data, takes nothing out of them.
  if (standing.inventory.gross > 0 && !std::holds_alternative<CostIncurred>(event.body))
    standing.lots = inventory_lots_of(books, stored);
  return standing;
}

Reversible reversible_of(Books& books, const store::LoggedEvent& target, const std::string& id,
                         const Event& event) {
  return read_reversible(books, target, find_registered(books, id).asset, event);
}

// A correction bears on every data set that its target bore on.
void load_reversible(Books& books, const Corrected& corrected, const Event& event, Standing& standing) {
  const auto target = find_reversible(books, corrected, event);
  if (!target) return;
  standing.reversible = reversible_of(books, *target, event.asset, event);
  if (standing.project) standing.reversible->elsewhere = read_elsewhere(books, *target);
  for (const std::string& other : others_named(target->event)) {
    standing.others.push_back(load_standing_of(books, other, event));
    standing.others.back().reversible = reversible_of(books, *target, other, event);
  }
}

// What the register carries is not stated by hand, or a share of the loss would be booked nowhere.
template <typename Member>
void refuse_stated_carrying_of(const std::vector<Member>& members, const char* rule, const char* articles,
                               Books& books) {
  for (const Member& member : members) {
    if (!member.carrying_fen || !store::find_data_set(books.store, books.company, member.id)) continue;
    refuse(rule, articles,
           {"成员“" + member.id + "”在登记簿中，账面价值不另填写",
            "member \"" + member.id + "\" is in the register; its carrying amount is not stated"},
           {"删去该成员的账面价值", "leave its carrying amount out"});
  }
}

void refuse_stated_carrying(Books& books, const Event& event) {
  if (const auto* test = std::get_if<ImpairmentTested>(&event.body))
    refuse_stated_carrying_of(test->members, "IM-6", "CAS8:18", books);
  if (const auto* held = std::get_if<ClassifiedHeldForSale>(&event.body))
    refuse_stated_carrying_of(held->group.members, "HS-2", "CAS42:4; CAS42:13", books);
  if (const auto* measured = std::get_if<HeldForSaleRemeasured>(&event.body))
    refuse_stated_carrying_of(measured->group.members, "HS-4", "CAS42:4; CAS42:17", books);
}

Fen impaired_of(const Standing& standing) {
  return add(standing.intangible.impairment, standing.development.impairment);
}

// IM-6 [CAS8:20]: what the day's other tests have of a corporate asset, and have taken from it.
void load_allocated_today(Books& books, const Event& event, Standing& standing) {
  for (const auto& logged : store::events_of_kind(books.store, books.company, event.kind)) {
    if (logged.event.source == event.source || logged.event.date != event.date) continue;
    for (const auto& member : std::get<ImpairmentTested>(logged.event.body).members)
      if (member.id == standing.data_set.id)
        standing.allocated_today_fen = add(standing.allocated_today_fen, member.allocated_fen.value_or(0));
  }
  if (standing.allocated_today_fen == 0) return;
  const auto stored = store::find_data_set(books.store, books.company, standing.data_set.id);
  const Date eve = std::chrono::sys_days(event.date) - std::chrono::days(1);
  standing.impaired_today_fen = subtract(
      impaired_of(standing), impaired_of(store::standing_of(books.store, books.company, *stored, eve)));
}

void load_allocated_today(Books& books, const Event& event, const ImpairmentTested& test,
                          Standing& standing) {
  for (const ImpairmentTested::Member& member : test.members) {
    if (!member.allocated_fen) continue;
    if (member.id == event.asset) load_allocated_today(books, event, standing);
    for (Standing& other : standing.others)
      if (other.data_set.id == member.id) load_allocated_today(books, event, other);
  }
}

// For deferred tax: all that is taxed, as its others.
Standing company_for(Books& books, const Event& measured) {
  Standing company;
  company.last_deferred_tax = store::last_deferred_tax(books.store, books.company);
  company.others = taxed_data_sets(books, measured.date);
  load_measured_before(books, measured.date, company.others);
  return company;
}

}  // namespace

Standing standing_for(Books& books, const Event& event) {
  if (event.kind == "configured" || event.kind == "spending_total_stated") return {};
  if (event.kind == "deferred_tax_measured") return company_for(books, event);
  if (event.kind == "registered" || event.kind == "opening_balance") {
    if (store::find_data_set(books.store, books.company, event.asset)) throw_registered(event.asset);
    return {};
  }
  Standing standing = load_standing_of(books, event.asset, event);
  if (std::holds_alternative<PriorPeriodError>(event.body) ||
      std::holds_alternative<Misclassified>(event.body)) {
    store::load_opening(books.store, books.company, find_registered(books, event.asset), event.date,
                        standing);
    return standing;
  }
  if (const auto* corrected = std::get_if<Corrected>(&event.body)) {
    load_reversible(books, *corrected, event, standing);
    return standing;
  }
  if (const auto* set = std::get_if<TaxBaseSet>(&event.body)) {
    const auto asset = find_registered(books, event.asset).asset;
    standing.cost_has_changed =
        has_changed_by(store::cost_changes(books.store, books.company, asset), event.date, set->tax);
    standing.cost_change_booked =
        store::cost_change_booked_after(books.store, books.company, asset, event.date);
  }
  standing.contract_costs = contract_costs_of(books, event);
  if (std::holds_alternative<GrantReceived>(event.body))
    standing.class_by_net_method = class_by_net_method(books, event);
  if (std::holds_alternative<GrantRepaid>(event.body)) standing.grants = grants_before(books, event);
  if (const auto* change = std::get_if<UseChanged>(&event.body); change && !change->project.empty())
    standing.project = project_of(books, change->project);
  refuse_stated_carrying(books, event);
  for (const std::string& other : others_named(event))
    standing.others.push_back(load_standing_of(books, other, event));
  if (const auto* test = std::get_if<ImpairmentTested>(&event.body))
    load_allocated_today(books, event, *test, standing);
  return standing;
}

}  // namespace rubiao
