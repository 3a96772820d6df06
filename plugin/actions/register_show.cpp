// SPDX-License-Identifier: Apache-2.0
// One data set from registration to today: its entry, its events with who entered and approved them, the
// movements with their vouchers, and for every decision the trace down to the article.
#include "actions/data_set_words.h"
#include "actions/event_words.h"
#include "actions/judgement_table.h"
#include "actions/movement_words.h"
#include "actions/registry.h"
#include "actions/trace_text.h"
#include "base/error.h"
#include "register/event_schema.h"
#include "register/words.h"
#include "store/event_log.h"
#include "store/movements.h"

namespace rubiao {
namespace {

using formats::Json;

// Before it is available, and of inventory, nobody has estimated anything.
bool estimates_decided(const Standing& standing) {
  const Estimates& estimates = standing.data_set.estimates;
  return standing.data_set.available_on && standing.inventory.gross == 0 &&
         (estimates.indefinite || estimates.life_months > 0);
}

Table entry_of(const Standing& standing, Language language) {
  const DataSet& data_set = standing.data_set;
  Table table({"数据集 " + data_set.id, "Data set " + data_set.id},
              {{"field", {"项目", "field"}}, {"value", {"内容", "value"}}});
  const auto row = [&](const char* zh, const char* en, const Json& value) {
    table.row({language == Language::zh ? zh : en, value});
  };
  row("名称", "name", data_set.name);
  row("内容", "content", data_set.content);
  row("取得方式", "route", in_words(term(data_set.route), language));
  row("持有目的", "held for", in_words(term(data_set.purpose), language));
  row("状态", "state", state_of(standing, language));
  row("用途", "use", in_words(term(data_set.use), language));
  row("五项条件全部满足日", "all five conditions met on",
      cell(data_set.conditions ? data_set.conditions->all_met_on() : std::nullopt));
  row("可供使用日", "available on", cell(data_set.available_on));
  if (data_set.tax) {
    row("税法摊销年限（月）", "life by tax law (months)", data_set.tax->life_months);
    row("初始确认差异", "difference at initial recognition", in_words(term(data_set.tax->initial), language));
  }
  const Estimates& estimates = data_set.estimates;
  if (estimates_decided(standing)) {
    row("使用寿命（月）", "useful life (months)",
        estimates.indefinite ? Json(Text{"不确定", "indefinite"}.in(language))
                             : Json(std::to_string(estimates.life_months)));
    row("摊销方法", "method of amortisation", in_words(term(estimates.method), language));
    row("残值", "residual value", to_grouped_text(estimates.residual_fen));
  }
  row("划分为持有待售", "held for sale since", cell(data_set.held_for_sale_on));
  row("终止确认日", "left on", cell(data_set.left_on));
  for (const Restriction& restriction : data_set.restrictions) {
    const std::string kind = in_words(term(restriction.kind), language);
    row("受限", "restriction",
        kind + " " + restriction.registration + " " + restriction.holder + " " +
            to_text(restriction.registered_on));
    if (restriction.kind != RestrictionKind::pledge) continue;
    row("授信额度", "credit line", to_grouped_text(restriction.credit_line_fen));
    row("已提款", "amount drawn", to_grouped_text(restriction.drawn_fen));
  }
  row("账面价值", "carrying amount", to_grouped_text(standing.carrying()));
  return table;
}

void add_events(Books& books, const std::string& asset, Date day, Language language, Result& result) {
  Table table({"事件", "Events"}, {{"event", {"编号", "no."}, "integer"},
                                   {"date", {"业务日期", "date"}, "date"},
                                   {"kind", {"事项", "event"}},
                                   {"source", {"来源", "source"}},
                                   {"entered_by", {"经办", "entered by"}},
                                   {"state", {"状态", "state"}},
                                   {"decided_by", {"复核", "decided by"}},
                                   {"reason", {"复核意见", "reason"}},
                                   {"content", {"内容", "content"}}});
  std::vector<Json> traces;
  JudgementTable judgements({"职业判断", "Judgements"}, books, language);
  EventStates states(books.store, books.company);
  for (const auto& logged : store::events_of(books.store, books.company, asset)) {
    if (logged.event.booked() > day) continue;
    const auto verdict = store::find_verdict(books.store, books.company, logged.number);
    table.row({logged.number, to_text(logged.event.date),
               event_schema(logged.event.kind).at(language == Language::zh ? "title" : "x-title-en"),
               logged.event.source.document + ":" + std::to_string(logged.event.source.line),
               logged.entered_by, states.of(logged).in(language), verdict ? Json(verdict->given_by) : Json(),
               verdict ? Json(verdict->reason) : Json(), content_in_words(logged.event, language)});
    judgements.add(logged);
    for (const std::string& trace : store::decisions_of(books.store, books.company, logged.number)) {
      traces.push_back(formats::parse_json(trace, "trace"));
    }
  }
  result.table(table);
  if (!judgements.table().empty()) result.table(judgements.table());
  for (const Json& trace : traces) result.trace(trace, trace_in_words(trace, books.rules, language));
}

Table movements_of(Books& books, std::int64_t asset, Date day, Language language) {
  Table table({"变动", "Movements"}, movement_columns());
  for (const auto& line : store::history_of(books.store, books.company, asset)) {
    if (line.date <= day) table.row(movement_cells(line, language));
  }
  return table;
}

Result show_data_set(Books& books, const Caller& caller, const Json& input) {
  const store::Looking look(books.store, books.staged);
  const std::string id = input.at("asset");
  const Date day = day_asked(input, caller);
  const auto stored = store::find_data_set(books.store, books.company, id, day);
  if (!stored) throw_not_registered(id);
  Result result(caller.language);
  result.table(entry_of(store::standing_of(books.store, books.company, *stored, day), caller.language));
  result.table(movements_of(books, stored->asset, day, caller.language));
  add_events(books, id, day, caller.language, result);
  return result;
}

}  // namespace

Action register_show() {
  return {.id = "register.show",
          .menu = {{"数据资源", "Data resources"}, {"登记簿", "Register"}},
          .title = {"数据集全貌", "One data set"},
          .help = {"一个数据集从登记至今（或至过去某日）：事件、复核、变动、凭证，以及每项判断的依据。",
                   "One data set from registration to today, or to a past day: events, approvals, movements, "
                   "vouchers, and why "
                   "each was decided so."},
          .roles = {Role::preparer, Role::reviewer, Role::auditor},
          .changes = false,
          .input = object_schema(
              {{"asset", property("string", "数据集编号", "data set id")}, date_property()}, {"asset"}),
          .outputs = {"table", "trace"},
          .run = show_data_set};
}

}  // namespace rubiao
