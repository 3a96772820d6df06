// SPDX-License-Identifier: Apache-2.0
// IM-2: which data sets are tested for impairment every year whether or not anything indicates it [CAS8:4],
// when each was tested last, and what is due this year or overdue from the last. Nothing is recorded.
#include "actions/registry.h"
#include "audit/yearly_tests.h"

namespace rubiao {
namespace {

using formats::Json;

struct Due {
  std::int64_t this_year = 0;
  std::int64_t overdue = 0;

  Text count(audit::TestState state, Date day) {
    if (state == audit::TestState::done) return {"本年已测试", "tested this year"};
    if (state == audit::TestState::due) {
      ++this_year;
      return {"本年应测试", "due this year"};
    }
    ++overdue;
    const std::string which = std::to_string(static_cast<int>(day.year()) - 1);
    return {"逾期：" + which + " 年未测试", "overdue: not tested in " + which};
  }
};

Result list_due_tests(Books& books, const Caller& caller, const Json& input) {
  const Date day = day_asked(input, caller);
  Table table({"每年必做的减值测试", "Yearly impairment tests"},
              {{"asset", {"编号", "id"}},
               {"name", {"名称", "name"}},
               {"why", {"原因", "why"}},
               {"carrying", {"账面价值", "carrying amount"}, "amount"},
               {"tested", {"最近测试日", "last tested"}, "date"},
               {"state", {"状态", "state"}}});
  const store::Looking look(books.store, books.staged);
  const audit::YearlyTests tests(books.store, books.company, books.rules.at(day));
  Due due;
  for (const auto& stored : store::all_data_sets(books.store, books.company, day)) {
    const auto test = tests.of(stored);
    if (!test) continue;
    const Text why = stored.data_set.estimates.indefinite ? Text{"使用寿命不确定", "indefinite life"}
                                                          : Text{"尚未可供使用", "not yet available for use"};
    table.row({stored.data_set.id, stored.data_set.name, why.in(caller.language), cell(test->carrying_fen),
               cell(test->tested), due.count(test->state, day).in(caller.language)});
  }
  table.note({"本年应测试 " + std::to_string(due.this_year) + " 项，逾期 " + std::to_string(due.overdue) +
                  " 项 [IM-2; CAS8:4]",
              std::to_string(due.this_year) + " due this year, " + std::to_string(due.overdue) +
                  " overdue [IM-2; CAS8:4]"});
  return listed(table, {"没有应做减值测试的数据资源", "no data set has to be tested for impairment"},
                caller.language);
}

}  // namespace

Action impairment_due() {
  return {.id = "impairment.due",
          .menu = {{"数据资源", "Data resources"}, {"计量", "Measurement"}},
          .title = {"应做的减值测试", "Impairment tests due"},
          .help = {"使用寿命不确定和尚未可供使用的数据资源每年测试：列出最近测试日、本年应测和逾期的。",
                   "Data of indefinite life or not yet available is tested every year: the last test, what "
                   "is due and "
                   "what is overdue."},
          .roles = {Role::preparer, Role::reviewer, Role::auditor},
          .changes = false,
          .input = object_schema({date_property()}, {}),
          .outputs = {"table", "message"},
          .run = list_due_tests};
}

}  // namespace rubiao
