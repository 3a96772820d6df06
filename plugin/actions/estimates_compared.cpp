// SPDX-License-Identifier: Apache-2.0
// Earlier estimates against what happened: how long what is amortised was to last [CAS6:21] and how long it
// did, and the cash flows that an impairment test expected [CAS8:9] against the revenue recorded since.
// Nothing is recorded.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "actions/registry.h"
#include "actions/rendered_revenue.h"
#include "posting/charged_months.h"
#include "register/event_schema.h"
#include "store/charges.h"
#include "store/event_log.h"
#include "store/movements.h"

namespace rubiao {
namespace {

using formats::Json;

// What the events of a data set say of its life.
struct StatedLife {
  std::optional<Estimates> first;
  std::int64_t changes = 0;
  bool amortised_before = false;  // it was taken over
};

// A life of which a part had passed when it was stated: so many months are left from a month on.
Estimates whole_life(Estimates life, const std::optional<Date>& available_on, int month, int months_left) {
  if (!life.indefinite && available_on)
    life.life_months = month - Period::of(*available_on).month_index() + months_left;
  return life;
}

std::optional<Estimates> life_stated_by(const Event& event) {
  if (const auto* opening = std::get_if<OpeningBalance>(&event.body))
    return whole_life(opening->stated.estimates, opening->data_set.available_on,
                      Period::of(event.date).month_index(), opening->remaining_months);
  if (const auto* wrong = std::get_if<Misclassified>(&event.body))
    return whole_life(wrong->stated.estimates, wrong->available_on, event.january(), wrong->remaining_months);
  const auto* change = std::get_if<StageChanged>(&event.body);
  return change != nullptr && change->stage == Stage::available ? std::optional(change->stated.estimates)
                                                                : std::nullopt;
}

StatedLife life_stated(Books& books, const std::string& id, Date day) {
  StatedLife life;
  for (const auto& logged : store::events_in_force(books.store, books.company, id)) {
    const Event& event = logged.event;
    if (event.booked() > day) continue;
    if (const auto stated = life_stated_by(event); stated && !life.first)
      if (stated->indefinite || stated->life_months > 0) life.first = stated;
    if (const auto* opening = std::get_if<OpeningBalance>(&event.body))
      life.amortised_before = opening->amortisation_fen > 0;
    if (std::holds_alternative<EstimateChanged>(event.body)) ++life.changes;
  }
  return life;
}

Json months_in_words(const std::optional<Estimates>& life, Language language) {
  if (!life) return {};
  if (life->indefinite) return Text{"不确定", "indefinite"}.in(language);
  return std::to_string(life->life_months);
}

// The last that stands of those by which a data set leaves; what is given in exchange leaves by an event of
// another data set.
Json how_it_left(Books& books, std::int64_t asset, Date left_on, Language language) {
  static const std::set<std::string_view> ways{
      "sold",       "invalidated", "contributed",      "given_in_settlement",
      "given_away", "exchanged",   "project_abandoned"};
  Json how;
  for (const std::int64_t number : store::events_touching(books.store, books.company, asset)) {
    const auto logged = store::find_event(books.store, books.company, number);
    if (!logged || logged->event.date != left_on || !ways.contains(logged->event.kind)) continue;
    const auto corrections = store::corrections_of(books.store, books.company, logged->event.asset);
    if (store::cancelled_by(books.store, books.company, corrections).contains(number)) continue;
    how = event_schema(logged->event.kind).at(language == Language::zh ? "title" : "x-title-en");
  }
  return how;
}

// From the month in which it became available to the one before it left, or to the last that is over.
int months_used(const DataSet& data_set, Date day) {
  const int last = data_set.left_on ? Period::of(*data_set.left_on).month_index() - 1 : last_month_ended(day);
  return std::max(0, last - Period::of(*data_set.available_on).month_index() + 1);
}

Table lives_table(Books& books, Date day, Language language) {
  Table table({"使用寿命", "Useful lives"},
              {{"asset", {"编号", "id"}},
               {"name", {"名称", "name"}},
               {"first_life", {"最初估计寿命（月）", "life as first estimated (months)"}},
               {"life", {"现行寿命（月）", "life now (months)"}},
               {"changes", {"估计变更次数", "changes of estimates"}, "integer"},
               {"used", {"实际使用（月）", "months used"}, "integer"},
               {"left_on", {"终止确认日", "left on"}, "date"},
               {"how", {"终止原因", "left by"}},
               {"difference", {"最初估计减实际（月）", "first estimate less actual (months)"}, "integer"}});
  for (const auto& stored : store::all_data_sets(books.store, books.company, day)) {
    const DataSet& data_set = stored.data_set;
    if (!data_set.available_on) continue;
    const StatedLife life = life_stated(books, data_set.id, day);
    if (!life.amortised_before &&
        store::standing_charges(books.store, books.company, stored.asset, day).empty())
      continue;
    const int used = months_used(data_set, day);
    const bool compared = data_set.left_on && life.first && !life.first->indefinite;
    table.row({data_set.id, data_set.name, months_in_words(life.first, language),
               months_in_words(data_set.estimates, language), life.changes, used, cell(data_set.left_on),
               data_set.left_on ? how_it_left(books, stored.asset, *data_set.left_on, language) : Json(),
               compared ? Json(life.first->life_months - used) : Json()});
  }
  table.note({"使用寿命和摊销方法每年年末复核 [CAS6:21]；实际短于最初估计的，复核其他数据资源的寿命",
              "lives are reviewed at each year's end [CAS6:21]; where data lasted less than was estimated, "
              "look at the lives of the others"});
  return table;
}

// By year, of those that are over.
std::map<int, Fen> forecasts(const ImpairmentTested& test, Date day) {
  std::map<int, Fen> by_year;
  for (const CashFlow& flow : test.cash_flows) {
    const int year = static_cast<int>(flow.date.year());
    if (Period(year, 12).last_day() <= day) by_year[year] = add(by_year[year], flow.amount_fen);
  }
  return by_year;
}

// Of the data set, or of the members of the group that stand in the register.
std::vector<std::string> tested_in(const Event& event) {
  std::vector<std::string> tested = others_named(event);
  tested.insert(tested.begin(), event.asset);
  return tested;
}

void add_forecasts(const Event& event, const RenderedRevenue& revenue, Date day, Table& table) {
  const std::vector<std::string> tested = tested_in(event);
  std::string names;
  for (const std::string& id : tested) names += (names.empty() ? "" : ", ") + id;
  for (const auto& [year, forecast] : forecasts(std::get<ImpairmentTested>(event.body), day)) {
    Fen actual = 0;
    for (const std::string& id : tested) actual = add(actual, revenue.in_year(id, year, event.date));
    table.row(
        {to_text(event.date), names, year, cell(forecast), cell(actual), cell(subtract(actual, forecast))});
  }
}

Table cash_flows_table(Books& books, Date day) {
  Table table({"减值测试的预计现金流量", "Cash flows of impairment tests"},
              {{"tested", {"测试日", "tested on"}, "date"},
               {"assets", {"数据集", "data sets"}},
               {"year", {"年度", "year"}, "integer"},
               {"forecast", {"预计净现金流量", "net cash flow expected"}, "amount"},
               {"actual", {"实际收入", "revenue recorded"}, "amount"},
               {"difference", {"实际减预计", "actual less expected"}, "amount"}});
  const RenderedRevenue revenue(books, day);
  for (const auto& logged : store::events_of_kind(books.store, books.company, "impairment_tested"))
    if (logged.event.booked() <= day) add_forecasts(logged.event, revenue, day, table);
  table.note(
      {"登记簿不记录现金流出，以登记的服务收入（测试当年只计测试日之后的）与预计净现金流量比较；"
       "资产组中不在登记簿的成员没有收入 [CAS8:9]",
       "cash outflows are not kept in the register: revenue of services, in the test's own year what "
       "came after it, is compared with the net flows expected; members outside the register have no "
       "revenue here [CAS8:9]"});
  return table;
}

Result compare_estimates(Books& books, const Caller& caller, const Json& input) {
  const Date day = day_asked(input, caller);
  const store::Looking look(books.store, books.staged);
  const std::array tables{lives_table(books, day, caller.language), cash_flows_table(books, day)};
  return listed(tables, {"没有可比较的估计", "there is no estimate to compare"}, caller.language);
}

}  // namespace

Action estimates_compared() {
  return {.id = "estimates.compare",
          .menu = {{"数据资源", "Data resources"}, {"审计", "Audit"}},
          .title = {"估计与实际", "Estimates against what happened"},
          .help = {"逐项比较最初估计的使用寿命与实际使用的月数，以及减值测试的预计现金流量与以后实际的收入。",
                   "The useful life as first estimated against the months of use, and the cash flows that "
                   "impairment tests expected against the revenue recorded since."},
          .roles = {Role::preparer, Role::reviewer, Role::auditor},
          .changes = false,
          .input = object_schema({date_property()}, {}),
          .outputs = {"table", "message"},
          .run = compare_estimates};
}

}  // namespace rubiao
