// SPDX-License-Identifier: Apache-2.0
// The events as they came in, and the verdicts on those that need a second person. An event is a proposal
// until another user approves exactly what was proposed: the verdict binds the digest of the event.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "register/event.h"
#include "store/company.h"

namespace rubiao::store {

enum class EventState : std::uint8_t { accepted, proposed, approved, rejected };
[[nodiscard]] std::string_view name(EventState state);

struct LoggedEvent {
  std::int64_t number = 0;  // from 1 within the company
  Event event;
  std::string entered_by;
  Date entered_on{};
  EventState state = EventState::accepted;
};

struct Verdict {
  bool approved = false;
  std::string given_by;
  Date given_on{};
  std::string reason;
};

// The event with this source id, if it came in before.
[[nodiscard]] std::optional<LoggedEvent> find_event(const Connection& connection, const Company& company,
                                                    const SourceId& source);
[[nodiscard]] std::optional<LoggedEvent> find_event(const Connection& connection, const Company& company,
                                                    std::int64_t number);
// In the order of entry, whatever became of them.
[[nodiscard]] std::vector<LoggedEvent> all_events(const Connection& connection, const Company& company);
[[nodiscard]] std::vector<LoggedEvent> open_proposals(const Connection& connection, const Company& company);
[[nodiscard]] std::vector<LoggedEvent> events_of(const Connection& connection, const Company& company,
                                                 const std::string& asset);

// That answer questions, whatever became of them, in the order of entry; of one data set, or of all if
// `asset` is empty.
[[nodiscard]] std::vector<LoggedEvent> events_with_judgements(const Connection& connection,
                                                              const Company& company,
                                                              const std::string& asset);

// In force, whatever their data set, in the order of entry; `as_at`: as the books stood at the end of that
// day, without what was booked, or taken back, later.
[[nodiscard]] std::vector<LoggedEvent> events_of_kind(const Connection& connection, const Company& company,
                                                      const std::string& kind,
                                                      std::optional<Date> as_at = std::nullopt);
// The last one of a kind that is in force and fits; reads back only as far as it must.
[[nodiscard]] std::optional<LoggedEvent> last_of_kind(const Connection& connection, const Company& company,
                                                      const std::string& kind,
                                                      const std::function<bool(const Event&)>& fits);
// The numbers of the corrections whose subject is a data set.
[[nodiscard]] std::vector<std::int64_t> corrections_of(const Connection& connection, const Company& company,
                                                       const std::string& asset);
// Those of `corrections` that took effect, and what they took back, by number: they cancel out. `but_not`: a
// correction that is at hand and does not count yet. `as_at`: only those booked by then.
[[nodiscard]] std::set<std::int64_t> cancelled_by(const Connection& connection, const Company& company,
                                                  std::span<const std::int64_t> corrections,
                                                  const SourceId& but_not = {},
                                                  std::optional<Date> as_at = std::nullopt);
// The latest day on which one of some events happened that still stands: `of_events` selects their numbers.
[[nodiscard]] std::optional<Date> last_day_in_force(const Connection& connection, const Company& company,
                                                    const std::string& of_events);
// Accepted or approved, and not taken back, in the order of entry.
[[nodiscard]] std::vector<LoggedEvent> events_in_force(const Connection& connection, const Company& company,
                                                       const std::string& asset);
[[nodiscard]] bool took_effect(const LoggedEvent& logged);

// Answers the event's number.
std::int64_t put_event(Connection& connection, const Company& company, const Event& event, bool proposal,
                       const std::string& entered_by, Date entered_on);
void put_verdict(Connection& connection, const Company& company, const LoggedEvent& event,
                 const Verdict& verdict);
[[nodiscard]] std::optional<Verdict> find_verdict(const Connection& connection, const Company& company,
                                                  std::int64_t event);

// The traces behind an event, in the order of the questions.
void put_decisions(Connection& connection, const Company& company, std::int64_t event,
                   const std::vector<std::string>& traces);
[[nodiscard]] std::vector<std::string> decisions_of(const Connection& connection, const Company& company,
                                                    std::int64_t event);

// The company's settings: all accepted `configured` events dated up to a day, later over earlier.
[[nodiscard]] CompanySettings settings_at(const Connection& connection, const Company& company, Date on);

}  // namespace rubiao::store
