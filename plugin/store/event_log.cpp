// SPDX-License-Identifier: Apache-2.0
#include "store/event_log.h"

#include "store/seal.h"

#include "base/error.h"

namespace rubiao::store {
namespace {

constexpr std::string_view all_columns =
    "SELECT e.event, e.body, e.entered_by, e.entered_on, e.needs_approval, v.verdict FROM event e "
    "LEFT JOIN verdict v ON v.company = e.company AND v.event = e.event WHERE e.company = ? ";

EventState state_of(const Statement& row) {
  if (row.number(4) == 0) return EventState::accepted;
  if (row.is_null(5)) return EventState::proposed;
  return row.text(5) == "approved" ? EventState::approved : EventState::rejected;
}

// What was entered whole can be read again, unless the row was meddled with.
Event recall(std::int64_t number, const std::string& body) {
  try {
    return recall_event(body);
  } catch (const Error& error) {
    const Problem& found = error.problems().front();
    throw Error(
        Status::store_failed,
        Problem{.message = {"存储中的事项 " + std::to_string(number) + " 已不能读取：" + found.message.zh,
                            "event " + std::to_string(number) +
                                " in the store can no longer be read: " + found.message.en},
                .field = found.field,
                .found = found.found,
                .todo = {"运行 rubiao doctor 找出被改动的内容，以最近一份完好的备份恢复",
                         "run rubiao doctor to find what was changed, and restore the last good backup"}});
  }
}

LoggedEvent read_logged(const Statement& row) {
  return {.number = row.number(0),
          .event = recall(row.number(0), row.text(1)),
          .entered_by = row.text(2),
          .entered_on = unpack_date(row.number(3)),
          .state = state_of(row)};
}

std::vector<LoggedEvent> read_all(Statement& rows) {
  std::vector<LoggedEvent> events;
  while (rows.next()) events.push_back(read_logged(rows));
  return events;
}

Statement select(const Connection& connection, std::string_view condition) {
  return connection.prepare(std::string(all_columns) + std::string(condition));
}

}  // namespace

std::string_view name(EventState state) {
  switch (state) {
    case EventState::accepted:
      return "accepted";
    case EventState::proposed:
      return "proposed";
    case EventState::approved:
      return "approved";
    case EventState::rejected:
      return "rejected";
  }
  return {};
}

std::optional<LoggedEvent> find_event(const Connection& connection, const Company& company,
                                      const SourceId& source) {
  Statement row = select(connection, "AND e.source_document = ? AND e.source_line = ?");
  if (!row.bind(company.number, source.document, source.line).next()) return std::nullopt;
  return read_logged(row);
}

std::optional<LoggedEvent> find_event(const Connection& connection, const Company& company,
                                      std::int64_t number) {
  Statement row = select(connection, "AND e.event = ?");
  if (!row.bind(company.number, number).next()) return std::nullopt;
  return read_logged(row);
}

std::vector<LoggedEvent> all_events(const Connection& connection, const Company& company) {
  Statement rows = select(connection, "ORDER BY e.event");
  return read_all(rows.bind(company.number));
}

std::vector<LoggedEvent> open_proposals(const Connection& connection, const Company& company) {
  Statement rows = select(connection, "AND e.needs_approval = 1 AND v.verdict IS NULL ORDER BY e.event");
  return read_all(rows.bind(company.number));
}

std::vector<LoggedEvent> events_of(const Connection& connection, const Company& company,
                                   const std::string& asset) {
  Statement rows = select(connection, "AND e.asset = ? ORDER BY e.event");
  return read_all(rows.bind(company.number, asset));
}

std::vector<LoggedEvent> events_with_judgements(const Connection& connection, const Company& company,
                                                const std::string& asset) {
  Statement rows = select(connection,
                          "AND json_extract(e.body, '$.judgements') IS NOT NULL "
                          "AND (e.asset = ?2 OR ?2 = '') ORDER BY e.event");
  return read_all(rows.bind(company.number, asset));
}

bool took_effect(const LoggedEvent& logged) {
  return logged.state == EventState::accepted || logged.state == EventState::approved;
}

std::vector<LoggedEvent> events_of_kind(const Connection& connection, const Company& company,
                                        const std::string& kind, std::optional<Date> as_at) {
  Statement rows = select(connection, "AND e.kind = ? ORDER BY e.event");
  std::vector<LoggedEvent> events = read_all(rows.bind(company.number, kind));
  std::set<std::string> assets;
  for (const LoggedEvent& logged : events) assets.insert(logged.event.asset);
  std::set<std::int64_t> cancelled;
  for (const std::string& asset : assets)
    cancelled.merge(cancelled_by(connection, company, corrections_of(connection, company, asset), {}, as_at));
  std::erase_if(events, [&](const LoggedEvent& logged) {
    return !took_effect(logged) || cancelled.contains(logged.number) ||
           (as_at && logged.event.booked() > *as_at);
  });
  return events;
}

std::optional<LoggedEvent> last_of_kind(const Connection& connection, const Company& company,
                                        const std::string& kind,
                                        const std::function<bool(const Event&)>& fits) {
  Statement rows = select(connection, "AND e.kind = ? ORDER BY e.event DESC");
  rows.bind(company.number, kind);
  while (rows.next()) {
    LoggedEvent logged = read_logged(rows);
    if (!took_effect(logged) || !fits(logged.event)) continue;
    const auto cancelled = cancelled_by(
        connection, company, corrections_of(connection, company, logged.event.asset), {}, std::nullopt);
    if (!cancelled.contains(logged.number)) return logged;
  }
  return std::nullopt;
}

std::vector<std::int64_t> corrections_of(const Connection& connection, const Company& company,
                                         const std::string& asset) {
  std::vector<std::int64_t> corrections;
  Statement rows = connection.prepare(
      "SELECT event FROM event WHERE company = ? AND asset = ? AND kind = 'corrected' ORDER BY event");
  rows.bind(company.number, asset);
  while (rows.next()) corrections.push_back(rows.number(0));
  return corrections;
}

std::set<std::int64_t> cancelled_by(const Connection& connection, const Company& company,
                                    std::span<const std::int64_t> corrections, const SourceId& but_not,
                                    std::optional<Date> as_at) {
  std::set<std::int64_t> cancelled;
  for (const std::int64_t number : corrections) {
    const auto logged = find_event(connection, company, number);
    if (!logged || !took_effect(*logged) || logged->event.source == but_not) continue;
    const auto* correction = std::get_if<Corrected>(&logged->event.body);
    if (correction == nullptr || (as_at && logged->event.booked() > *as_at)) continue;
    cancelled.insert(number);
    if (const auto target = find_event(connection, company, correction->reverses))
      cancelled.insert(target->number);
  }
  return cancelled;
}

std::optional<Date> last_day_in_force(const Connection& connection, const Company& company,
                                      const std::string& of_events) {
  struct Day {
    std::int64_t event = 0;
    Date date{};
  };
  std::vector<Day> days;
  std::vector<std::int64_t> corrections;
  Statement rows = connection.prepare("SELECT event, date, kind FROM event WHERE company = ? AND event IN (" +
                                      of_events + ") ORDER BY date DESC");
  rows.bind(company.number);
  while (rows.next()) {
    days.push_back({rows.number(0), unpack_date(rows.number(1))});
    if (rows.text(2) == "corrected") corrections.push_back(rows.number(0));
  }
  // A correction stands among the events that it cancels: it undid what they did.
  const std::set<std::int64_t> cancelled = cancelled_by(connection, company, corrections);
  for (const Day& day : days)
    if (!cancelled.contains(day.event)) return day.date;
  return std::nullopt;
}

std::vector<LoggedEvent> events_in_force(const Connection& connection, const Company& company,
                                         const std::string& asset) {
  const std::set<std::int64_t> cancelled =
      cancelled_by(connection, company, corrections_of(connection, company, asset));
  std::vector<LoggedEvent> events = events_of(connection, company, asset);
  std::erase_if(events, [&](const LoggedEvent& logged) {
    return !took_effect(logged) || cancelled.contains(logged.number);
  });
  return events;
}

std::int64_t put_event(Connection& connection, const Company& company, const Event& event, bool proposal,
                       const std::string& entered_by, Date entered_on) {
  Statement last = connection.prepare("SELECT coalesce(max(event), 0) FROM event WHERE company = ?");
  last.bind(company.number).next();
  const std::int64_t number = last.number(0) + 1;
  const Digest digest = event.digest();
  connection
      .prepare(
          "INSERT INTO event (company, event, source_document, source_line, kind, date, asset, body, sha256, "
          "needs_approval, entered_by, entered_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(company.number, number, event.source.document, event.source.line, event.kind, pack(event.date),
            event.asset, event.canonical, std::span<const std::uint8_t>(digest), proposal ? 1 : 0, entered_by,
            pack(entered_on))
      .run();
  if (proposal) seal_proposal(connection, company, number);
  return number;
}

void put_verdict(Connection& connection, const Company& company, const LoggedEvent& event,
                 const Verdict& verdict) {
  const Digest digest = event.event.digest();
  connection
      .prepare(
          "INSERT INTO verdict (company, event, verdict, given_by, given_on, sha256, reason) VALUES (?, ?, "
          "?, ?, ?, ?, ?)")
      .bind(company.number, event.number, verdict.approved ? "approved" : "rejected", verdict.given_by,
            pack(verdict.given_on), std::span<const std::uint8_t>(digest), verdict.reason)
      .run();
  if (!verdict.approved) seal_rejection(connection, company, event.number);
}

std::optional<Verdict> find_verdict(const Connection& connection, const Company& company,
                                    std::int64_t event) {
  Statement row = connection.prepare(
      "SELECT verdict, given_by, given_on, reason FROM verdict WHERE company = ? AND event = ?");
  if (!row.bind(company.number, event).next()) return std::nullopt;
  return Verdict{row.text(0) == "approved", row.text(1), unpack_date(row.number(2)), row.text(3)};
}

void put_decisions(Connection& connection, const Company& company, std::int64_t event,
                   const std::vector<std::string>& traces) {
  Statement insert =
      connection.prepare("INSERT INTO decision (company, event, ordinal, trace) VALUES (?, ?, ?, ?)");
  std::int64_t ordinal = 0;
  for (const std::string& trace : traces) insert.bind(company.number, event, ++ordinal, trace).run();
}

std::vector<std::string> decisions_of(const Connection& connection, const Company& company,
                                      std::int64_t event) {
  std::vector<std::string> traces;
  Statement rows =
      connection.prepare("SELECT trace FROM decision WHERE company = ? AND event = ? ORDER BY ordinal");
  rows.bind(company.number, event);
  while (rows.next()) traces.push_back(rows.text(0));
  return traces;
}

CompanySettings settings_at(const Connection& connection, const Company& company, Date on) {
  CompanySettings settings;
  Statement rows =
      select(connection,
             "AND e.kind = 'configured' AND e.date <= ? AND (e.needs_approval = 0 OR v.verdict = 'approved') "
             "ORDER BY e.date, e.event");
  rows.bind(company.number, pack(on));
  while (rows.next()) settings.overlay(std::get<Configured>(read_logged(rows).event.body).changes);
  return settings;
}

}  // namespace rubiao::store
