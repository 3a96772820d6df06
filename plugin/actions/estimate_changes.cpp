// SPDX-License-Identifier: Apache-2.0
// The changes of estimates that are in force, with their effect on the year they were made in and on each
// later one, for the disclosure and for the auditor [CAS28:16]. Nothing is recorded.
#include <algorithm>

#include "actions/estimate_effect_table.h"
#include "actions/registry.h"
#include "store/charges.h"
#include "store/data_sets.h"
#include "store/movements.h"

namespace rubiao {
namespace {

using formats::Json;

// What an event changed from and to; without a plan of its own it left the charges as they were.
struct Change {
  std::optional<AmortisationPlan> before;
  PlanChange after;
};

Change change_made_by(Books& books, std::int64_t asset, const store::LoggedEvent& logged) {
  const auto plans = store::plans_of(books.store, books.company, asset);
  const auto made = std::ranges::find(plans, logged.number, &store::PlanVersion::event);
  if (made == plans.end())
    return {.before = {}, .after = {.from_month = Period::of(logged.event.date).month_index()}};
  Change change{.before = {}, .after = made->change};
  if (made != plans.begin()) change.before = std::prev(made)->change.plan;
  return change;
}

Result list_changes(Books& books, const Caller& caller, const Json& input) {
  const store::Looking look(books.store, books.staged);
  const std::string asset = input.value("asset", std::string{});
  const int year = input.value("year", 0);
  EstimateEffectTable changes({"会计估计变更及影响", "Changes of estimates and their effect"},
                              caller.language);
  for (const auto& logged : store::events_of_kind(books.store, books.company, "estimate_changed")) {
    if (!asset.empty() && logged.event.asset != asset) continue;
    if (year != 0 && static_cast<int>(logged.event.booked().year()) != year) continue;
    const Date day = logged.event.booked();
    const auto stored = store::find_data_set(books.store, books.company, logged.event.asset, day);
    if (!stored) continue;
    const Change change = change_made_by(books, stored->asset, logged);
    changes.add(logged, store::standing_of(books.store, books.company, *stored, day), change.before,
                change.after);
  }
  return listed(changes.table(), {"没有会计估计变更", "no estimate was changed"}, caller.language);
}

}  // namespace

Action estimate_changes() {
  Json year = property("integer", "年度（不填为全部）", "year (all if left out)");
  year["minimum"] = 2000;
  year["maximum"] = 2999;
  return {.id = "estimate.changes",
          .menu = {{"数据资源", "Data resources"}, {"计量", "Measurement"}},
          .title = {"会计估计变更清单", "Changes of estimates"},
          .help = {"列出生效的会计估计变更：内容、原因，以及对变更当年和以后各年利润的影响数，供披露使用。",
                   "The changes of estimates in force: what and why, and the effect on profit of the year of "
                   "the change and of each later one, as the disclosure asks for it."},
          .roles = {Role::preparer, Role::reviewer, Role::auditor},
          .changes = false,
          .input = object_schema(
              {{"asset", property("string", "数据集编号", "data set id")}, {"year", std::move(year)}}, {}),
          .outputs = {"table", "message"},
          .run = list_changes};
}

}  // namespace rubiao
