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
          .todo = {"使用不早于 " + to_text(*last) + " 的日期", "use a date not before " + to_text(*last)}});
}

}  // namespace

void demand_order_of_changes(const Standing& standing, const Event& event) {
  demand_not_before(standing.last_change, standing, event, {"状态变更", "a change of its entry"});
}

void demand_order_of_balances(const Standing& standing, const Event& event) {
  demand_not_before(standing.last_movement, standing, event, {"入账金额变动", "a movement of its balances"});
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
