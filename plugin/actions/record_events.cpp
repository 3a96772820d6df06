// SPDX-License-Identifier: Apache-2.0
#include "actions/record_events.h"

#include <algorithm>
#include <optional>

#include "actions/carry_out_event.h"
#include "actions/open_periods.h"
#include "base/error.h"
#include "batch/post_outbox.h"
#include "recognition/second_person.h"

namespace rubiao {
namespace {

// What a second person has sent back is not let in again as if nothing had happened.
[[noreturn]] void throw_rejected_before(const store::LoggedEvent& known) {
  throw Error(Status::conflict,
              Problem{.message = {"这一事项已被退回，不能原样重报",
                                  "this was rejected and cannot be sent again as it is"},
                      .field = "source",
                      .found = known.event.source.document + " : " + std::to_string(known.event.source.line),
                      .todo = {"更正后以新的单据行提交（退回意见见 register.show）",
                               "correct it and send it under a new line (register.show has the reason)"}});
}

std::optional<store::LoggedEvent> find_known(Books& books, const Event& event) {
  auto known = store::find_event(books.store, books.company, event.source);
  if (!known) return std::nullopt;
  if (known->event.canonical == event.canonical) {
    if (known->state == store::EventState::rejected) throw_rejected_before(*known);
    return known;
  }
  throw Error(Status::conflict,
              Problem{.message = {"同一来源单据行已有不同内容的事件",
                                  "another event came in under this source document and line"},
                      .field = "source",
                      .found = event.source.document + " : " + std::to_string(event.source.line),
                      .expected = {"与原来相同的内容，或新的单据行", "the same content, or a new line"},
                      .todo = {"更正请用新的单据行，不要改写原事件",
                               "correct under a new line; an event is never rewritten"}});
}

bool was_taken_back(Books& books, const store::LoggedEvent& known) {
  if (std::holds_alternative<Corrected>(known.event.body)) return false;
  const auto corrections = store::corrections_of(books.store, books.company, known.event.asset);
  return store::cancelled_by(books.store, books.company, corrections).contains(known.number);
}

Text told_of_taken_back(const std::vector<SourceId>& sources) {
  constexpr std::size_t most = 10;
  std::string named;
  for (std::size_t i = 0; i < std::min(most, sources.size()); ++i)
    named += (named.empty() ? "" : ", ") + sources[i].document + " : " + std::to_string(sources[i].line);
  if (sources.size() > most) named += ", …";
  const std::string count = std::to_string(sources.size());
  return {
      count + " 个单据行已登记过，后被更正冲销，没有重新登记（" + named + "）；仍要登记的以新的单据行提交",
      count + " line(s) were recorded before and taken back by a correction, and are not recorded again (" +
          named + "); what is to be recorded after all comes under a new line"};
}

// [CAS6:17] What comes back from inventory is amortised only once it is available for use anew (IN-6).
void remark_not_available(const Event& event, const Consequence& consequence, Recorded& recorded) {
  const bool came_back = std::holds_alternative<UseChanged>(event.body) &&
                         std::ranges::any_of(consequence.movements, [](const Movement& movement) {
                           return movement.kind == MovementKind::inventory_other_decrease;
                         });
  if (!came_back) return;
  recorded.remarks.push_back(
      {"数据集“" + event.asset +
           "”由存货转为无形资产，尚不可供使用：须再登记达到预定用途（recognition.stage）才继续摊销 [CAS6:17]",
       "data set \"" + event.asset +
           "\" goes from inventory to intangible assets and is not available for use yet: "
           "record anew that it is (recognition.stage) before it is amortised on [CAS6:17]"});
}

void demand_past(const Event& event, const Caller& caller) {
  const Date last = std::max({event.date, event.booked(), event.booked_on.value_or(event.date)});
  if (last <= caller.business_date) return;
  throw Error(Status::invalid_input,
              Problem{.message = {"业务日期晚于今天的业务日", "the date is later than today's business day"},
                      .field = last == event.date ? "date" : "booked_on",
                      .found = to_text(last),
                      .expected = {"不晚于 " + to_text(caller.business_date),
                                   "not after " + to_text(caller.business_date)}});
}

void record_one(Books& books, const Caller& caller, const Event& event, const HostChart& chart,
                const OpenPeriods& periods, Recorded& recorded) {
  if (const auto known = find_known(books, event)) {
    ++recorded.known;
    if (was_taken_back(books, *known)) recorded.taken_back.push_back(event.source);
    return;
  }
  periods.demand(event);
  demand_past(event, caller);
  const Consequence consequence = foresee(books, event, chart);
  remark_not_available(event, consequence, recorded);
  const bool proposal = needs_second_person(event, books.rules.at(event.date));
  const std::int64_t number =
      store::put_event(books.store, books.company, event, proposal, caller.user, caller.business_date);
  if (proposal) {
    ++recorded.proposed;
    recorded.proposals.push_back(number);
  } else {
    write_consequence(books, event, number, consequence);
    ++recorded.carried_out;
  }
}

void place(const Error& error, const std::string& file, std::int64_t line, std::vector<Problem>& problems) {
  for (Problem problem : error.problems()) {
    problem.file = file;
    problem.line = line;
    problems.push_back(std::move(problem));
  }
}

// The gravest status of all lines: a conflict or a refusal says more than "invalid input".
Status worse(Status a, Status b) {
  const auto rank = [](Status status) {
    return status == Status::refused ? 3 : status == Status::conflict ? 2 : status == Status::ok ? 0 : 1;
  };
  return rank(b) > rank(a) ? b : a;
}

}  // namespace

Recorded record_events(Books& books, const Caller& caller, std::span<const EventLine> lines,
                       const std::string& file) {
  OpenPeriods periods(books.host.ledger, books.company.code);
  for (const EventLine& line : lines) periods.ask(line.event);
  const HostChart chart(books.host.ledger, books.company.code, caller.business_date);
  Recorded recorded;
  std::vector<Problem> problems;
  Status status = Status::ok;
  store::Writing writing(books.store, books.company.code, books.staged);
  std::uint64_t done = 0;
  for (const EventLine& line : lines) {
    if (done++ % 1000 == 0) books.host.progress.step(file, done - 1, lines.size());
    try {
      record_one(books, caller, line.event, chart, periods, recorded);
    } catch (const Error& error) {
      if (is_of_the_machine(error.status())) throw;
      place(error, file, line.line, problems);
      status = worse(status, error.status());
    }
  }
  if (!problems.empty()) throw Error(status, std::move(problems));
  if (!recorded.taken_back.empty()) recorded.remarks.push_back(told_of_taken_back(recorded.taken_back));
  demand_keys_are_free(books);
  writing.finish();
  recorded.posted = post_outbox(books);
  return recorded;
}

}  // namespace rubiao
