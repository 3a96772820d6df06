// SPDX-License-Identifier: Apache-2.0
// 数据盘点: what was found last of the data of every data set on the books, and of every other that was ever
// inspected; which were not looked at this year, which changed under the same version, and which are gone and
// still carried. Nothing is recorded.
#include <algorithm>
#include <array>
#include <map>

#include "actions/registry.h"
#include "store/event_log.h"
#include "store/movements.h"

namespace rubiao {
namespace {

using formats::Json;

struct Inspection {
  Date on{};
  DataInspected found;
};
using Inspections = std::vector<Inspection>;  // in order of date

std::map<std::string, Inspections> inspections_until(Books& books, Date day) {
  std::map<std::string, Inspections> by_asset;
  for (const auto& logged : store::events_of_kind(books.store, books.company, "data_inspected", day)) {
    by_asset[logged.event.asset].push_back({logged.event.date, std::get<DataInspected>(logged.event.body)});
  }
  for (auto& [asset, inspections] : by_asset)
    std::ranges::stable_sort(inspections, {}, [](const Inspection& inspection) { return inspection.on; });
  return by_asset;
}

// Against every inspection before it that found the same version, so that another look does not hide what was
// never explained. Where no version is kept, another digest says nothing: the data were updated.
bool digest_changed(const Inspections& inspections) {
  if (inspections.empty() || inspections.back().found.version.empty()) return false;
  const DataInspected& last = inspections.back().found;
  return std::ranges::any_of(inspections, [&](const Inspection& before) {
    return !before.found.deleted && before.found.version == last.version &&
           before.found.sha256 != last.sha256;
  });
}

bool was_deleted(const Inspections& inspections) {
  return std::ranges::any_of(inspections, [](const Inspection& before) { return before.found.deleted; });
}

// The gravest that can be said, and how many of each call for something to be done.
struct States {
  std::int64_t gone = 0;
  std::int64_t changed = 0;
  std::int64_t due = 0;

  Text of(const Inspections& inspections, bool on_the_books, bool has_left, Date day) {
    const bool deleted = !inspections.empty() && inspections.back().found.deleted;
    if (deleted && !on_the_books) return {"已删除", "deleted"};
    if (deleted) {
      ++gone;
      return {"已删除但仍在账", "deleted but still on the books"};
    }
    if (was_deleted(inspections)) {
      ++changed;
      return {"曾登记为已删除", "was recorded as deleted before"};
    }
    if (digest_changed(inspections)) {
      ++changed;
      return {"版本未变而摘要不同", "same version, other digest"};
    }
    if (!inspections.empty() && inspections.back().on.year() == day.year())
      return {"本年已盘点", "inspected this year"};
    if (has_left) return {"已不在账", "no longer on the books"};
    ++due;
    return inspections.empty() ? Text{"未盘点", "never inspected"}
                               : Text{"本年未盘点", "not inspected this year"};
  }
};

void note_states(const States& states, Table& table) {
  const std::string due = std::to_string(states.due);
  const std::string changed = std::to_string(states.changed);
  const std::string gone = std::to_string(states.gone);
  table.note({"未盘点或本年未盘点 " + due + " 项，版本未变而摘要不同或曾登记为已删除 " + changed +
                  " 项，已删除但仍在账 " + gone +
                  " 项。数据已删除的登记失效（项目登记放弃）[DR-2; CAS6:23; CAS1:21]",
              due + " not inspected this year, " + changed +
                  " with another digest under the same version or recorded as deleted before, " + gone +
                  " deleted but still on the books. Of deleted data record the lapse, or that the project is "
                  "abandoned [DR-2; CAS6:23; CAS1:21]"});
}

Json text_or_blank(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}
Json count_or_blank(std::int64_t count) {
  return count == 0 ? Json() : Json(count);
}

void add_found(const std::string& asset, const Inspections& inspections, Table& table) {
  if (inspections.empty()) return;
  const DataInspected& last = inspections.back().found;
  table.row({asset, text_or_blank(last.version), text_or_blank(last.sha256), count_or_blank(last.bytes),
             count_or_blank(last.records), text_or_blank(last.location), text_or_blank(last.access_log),
             text_or_blank(last.findings)});
}

Result list_inspections(Books& books, const Caller& caller, const Json& input) {
  const Date day = day_asked(input, caller);
  const store::Looking look(books.store, books.staged);
  Table table({"数据盘点表", "Inspections of the data"},
              {{"asset", {"编号", "id"}},
               {"name", {"名称", "name"}},
               {"carrying", {"账面价值", "carrying amount"}, "amount"},
               {"inspected", {"最近盘点日", "last inspected"}, "date"},
               {"state", {"状态", "state"}}});
  Table found_last({"最近一次盘点的结果", "What the last inspection found"},
                   {{"asset", {"编号", "id"}},
                    {"version", {"版本", "version"}},
                    {"sha256", {"SHA-256", "SHA-256"}},
                    {"bytes", {"字节", "bytes"}, "integer"},
                    {"records", {"记录数", "records"}, "integer"},
                    {"location", {"存放位置", "place"}},
                    {"access_log", {"日志", "log"}},
                    {"findings", {"盘点情况", "findings"}}});
  std::map<std::string, Inspections> inspections = inspections_until(books, day);
  States states;
  for (const auto& stored : store::all_data_sets(books.store, books.company, day)) {
    const Standing standing = store::standing_of(books.store, books.company, stored, day);
    const Inspections& found = inspections[stored.data_set.id];
    // What is amortised to nothing is still on the books with its cost (DR-6).
    const bool on_the_books = standing.gross() > 0;
    if (!on_the_books && found.empty()) continue;
    const Text state = states.of(found, on_the_books, stored.data_set.left_on.has_value(), day);
    const auto on = found.empty() ? std::nullopt : std::optional(found.back().on);
    table.row({stored.data_set.id, stored.data_set.name, cell(standing.carrying()), cell(on),
               state.in(caller.language)});
    add_found(stored.data_set.id, found, found_last);
  }
  note_states(states, table);
  return listed(std::array{table, found_last}, {"没有应盘点的数据资源", "there are no data to inspect"},
                caller.language);
}

}  // namespace

Action inspections_list() {
  return {
      .id = "inspections.list",
      .menu = {{"数据资源", "Data resources"}, {"审计", "Audit"}},
      .title = {"数据盘点表", "Inspections of the data"},
      .help =
          {"逐项列出账上的和曾经盘点过的数据资源：账面价值、最近盘点日、版本、摘要、大小、存放位置和日志，"
           "以及本年未盘点的、版本未变而摘要不同的、已删除但仍在账的。盘点以 inspection.record 登记。",
           "Every data set on the books or ever inspected: carrying amount, last inspection, version, "
           "digest, size, place and log; what was not inspected this year, what changed under the same "
           "version, and what is deleted but still on the books. inspection.record records one."},
      .roles = {Role::preparer, Role::reviewer, Role::auditor},
      .changes = false,
      .input = object_schema({date_property()}, {}),
      .outputs = {"table", "message"},
      .run = list_inspections};
}

}  // namespace rubiao
