// SPDX-License-Identifier: Apache-2.0
#include "actions/reversible_event.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "register/event_schema.h"
#include "store/chain.h"
#include "store/charges.h"
#include "store/movements.h"
#include "store/vouchers.h"

namespace rubiao {
namespace {

std::int64_t effect_of(Books& books, std::int64_t event) {
  return store::find_link(books.store, books.company, "event " + std::to_string(event)).value_or(0);
}

// What rests on another event though it moved nothing on the data set: a repayment that went to profit alone,
// a service whose contract was judged with the first.
bool rests_on(const Event& later, const Event& target) {
  if (std::holds_alternative<GrantRepaid>(later.body))
    return std::holds_alternative<GrantReceived>(target.body);
  const auto* service = std::get_if<ServiceRendered>(&later.body);
  const auto* first = std::get_if<ServiceRendered>(&target.body);
  return service != nullptr && first != nullptr && service->contract == first->contract &&
         !target.judgements.empty() && later.judgements.empty();
}

// The numbers of what may stand in the way: what touched the data set, and what rests on the target.
std::vector<std::int64_t> touching_or_resting(Books& books, const store::LoggedEvent& target,
                                              std::int64_t asset) {
  std::vector<std::int64_t> numbers = store::events_touching(books.store, books.company, asset);
  for (const auto& logged : store::events_in_force(books.store, books.company, target.event.asset))
    if (rests_on(logged.event, target.event) && std::ranges::find(numbers, logged.number) == numbers.end())
      numbers.push_back(logged.number);
  return numbers;
}

// "可供使用 2024-03-01, …": what took effect on the data set after the target and still stands.
Text later_events(Books& books, const store::LoggedEvent& target, std::int64_t asset, const Event& event) {
  const auto touching = touching_or_resting(books, target, asset);
  const std::set<std::int64_t> cancelled =
      store::cancelled_by(books.store, books.company, touching, event.source);
  const std::int64_t effect = effect_of(books, target.number);
  Text words;
  for (const std::int64_t number : touching) {
    if (cancelled.contains(number) || effect_of(books, number) <= effect) continue;
    const auto later = store::find_event(books.store, books.company, number);
    if (!later || later->event.kind == "deferred_tax_measured") continue;  // is measured anew
    const formats::Json& schema = event_schema(later->event.kind);
    const std::string source =
        " " + later->event.source.document + ":" + std::to_string(later->event.source.line);
    words.zh += (words.zh.empty() ? "" : "、") + schema.at("title").get<std::string>() + source;
    words.en += (words.en.empty() ? "" : ", ") + schema.at("x-title-en").get<std::string>() + source;
  }
  return words;
}

Entry entry_of(const store::StoredVoucher& stored, const Event& event) {
  Entry entry{.kind = stored.voucher.key.kind,
              .memo = stored.voucher.memo,
              .lines = stored.voucher.lines,
              .articles = stored.articles};
  if (stored.voucher.date != event.booked()) entry.booked_on = stored.voucher.date;
  return entry;
}

// An entry in the register cannot vanish: what was registered by mistake is closed.
DataSet entry_before(Books& books, const store::LoggedEvent& target, std::int64_t asset, Date reversed_on) {
  if (const auto before = store::data_set_before(books.store, books.company, asset, target.number))
    return *before;
  DataSet closed = store::find_data_set(books.store, books.company, target.event.asset)->data_set;
  if (target.event.kind == "registered" || target.event.kind == "opening_balance")
    closed.left_on = reversed_on;
  return closed;
}

void set_plans(Books& books, const store::LoggedEvent& target, std::int64_t asset, Reversible& reversible) {
  const auto plans = store::plans_of(books.store, books.company, asset);
  const auto made = std::ranges::find(plans, target.number, &store::PlanVersion::event);
  if (made == plans.end()) return;
  reversible.plan_from = made->change.from_month;
  if (made == plans.begin()) return;
  const PlanChange& before = std::prev(made)->change;
  reversible.plan_before = before.plan;
  reversible.standing_before = before.standing;
}

}  // namespace

std::optional<store::LoggedEvent> find_reversible(Books& books, const Corrected& corrected,
                                                  const Event& event) {
  auto target = store::find_event(books.store, books.company, corrected.reverses);
  if (!target || target->event.asset != event.asset || !store::took_effect(*target)) return std::nullopt;
  const auto corrections = store::corrections_of(books.store, books.company, event.asset);
  if (store::cancelled_by(books.store, books.company, corrections, event.source).contains(target->number))
    return std::nullopt;
  return target;
}

Reversible read_reversible(Books& books, const store::LoggedEvent& target, std::int64_t asset,
                           const Event& event) {
  Reversible reversible{
      .kind = target.event.kind,
      .date = target.event.date,
      .booked = target.event.booked(),
      .later = later_events(books, target, asset, event),
      .before = {},
      .movements = store::movements_of_event(books.store, books.company, asset, target.number),
      .corrections = store::charge_corrections_of_event(books.store, books.company, asset, target.number)};
  const auto stored = store::find_data_set(books.store, books.company, target.event.asset);
  if (stored && stored->asset == asset) {
    reversible.before = entry_before(books, target, asset, event.booked());
  } else {
    reversible.before = store::data_set_before(books.store, books.company, asset, target.number);
  }
  set_plans(books, target, asset, reversible);
  reversible.usage = store::usage_of_event(books.store, books.company, asset, target.number);
  reversible.host_voucher = store::host_voucher_of_event(books.store, books.company, target.number);
  for (const store::StoredVoucher& voucher :
       store::vouchers_of_event(books.store, books.company, target.number)) {
    reversible.entries.push_back(entry_of(voucher, target.event));
  }
  return reversible;
}

std::vector<ElsewhereMovement> read_elsewhere(Books& books, const store::LoggedEvent& target) {
  const std::vector<std::string> others = others_named(target.event);
  std::vector<ElsewhereMovement> elsewhere;
  for (const auto& [id, movement] : store::movements_by_event(books.store, books.company, target.number)) {
    if (id != target.event.asset && std::ranges::find(others, id) == others.end())
      elsewhere.push_back({id, movement});
  }
  return elsewhere;
}

}  // namespace rubiao
