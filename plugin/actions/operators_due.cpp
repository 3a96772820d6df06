// SPDX-License-Identifier: Apache-2.0
// Who operates public data under an authorisation publishes its operation of each year by the end of March of
// the next: what was published, what is due and what is overdue, by data set and year. Nothing is recorded.
#include <algorithm>
#include <map>

#include "actions/registry.h"
#include "actions/rendered_revenue.h"
#include "store/event_log.h"
#include "store/movements.h"

namespace rubiao {
namespace {

using formats::Json;

// Of the notice of February 2026: a year whose March had passed before it was not due.
constexpr int first_year_due = 2025;

struct Published {
  Date on{};
  std::string place;
};
using Publications = std::map<std::pair<std::string, int>, Published>;  // the first of a data set and year

Publications published_until(Books& books, Date day) {
  Publications publications;
  for (const auto& logged : store::events_of_kind(books.store, books.company, "operation_published", day)) {
    if (logged.event.booked() > day) continue;
    const auto& body = std::get<OperationPublished>(logged.event.body);
    const Published published{logged.event.date, body.place};
    const auto [known, is_new] = publications.try_emplace({logged.event.asset, body.year}, published);
    if (!is_new && published.on < known->second.on) known->second = published;
  }
  return publications;
}

Date due_by(int year) {
  return Period(year + 1, 3).last_day();
}

struct States {
  std::int64_t due = 0;
  std::int64_t overdue = 0;
  std::int64_t late = 0;

  Text of(const Published* published, int year, Date day) {
    if (year < first_year_due)
      return published != nullptr ? Text{"已公开", "published"} : Text{"通知前的年度", "before the notice"};
    if (published != nullptr && published->on <= due_by(year)) return {"已公开", "published"};
    if (published != nullptr) {
      ++late;
      return {"逾期公开", "published late"};
    }
    if (day > due_by(year)) {
      ++overdue;
      return {"逾期", "overdue"};
    }
    ++due;
    return {"应于 " + to_text(due_by(year)) + " 前公开", "due by " + to_text(due_by(year))};
  }
};

Fen carrying_at(Books& books, const std::string& id, Date day) {
  const auto stored = store::find_data_set(books.store, books.company, id, day);
  return stored ? store::standing_of(books.store, books.company, *stored, day).carrying() : 0;
}

// The years that are over in which it was ours for a day at least.
std::vector<int> years_of(const DataSet& data_set, Date day) {
  int last = static_cast<int>(day.year()) - 1;
  if (data_set.left_on) last = std::min(last, static_cast<int>(data_set.left_on->year()));
  std::vector<int> years;
  for (int year = static_cast<int>(data_set.registered_on.year()); year <= last; ++year)
    years.push_back(year);
  return years;
}

// What was registered by mistake and taken back is closed, and was operated by nobody.
bool is_registered(Books& books, const std::string& id) {
  return std::ranges::any_of(
      store::events_in_force(books.store, books.company, id), [](const store::LoggedEvent& logged) {
        return logged.event.kind == "registered" || logged.event.kind == "opening_balance";
      });
}

void note_states(const States& states, Table& table) {
  const std::string due = std::to_string(states.due);
  const std::string overdue = std::to_string(states.overdue);
  const std::string late = std::to_string(states.late);
  table.note({"应公开 " + due + " 项，逾期 " + overdue + " 项，逾期公开 " + late +
                  " 项。依据国家数据局 2026 年 2 月的通知，未核对原文，以原文为准",
              due + " due, " + overdue + " overdue, " + late +
                  " published late. It rests on a notice of the National Data Administration of February "
                  "2026 whose text was not checked"});
}

Result list_operators(Books& books, const Caller& caller, const Json& input) {
  const Date day = day_asked(input, caller);
  const store::Looking look(books.store, books.staged);
  Table table({"授权运营公开情况", "Operation of public data to be published"},
              {{"asset", {"编号", "id"}},
               {"name", {"名称", "name"}},
               {"rights_end", {"授权期满日", "end of the authorisation"}, "date"},
               {"year", {"年度", "year"}, "integer"},
               {"carrying", {"年末账面价值", "carrying amount at the year's end"}, "amount"},
               {"revenue", {"本年服务收入", "revenue of the year"}, "amount"},
               {"published", {"公开日", "published on"}, "date"},
               {"place", {"公开位置", "where"}},
               {"state", {"状态", "state"}}});
  const Publications publications = published_until(books, day);
  const RenderedRevenue revenue(books, day);
  States states;
  for (const auto& stored : store::all_data_sets(books.store, books.company, day)) {
    const DataSet& data_set = stored.data_set;
    if (data_set.route != Route::authorised || !is_registered(books, data_set.id)) continue;
    for (const int year : years_of(data_set, day)) {
      const auto found = publications.find({data_set.id, year});
      const Published* published = found == publications.end() ? nullptr : &found->second;
      const Date year_end = Period(year, 12).last_day();
      table.row({data_set.id, data_set.name, cell(data_set.rights_end), year,
                 cell(carrying_at(books, data_set.id, year_end)), cell(revenue.in_year(data_set.id, year)),
                 published != nullptr ? Json(to_text(published->on)) : Json(),
                 published != nullptr ? Json(published->place) : Json(),
                 states.of(published, year, day).in(caller.language)});
    }
  }
  note_states(states, table);
  return listed(table, {"没有应公开的授权运营情况", "no operation of public data is to be published"},
                caller.language);
}

}  // namespace

Action operators_due() {
  return {
      .id = "operators.due",
      .menu = {{"数据资源", "Data resources"}, {"审计", "Audit"}},
      .title = {"授权运营公开情况", "Operation of public data to be published"},
      .help = {"逐项、逐年列出公共数据授权运营：年末账面价值、本年收入、是否已在次年 3 月底前公开，以及应公开"
               "和逾期的。公开以 operation.publish 登记。",
               "Authorised operation of public data by data set and year: carrying amount, revenue, "
               "whether it was published by the end of the next March, what is due and what is overdue. "
               "operation.publish records a publication."},
      .roles = {Role::preparer, Role::reviewer, Role::auditor},
      .changes = false,
      .input = object_schema({date_property()}, {}),
      .outputs = {"table", "message"},
      .run = list_operators};
}

}  // namespace rubiao
