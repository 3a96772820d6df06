// SPDX-License-Identifier: Apache-2.0
// The events as they came in, whatever became of them: what an auditor asks for of late entries, changes of
// the account mapping, rejections and corrections, each with who and why.
#include <algorithm>

#include "actions/asked_span.h"
#include "actions/event_words.h"
#include "actions/registry.h"
#include "base/error.h"
#include "register/event_schema.h"
#include "store/event_log.h"

namespace rubiao {
namespace {

using formats::Json;

struct Wanted {
  Date from{};
  Date to{};
  std::string kind;
  std::string asset;
  bool late = false;
};

Wanted read(const Json& input, const Caller& caller) {
  const Period now = Period::of(caller.business_date);
  const auto period = [&](const char* key) {
    return input.contains(key) ? Period::parse(input.at(key).get<std::string>(), key) : now;
  };
  const Period from = period("from");
  const Period to = period("to");
  if (to < from) reject("to", to_text(to), {"截止期间早于起始期间", "the last period is before the first"});
  return {from.first_day(), to.last_day(), input.value("event", ""), input.value("asset", ""),
          input.value("late", false)};
}

// Booked, or entered, in a later month than that in which it happened.
bool is_late(const store::LoggedEvent& logged) {
  const Period happened = Period::of(logged.event.date);
  return happened < Period::of(logged.entered_on) || happened < Period::of(logged.event.booked());
}

bool takes(const Wanted& wanted, const store::LoggedEvent& logged) {
  const Event& event = logged.event;
  const bool in_time = logged.entered_on >= wanted.from && logged.entered_on <= wanted.to;
  return in_time && (wanted.kind.empty() || event.kind == wanted.kind) &&
         (wanted.asset.empty() || event.asset == wanted.asset) && (!wanted.late || is_late(logged));
}

Text late_in_words(const store::LoggedEvent& logged) {
  if (logged.event.audit_adjustment) return {"审计调整", "audit adjustment"};
  return is_late(logged) ? Text{"补记", "late"} : Text{};
}

Result list_events(Books& books, const Caller& caller, const Json& input) {
  const Wanted wanted = read(input, caller);
  const bool zh = caller.language == Language::zh;
  const store::Looking look(books.store, books.staged);
  Table table({"事项登记簿", "Log of events"}, {{"event", {"事项号", "no."}, "integer"},
                                                {"entered_on", {"录入日期", "entered on"}, "date"},
                                                {"kind", {"事项", "event"}},
                                                {"asset", {"数据集", "data set"}},
                                                {"date", {"业务日期", "date"}, "date"},
                                                {"booked_on", {"记账日期", "booked on"}, "date"},
                                                {"late", {"补记", "late"}},
                                                {"content", {"内容", "content"}},
                                                {"entered_by", {"经办", "entered by"}},
                                                {"state", {"状态", "state"}},
                                                {"decided_by", {"复核", "decided by"}},
                                                {"decided_on", {"复核日期", "decided on"}, "date"},
                                                {"opinion", {"意见", "opinion"}}});
  EventStates states(books.store, books.company);
  for (const auto& logged : store::all_events(books.store, books.company)) {
    if (!takes(wanted, logged)) continue;
    const Event& event = logged.event;
    const auto verdict = store::find_verdict(books.store, books.company, logged.number);
    table.row(
        {logged.number, to_text(logged.entered_on), event_schema(event.kind).at(zh ? "title" : "x-title-en"),
         event.asset, to_text(event.date), to_text(event.booked()), late_in_words(logged).in(caller.language),
         content_in_words(event, caller.language), logged.entered_by, states.of(logged).in(caller.language),
         verdict ? Json(verdict->given_by) : Json(), verdict ? Json(to_text(verdict->given_on)) : Json(),
         verdict ? Json(verdict->reason) : Json()});
  }
  return listed(table,
                nothing_in(Period::of(wanted.from), Period::of(wanted.to),
                           {"没有录入符合条件的事项", "no event that fits was entered"}),
                caller.language);
}

}  // namespace

Action events_list() {
  Json event = property("string", "事项", "event");
  event["enum"] = event_kinds();
  return {
      .id = "events.list",
      .menu = {{"数据资源", "Data resources"}, {"登记簿", "Register"}},
      .title = {"事项登记簿", "Log of events"},
      .help =
          {"列出所选期间（默认本月）录入的事项：何时由谁录入、由谁复核、是否补记；可只看一种事项（如公司设置"
           "的变更）或只看补记。",
           "Lists the events entered in the periods, by default this month: when and by whom, who "
           "decided on them and whether they were late; of one kind, such as changes of the company's "
           "settings, or the late ones only."},
      .roles = {Role::preparer, Role::reviewer, Role::auditor},
      .changes = false,
      .input =
          object_schema({{"from", property("string", "录入期间起（默认本月）",
                                           "entered from period (default: this month)", "rubiao-period")},
                         {"to", property("string", "录入期间止（默认本月）",
                                         "entered to period (default: this month)", "rubiao-period")},
                         {"event", std::move(event)},
                         {"asset", property("string", "数据集编号", "data set id")},
                         {"late", property("boolean", "只看补记", "late ones only")}},
                        {}),
      .outputs = {"table", "message"},
      .run = list_events};
}

}  // namespace rubiao
