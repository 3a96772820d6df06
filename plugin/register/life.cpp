// SPDX-License-Identifier: Apache-2.0
#include "register/life.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/error.h"

namespace rubiao {
namespace {

// What the rules say of the order of a life: with the rule and its articles.
[[noreturn]] void refuse_step(const DataSet& before, const char* rule, const char* articles, Text message,
                              Text todo) {
  message.zh = "数据集“" + before.id + "”" + message.zh;
  message.en = "data set \"" + before.id + "\" " + message.en;
  refuse(rule, articles, std::move(message), std::move(todo));
}

[[noreturn]] void reject_step(const DataSet& before, const char* field, std::string found, Text message,
                              Text todo = {}) {
  message.zh = "数据集“" + before.id + "”" + message.zh;
  message.en = "data set \"" + before.id + "\" " + message.en;
  reject(field, std::move(found), std::move(message), std::move(todo));
}

struct Step {
  const DataSet& before;
  const Event& event;

  DataSet operator()(const Registered& registered) const { return registered.data_set; }

  DataSet operator()(const Assessed& assessed) const {
    DataSet after = before;
    after.answers = assessed.answers;
    return after;
  }

  DataSet operator()(const StageChanged& change) const {
    return change.stage == Stage::development ? enter_development(change) : become_available(change);
  }

  DataSet operator()(const OpeningBalance& opening) const { return opening.data_set; }

  DataSet operator()(const EstimateChanged&) const {
    demand_available({"没有可变更的估计", "has no estimates to change"});
    return before;
  }
  DataSet operator()(const UsageReported&) const {
    demand_available({"没有用量可报", "has no usage to report"});
    return before;
  }

  DataSet operator()(const ProjectAbandoned&) const {
    if (before.stage != Stage::research && before.stage != Stage::development) {
      reject_step(before, "stage", std::string(term(before.stage)),
                  {"不在研究或开发阶段，没有可放弃的项目",
                   "is not in research or development; there is no project to give up"},
                  {"已达预定用途的登记失效或转让", "what is available for use lapses or is sold"});
    }
    DataSet after = before;
    after.left_on = event.date;
    return after;
  }

  DataSet operator()(const ClassifiedHeldForSale&) const {
    demand_available({"不能划分为持有待售", "cannot be held for sale"});
    DataSet after = before;
    after.held_for_sale_on = event.date;
    return after;
  }
  DataSet operator()(const HeldForSaleRemeasured&) const {
    demand_held_for_sale();
    return before;
  }
  DataSet operator()(const Reclassified&) const {
    demand_held_for_sale();
    DataSet after = before;
    after.held_for_sale_on.reset();
    return after;
  }

  DataSet operator()(const ServiceRendered&) const { return before; }
  DataSet operator()(const ContractCostIncurred&) const { return before; }
  DataSet operator()(const ContractCostAmortised&) const { return before; }
  DataSet operator()(const ContractCostTested&) const { return before; }

  DataSet operator()(const UseChanged& change) const {
    DataSet after = before;
    after.purpose = change.purpose.value_or(before.purpose);
    after.use = change.use.value_or(before.use);
    after.cost_center = change.cost_center.value_or(before.cost_center);
    if (change.use || !change.project.empty()) after.project = change.project;
    set_conditions(change.conditions, after);
    if (after == before) {
      reject_step(before, "use", std::string(term(before.use)),
                  {"的用途没有变化", "does not change by this"});
    }
    return after;
  }

  DataSet operator()(const BoughtByInstalments&) const {
    if (before.available_on) {
      reject_step(before, "asset", to_text(*before.available_on),
                  {"已达到预定用途，不能再登记取得", "is available for use; it cannot be acquired now"});
    }
    return before;
  }
  DataSet operator()(const InstalmentPaid&) const { return before; }
  DataSet operator()(const GrantReceived&) const { return before; }
  DataSet operator()(const GrantRepaid&) const { return before; }

  DataSet operator()(const ContributionReceived&) const { return acquired(Route::contributed); }
  DataSet operator()(const ReceivedInSettlement&) const { return acquired(Route::restructured); }
  DataSet operator()(const Exchanged&) const { return acquired(Route::exchanged); }
  DataSet operator()(const TakenOver&) const {
    const bool fits = before.route == Route::transferred || before.route == Route::donated ||
                      before.route == Route::granted || before.route == Route::combined;
    return acquired(fits ? before.route : Route::transferred);
  }
  DataSet operator()(const Contributed&) const { return leave(); }
  DataSet operator()(const GivenInSettlement&) const { return leave(); }
  DataSet operator()(const GivenAway&) const { return leave(); }

  DataSet operator()(const Sold&) const { return leave(); }
  DataSet operator()(const Invalidated& lapse) const {
    return lapse.share || lapse.quantity || lapse.lot ? before : leave();
  }
  DataSet operator()(const ImpairmentTested&) const { return before; }
  DataSet operator()(const NrvTested&) const { return before; }

  // DR-5: the same registration again tells another line or amount drawn; it may stand in several at once.
  DataSet operator()(const Pledged& pledged) const {
    DataSet after = before;
    const auto same = find_restriction(after, pledged.restriction.registration);
    if (same == after.restrictions.end()) {
      after.restrictions.push_back(pledged.restriction);
      return after;
    }
    if (same->kind != pledged.restriction.kind || same->holder != pledged.restriction.holder) {
      reject_step(
          before, "registration", pledged.restriction.registration,
          {"的该登记编号属于另一权利人或另一种受限（" + same->holder + "）",
           "has another restriction or another holder (" + same->holder + ") under this registration"},
          {"额度或提用金额变化的，权利人和种类照原样填写；换权利人的先解除",
           "for another line or amount drawn give holder and kind as they were; for another holder "
           "record the release first"});
    }
    *same = pledged.restriction;
    return after;
  }

  DataSet operator()(const Released& released) const {
    DataSet after = before;
    const auto found = find_restriction(after, released.registration);
    if (found == after.restrictions.end())
      reject_step(before, "registration", released.registration,
                  {"没有这项质押或限制", "has no such pledge or restriction"},
                  {"登记编号见 register.show", "register.show has the registrations"});
    after.restrictions.erase(found);
    return after;
  }

  DataSet operator()(const CostIncurred&) const { return before; }
  DataSet operator()(const SharedCostAllocated&) const { return before; }
  // Taking an event back restores what was before it: posting/reversal.h.
  DataSet operator()(const Corrected&) const { return before; }
  DataSet operator()(const PriorPeriodError&) const { return before; }
  DataSet operator()(const Misclassified& wrong) const {
    DataSet after = before;
    after.purpose = wrong.purpose;
    after.use = wrong.use.value_or(before.use);
    if (wrong.available_on) after.available_on = wrong.available_on;
    set_conditions(wrong.conditions, after);
    return after;
  }
  DataSet operator()(const TaxBaseSet& set) const {
    DataSet after = before;
    after.tax = set.tax;
    return after;
  }
  DataSet operator()(const DeferredTaxMeasured&) const { return before; }
  DataSet operator()(const Judged&) const { return before; }
  DataSet operator()(const DataInspected&) const { return before; }
  DataSet operator()(const SpendingTotalStated&) const { return before; }
  DataSet operator()(const OperationPublished&) const { return before; }
  DataSet operator()(const Configured&) const { return before; }

 private:
  static std::vector<Restriction>::iterator find_restriction(DataSet& data_set,
                                                             const std::string& registration) {
    return std::ranges::find(data_set.restrictions, registration, &Restriction::registration);
  }
  // What we made for sale is judged as a finished project once it is used instead.
  static void set_conditions(const FiveConditions& conditions, DataSet& after) {
    if (!conditions.all_met_on()) return;
    after.conditions = conditions;
    after.stage = Stage::available;
  }
  void demand_available(Text message) const {
    if (before.available_on && !before.held_for_sale_on) return;
    message.zh = (before.available_on ? "持有待售，" : "尚未达到预定用途，") + message.zh;
    message.en =
        (before.available_on ? "is held for sale and " : "is not available for use and ") + message.en;
    if (before.available_on) {
      refuse_step(before, "HS-3", "CAS42:20", std::move(message),
                  {"先登记不再持有待售（sale.take_back）",
                   "record first that it is no longer held for sale (sale.take_back)"});
    }
    refuse_step(before, "AM-1", "CAS6:17", std::move(message),
                {"先登记达到预定用途（recognition.stage）",
                 "record first that it is available for use (recognition.stage)"});
  }

  DataSet acquired(Route route) const {
    if (before.route != route) {
      reject_step(before, "asset", std::string(term(before.route)),
                  {"登记的取得方式不是“" + std::string(term(route)) + "”",
                   "is registered as acquired otherwise than this event says"},
                  {"核对登记的取得方式与事件", "check the route of its registration and the event"});
    }
    if (before.available_on) {
      reject_step(before, "asset", to_text(*before.available_on),
                  {"已达到预定用途，不能再登记取得", "is available for use; it cannot be acquired now"});
    }
    return before;
  }

  void demand_held_for_sale() const {
    if (before.held_for_sale_on) return;
    reject_step(before, "asset", before.id, {"不是持有待售的资产", "is not held for sale"});
  }

  DataSet enter_development(const StageChanged& change) const {
    if (before.route != Route::self_developed || before.stage != Stage::research) {
      reject_step(
          before, "stage", std::string(term(before.stage)),
          {"不在研究阶段，不能转入开发阶段", "is not in the research stage and cannot enter development"});
    }
    DataSet after = before;
    after.stage = Stage::development;
    after.conditions = change.conditions;
    return after;
  }

  DataSet become_available(const StageChanged& change) const {
    if (before.available_on) {
      refuse_step(
          before, "AM-1", "CAS6:17",
          {"已于 " + to_text(*before.available_on) + " 达到预定用途",
           "has been available for use since " + to_text(*before.available_on)},
          {"变更寿命、方法或残值登记会计估计变更（estimate.change）；日期登错的先红字冲销",
           "a change of life, method or residual value is estimate.change; a wrong date is taken back by "
           "red letters first"});
    }
    DataSet after = before;
    if (before.stage != Stage::not_applicable) after.stage = Stage::available;
    after.available_on = event.date;
    after.estimates = change.stated.estimates;
    after.rights_end = change.stated.rights_end;
    return after;
  }

  // Unrecognised data can be sold again and again; only what is on the books can leave them.
  DataSet leave() const {
    DataSet after = before;
    if (before.available_on) after.left_on = event.date;
    return after;
  }
};

// What is still told, paid or taken back of a data set that has left.
bool outlives_the_data_set(std::string_view kind) {
  static const std::set<std::string_view> kinds{"released",
                                                "corrected",
                                                "instalment_paid",
                                                "grant_repaid",
                                                "contract_cost_incurred",
                                                "contract_cost_amortised",
                                                "contract_cost_tested",
                                                "data_inspected",
                                                "operation_published"};
  return kinds.contains(kind);
}

}  // namespace

DataSet apply(const DataSet& before, const Event& event) {
  if (before.left_on && !outlives_the_data_set(event.kind)) {
    refuse_step(
        before, "INV-8", "CAS6:22; CAS6:23",
        {"已于 " + to_text(*before.left_on) + " 终止确认", "was derecognised on " + to_text(*before.left_on)},
        {"核对编号和日期；登记错了的终止确认先以红字冲销",
         "check id and date; a derecognition recorded by mistake is taken back by red letters first"});
  }
  if (event.kind != "registered" && event.kind != "opening_balance" && event.date < before.registered_on) {
    reject_step(before, "date", to_text(event.date),
                {"的事件早于登记日期 " + to_text(before.registered_on),
                 "has an event dated before its registration on " + to_text(before.registered_on)},
                {"核对日期；补记的写登记日或以后，另以 booked_on 填写记账日",
                 "check the date; of a late entry give that day or a later one, and booked_on for the day of "
                 "booking"});
  }
  return std::visit(Step{before, event}, event.body);
}

const Restriction* bars_leaving(const DataSet& data_set) {
  const auto found = std::ranges::find_if(data_set.restrictions, [](const Restriction& restriction) {
    return restriction.kind != RestrictionKind::use_limit;
  });
  return found == data_set.restrictions.end() ? nullptr : &*found;
}

DataSet judged_on(Date day, const DataSet& then, const DataSet& now) {
  const auto begins = now.conditions.value_or(FiveConditions{}).all_met_on();
  if (then.stage != Stage::research || !begins || day < *begins) return then;
  DataSet judged = then;
  judged.stage = Stage::development;
  judged.conditions = now.conditions;
  return judged;
}

}  // namespace rubiao
