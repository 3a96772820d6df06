// SPDX-License-Identifier: Apache-2.0
#include "actions/decide_proposals.h"

#include <algorithm>
#include <vector>

#include "actions/carry_out_event.h"
#include "actions/open_periods.h"
#include "base/error.h"
#include "batch/post_outbox.h"
#include "register/event_schema.h"
#include "store/event_log.h"

namespace rubiao {
namespace {

constexpr std::size_t proposals_a_writing = 500;

store::LoggedEvent find_open_proposal(Books& books, std::int64_t number) {
  auto found = store::find_event(books.store, books.company, number);
  if (found && found->state == store::EventState::proposed) return *std::move(found);
  throw Error(Status::not_found,
              Problem{.message = {"没有这项待复核的提议", "there is no such open proposal"},
                      .field = "event",
                      .found = std::to_string(number),
                      .todo = {"以 approvals.list 查看待复核的提议和编号；已复核或退回的不再列出",
                               "approvals.list has the proposals that wait and their numbers; one that was "
                               "approved or rejected is not among them"}});
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

// What the verdicts of one call share.
class Verdicts {
 public:
  Verdicts(Books& books, const Caller& caller, const Opinion& opinion)
      : books_(books),
        caller_(caller),
        opinion_(opinion),
        chart_(books.host.ledger, books.company.code, caller.business_date),
        periods_(books.host.ledger, books.company.code) {}

  // The host is asked between this look and the writing, when no lock is held.
  void ask_host(std::span<const std::int64_t> numbers) {
    if (!opinion_.approve) return;
    for (const Event& event : read(numbers)) periods_.ask(event);
  }

  void give(std::int64_t number) {
    const store::LoggedEvent proposal = find_open_proposal(books_, number);
    demand_second_person(caller_, proposal);
    demand_after_proposal(caller_, proposal);
    try {
      write(proposal);
    } catch (const Error& error) {
      std::vector<Problem> problems = error.problems();
      for (Problem& problem : problems) say_who_mends(proposal.event, problem);
      throw Error(error.status(), std::move(problems));
    }
  }

 private:
  std::vector<Event> read(std::span<const std::int64_t> numbers) {
    const store::Looking look(books_.store, books_.staged);
    std::vector<Event> events;
    for (const std::int64_t number : numbers)
      if (auto found = store::find_event(books_.store, books_.company, number))
        events.push_back(std::move(found->event));
    return events;
  }

  void write(const store::LoggedEvent& proposal) {
    if (opinion_.approve) periods_.demand(proposal.event);
    store::put_verdict(books_.store, books_.company, proposal,
                       {opinion_.approve, caller_.user, caller_.business_date, opinion_.reason});
    if (opinion_.approve) {
      write_consequence(books_, proposal.event, proposal.number, foresee(books_, proposal.event, chart_));
    }
  }

  Books& books_;
  const Caller& caller_;
  const Opinion& opinion_;
  HostChart chart_;
  OpenPeriods periods_;
};

// What could not be decided, for the end of the call.
struct Failures {
  Status status = Status::ok;
  std::vector<Problem> problems;
  std::int64_t proposals = 0;

  void add(std::int64_t number, const Error& error) {
    const std::string which = std::to_string(number);
    status = error.status();
    ++proposals;
    for (Problem problem : error.problems()) {
      problem.message = {"提议 " + which + "：" + problem.message.zh,
                         "proposal " + which + ": " + problem.message.en};
      problems.push_back(std::move(problem));
    }
  }
};

void decide_group(Books& books, Verdicts& verdicts, std::span<const std::int64_t> numbers, std::size_t of_all,
                  Failures& failures) {
  verdicts.ask_host(numbers);
  store::Writing writing(books.store, books.company.code, books.staged);
  for (const std::int64_t number : numbers) {
    store::Attempt attempt(books.store);
    try {
      verdicts.give(number);
      attempt.keep();
    } catch (const Error& error) {
      if (is_of_the_machine(error.status()) || of_all == 1) throw;
      failures.add(number, error);
    }
  }
  if (books.staged != nullptr && failures.proposals > 0) return;
  demand_keys_are_free(books);
  writing.finish();
}

Problem what_of_the_others(const Books& books, std::int64_t others) {
  const std::string number = std::to_string(others);
  if (books.staged != nullptr) {
    return {.message = {"其余 " + number + " 项也未处理：在主机事务内全部处理或全部不处理",
                        "nor were the other " + number + " decided: in a host's transaction all are or none"},
            .todo = {"先逐项处理上列提议（退回或更正），再全部复核",
                     "decide those above one by one (reject or mend them), then all"}};
  }
  return {.message = {"其余 " + number + " 项已处理", "the other " + number + " are decided"}};
}

}  // namespace

void decide_proposals(Books& books, const Caller& caller, std::span<const std::int64_t> numbers,
                      const Opinion& opinion) {
  Verdicts verdicts(books, caller, opinion);
  Failures failures;
  // Under a token the rows staged so far are laid in anew for each writing, so there is one.
  const std::size_t group = books.staged != nullptr ? numbers.size() : proposals_a_writing;
  for (std::size_t at = 0; at < numbers.size(); at += group) {
    books.host.progress.step("approvals.decide", at, numbers.size());
    decide_group(books, verdicts, numbers.subspan(at, std::min(group, numbers.size() - at)), numbers.size(),
                 failures);
    if (books.staged == nullptr || failures.proposals == 0) post_outbox(books);
  }
  if (failures.proposals == 0) return;
  const std::int64_t others = static_cast<std::int64_t>(numbers.size()) - failures.proposals;
  if (others > 0) failures.problems.push_back(what_of_the_others(books, others));
  throw Error(failures.status, std::move(failures.problems));
}

}  // namespace rubiao
