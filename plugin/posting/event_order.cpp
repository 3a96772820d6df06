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

}  // namespace rubiao
