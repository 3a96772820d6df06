// SPDX-License-Identifier: Apache-2.0
#include "posting/event_order.h"

#include "base/error.h"

namespace rubiao {
namespace {

void demand_not_before(const std::optional<Date>& last, const Standing& standing, const Event& event,
                       Text what) {
  if (!last || event.date >= *last) return;
  const std::string& id = standing.data_set.id;
  throw Error(
      Status::refused,
      Problem{
          .message = {"数据集“" + id + "”在该日之后已有" + what.zh + "（" + to_text(*last) + "）",
                      "data set \"" + id + "\" has " + what.en + " after that day (" + to_text(*last) + ")"},
          .rule = "CM-4",
          .articles = "CAS6:13",
          .field = "date",
          .found = to_text(event.date),
          .todo = {"使用不早于 " + to_text(*last) + " 的日期，或先冲销其后的事项",
                   "use a date not before " + to_text(*last) + ", or take back what came later first"}});
}

// What happened earlier and comes to light now is booked now, or the balances of the days between would never
// have been.
void demand_not_booked_before(const Standing& standing, const Event& event) {
  if (!standing.last_booked || event.booked() >= *standing.last_booked) return;
  const std::string& id = standing.data_set.id;
  const std::string last = to_text(*standing.last_booked);
  throw Error(Status::refused,
              Problem{.message = {"数据集“" + id + "”在该日之后已有记账（" + last + "）",
                                  "data set \"" + id + "\" was booked after that day (" + last + ")"},
                      .rule = "CM-4",
                      .articles = "CAS6:13",
                      .field = "booked_on",
                      .found = to_text(event.booked()),
                      .todo = {"补记时填写 booked_on（记账日期），不早于 " + last,
                               "of a late entry give booked_on, not before " + last}});
}

void demand_booked_in_year(const Event& event) {
  if (!event.booked_on || event.audit_adjustment || event.booked_on->year() == event.date.year()) return;
  refuse(
      "E26", "CAS28:11",
      {"以前年度的事项不在本年补记", "what happened in an earlier year is not entered late in this one"},
      {"重要的按前期差错更正（correct.prior_period）；上年的审计调整用 audit_adjustment 计入第13期",
       "if material, correct it as a prior-period error (correct.prior_period); an audit adjustment of last "
       "year goes to its thirteenth period by audit_adjustment"});
}

}  // namespace

void demand_booking_day(const Event& event) {
  if (!event.booked_on && !event.audit_adjustment) return;
  const char* field = event.booked_on ? "booked_on" : "audit_adjustment";
  const std::string found = event.booked_on ? to_text(*event.booked_on) : "true";
  if (event.kind == "configured" || event.kind == "opening_balance" || event.kind == "tax_base_set") {
    reject(field, found,
           {"这类事项没有另外的记账日期", "an event of this kind has no day of booking of its own"},
           {"删去该字段", "leave the field out"});
  }
  if (event.kind == "corrected" && event.booked_on && !event.audit_adjustment) {
    reject(field, found, {"冲销以冲销当日为业务日期", "a correction is dated on the day on which it is made"},
           {"以冲销日期填写 date，删去 booked_on", "give that day as date and leave booked_on out"});
  }
  if (event.booked_on && *event.booked_on < event.date) {
    reject(field, found,
           {"记账日期早于业务日期 " + to_text(event.date),
            "it is booked before it happened (" + to_text(event.date) + ")"},
           {"记账日期不早于业务日期", "book it on or after that day"});
  }
  if (event.booked_on && event.audit_adjustment && event.booked_on->year() <= event.date.year()) {
    reject(
        field, found,
        {"第13期的事项本身记在年末；booked_on 只指明次年更正摊销的日期",
         "an audit adjustment is booked at its year's end; booked_on only names the day in the next year on "
         "which charges are corrected"},
        {"填写次年的日期，或删去 booked_on", "give a day of the next year, or leave booked_on out"});
  }
  demand_booked_in_year(event);
}

void demand_order_of_changes(const Standing& standing, const Event& event) {
  demand_not_before(standing.last_change, standing, event, {"状态变更", "a change of its entry"});
}

void demand_order_of_balances(const Standing& standing, const Event& event) {
  demand_not_before(standing.last_movement, standing, event, {"入账金额变动", "a movement of its balances"});
  demand_not_booked_before(standing, event);
}

void demand_after_expensed(const Standing& standing, Date begins) {
  if (!standing.last_expensed || begins > *standing.last_expensed) return;
  const std::string& id = standing.data_set.id;
  const std::string last = to_text(*standing.last_expensed);
  throw Error(
      Status::refused,
      Problem{.message = {"数据集“" + id + "”" + last + " 的支出已经费用化，开发阶段不能从该日或更早开始",
                          "spending of " + last + " on data set \"" + id +
                              "\" was expensed; development cannot begin on that day or before"},
              .rule = "PR-2",
              .articles = "CAS6:13; MOF2023-11:4",
              .field = "conditions",
              .found = to_text(begins),
              .todo = {"五项条件全部满足之日应晚于 " + last + "；已费用化的支出不再资本化",
                       "the day all five conditions are met must come after " + last +
                           "; what was expensed stays expensed"}});
}

}  // namespace rubiao
