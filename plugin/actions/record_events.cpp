// SPDX-License-Identifier: Apache-2.0
#include "actions/record_events.h"

#include <algorithm>

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

bool is_known(Books& books, const Event& event) {
  const auto known = store::find_event(books.store, books.company, event.source);
  if (!known) return false;
  if (known->event.canonical == event.canonical) {
    if (known->state == store::EventState::rejected) throw_rejected_before(*known);
    return true;
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
  if (is_known(books, event)) {
    ++recorded.known;
    return;
  }
  periods.demand(event);
  demand_past(event, caller);
  const Consequence consequence = foresee(books, event, chart);
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
  writing.finish();
  recorded.posted = post_outbox(books);
  return recorded;
}

}  // namespace rubiao
