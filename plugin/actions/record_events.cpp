// SPDX-License-Identifier: Apache-2.0
#include "actions/record_events.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "actions/carry_out_event.h"
#include "base/error.h"
#include "batch/post_outbox.h"
#include "recognition/second_person.h"
#include "register/event_schema.h"

namespace rubiao {
namespace {

// Whatever posts must lie in a period that the host keeps open. Asked of the host, a question for each
// period, before the store is locked.
class OpenPeriods {
 public:
  OpenPeriods(Ledger& ledger, const std::string& company, std::span<const EventLine> lines) {
    for (const EventLine& line : lines) {
      for (const auto& [period, field] : periods_of(line.event)) {
        if (open_.contains(period)) continue;
        const auto found = period.is_adjustment() ? ledger.find_period(company, period)
                                                  : ledger.period_of(company, period.last_day());
        open_.emplace(period, found && found->open);
      }
    }
  }

  void demand(const Event& event) const {
    for (const auto& [period, field] : periods_of(event)) {
      if (open_.at(period)) continue;
      throw Error(Status::invalid_input,
                  Problem{.message = {"会计期间 " + to_text(period) + " 不存在或未开放",
                                      "there is no open period " + to_text(period)},
                          .field = field,
                          .found = to_text(event.booked()),
                          .expected = {"开放的期间", "an open period"},
                          .todo = way_out(field)});
    }
  }

 private:
  static Text way_out(const std::string_view field) {
    if (field == "audit_adjustment") {
      return {"审计调整的 date 属于被审计的年度；属于本年的事项删去 audit_adjustment；或在 ERP 中开放第13期",
              "the date of an audit adjustment lies in the year audited; leave audit_adjustment out of what "
              "belongs to the running year; or open the thirteenth period in the host"};
    }
    return {
        "补记的事项以 booked_on 填写开放期间内的记账日期，年终审计调整填写 audit_adjustment=true；或在 ERP "
        "中开放该期间",
        "of a late entry give booked_on, a day in an open period; of an audit adjustment "
        "audit_adjustment=true; or open the period in the host"};
  }

  // That of the event itself, unless it books nothing, and that of the next year in which an audit adjustment
  // corrects charges.
  static std::vector<std::pair<Period, const char*>> periods_of(const Event& event) {
    if (event.kind == "judged" || event.kind == "tax_base_set") return {};  // book nothing
    std::vector<std::pair<Period, const char*>> periods{{event.period(), event.audit_adjustment
                                                                             ? "audit_adjustment"
                                                                         : event.booked_on ? "booked_on"
                                                                                           : "date"}};
    if (event.audit_adjustment && event.booked_on)
      periods.emplace_back(Period::of(*event.booked_on), "booked_on");
    return periods;
  }

  std::map<Period, bool> open_;
};

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

// No line is to blame, and the next would fail likewise.
bool is_of_the_machine(Status status) {
  return status == Status::store_failed || status == Status::busy || status == Status::cancelled ||
         status == Status::host_failed;
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
  const OpenPeriods periods(books.host.ledger, books.company.code, lines);
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

namespace {

store::LoggedEvent find_open_proposal(Books& books, std::int64_t number) {
  auto found = store::find_event(books.store, books.company, number);
  if (found && found->state == store::EventState::proposed) return *std::move(found);
  throw Error(Status::not_found,
              Problem{.message = {"没有这项待复核的提议", "there is no such open proposal"},
                      .field = "event",
                      .found = std::to_string(number)});
}

// The host is asked between this look and the writing, when no lock is held.
store::LoggedEvent read_open_proposal(Books& books, std::int64_t number) {
  const store::Looking look(books.store, books.staged);
  return find_open_proposal(books, number);
}

void demand_second_person(const Caller& caller, const store::LoggedEvent& proposal) {
  if (caller.user != proposal.entered_by) return;
  throw Error(
      Status::not_permitted,
      Problem{.message = {"不能复核自己提交的事项", "nobody approves what he entered himself"},
              .rule = "SOD",
              .field = "user",
              .found = caller.user,
              .todo = {"由另一位有复核权限的用户复核", "let another user with the reviewer role decide"}});
}

void demand_after_proposal(const Caller& caller, const store::LoggedEvent& proposal) {
  if (caller.business_date >= proposal.entered_on) return;
  reject("date", to_text(caller.business_date),
         {"复核日期早于提交日期 " + to_text(proposal.entered_on),
          "the verdict is dated before the proposal of " + to_text(proposal.entered_on)},
         {"使用提交当日或之后的业务日期", "use a business date on or after that day"});
}

// The one who approves cannot change what was entered.
void say_who_mends(const Event& event, Problem& problem) {
  if (problem.field == "event" || !event_schema(event.kind).at("properties").contains(problem.field)) return;
  problem.todo = {problem.todo.zh + "。复核人不改内容：先退回，由经办人更正后重新提交",
                  problem.todo.en + "; the approver changes nothing: reject it, and have it entered anew"};
}

void give_verdict(Books& books, const store::LoggedEvent& proposal, const store::Verdict& verdict) {
  const HostChart chart(books.host.ledger, books.company.code, verdict.given_on);
  const EventLine line{0, proposal.event};
  if (verdict.approved) OpenPeriods(books.host.ledger, books.company.code, {&line, 1}).demand(proposal.event);
  store::Writing writing(books.store, books.company.code, books.staged);
  const store::LoggedEvent still_open = find_open_proposal(books, proposal.number);
  store::put_verdict(books.store, books.company, still_open, verdict);
  if (verdict.approved)
    write_consequence(books, proposal.event, proposal.number, foresee(books, proposal.event, chart));
  writing.finish();
}

}  // namespace

void decide_proposal(Books& books, const Caller& caller, std::int64_t number, bool approve,
                     const std::string& reason) {
  const store::LoggedEvent proposal = read_open_proposal(books, number);
  demand_second_person(caller, proposal);
  demand_after_proposal(caller, proposal);
  try {
    give_verdict(books, proposal, {approve, caller.user, caller.business_date, reason});
  } catch (const Error& error) {
    std::vector<Problem> problems = error.problems();
    for (Problem& problem : problems) say_who_mends(proposal.event, problem);
    throw Error(error.status(), std::move(problems));
  }
  post_outbox(books);
}

}  // namespace rubiao
