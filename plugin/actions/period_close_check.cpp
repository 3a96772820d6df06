// SPDX-License-Identifier: Apache-2.0
// What a host asks before it closes a period: a voucher that waits to be posted into it would wait for ever,
// so it is refused; months whose end was not run are told, for their charges would fall into a later one, or
// after the year into none (E26). Nothing is recorded.
#include <algorithm>

#include "actions/registry.h"
#include "base/error.h"
#include "batch/due_months.h"
#include "store/batch_lock.h"
#include "store/vouchers.h"

namespace rubiao {
namespace {

using formats::Json;

void demand_empty_outbox(Books& books, Period period) {
  const store::Looking look(books.store, books.staged);
  std::string waiting;
  std::int64_t count = 0;
  for (const store::StoredVoucher& stored : store::outbox_of(books.store, books.company)) {
    if (stored.voucher.key.period != period) continue;
    waiting += (count++ == 0 ? "" : ", ") + to_text(stored.voucher.key);
  }
  if (count == 0) return;
  throw Error(
      Status::conflict,
      Problem{
          .message = {"期间还有 " + std::to_string(count) + " 张凭证尚未过账，不能关闭",
                      std::to_string(count) + " voucher(s) are not posted yet: the period cannot be closed"},
          .field = to_text(period),
          .found = waiting,
          .todo = {"先运行月末或夜间批处理（rubiao nightly），过账后再关闭",
                   "run the month's end or the nightly batch first (rubiao nightly), then close it"}});
}

Result check_close(Books& books, const Caller& caller, const Json& input) {
  const Period period = Period::parse(input.at("period").get<std::string>(), "period");
  // Whoever is at work may be about to write into it.
  const store::BatchLock no_batch_runs(books.store, caller.user + ", period.close_check " + to_text(period));
  demand_empty_outbox(books, period);
  Result result(caller.language);
  const Period month = period.is_adjustment() ? Period(period.year(), 12) : period;
  const DueMonths due = find_due_months(books, month);
  if (std::ranges::find(due.open, month) == due.open.end()) {
    result.message({"可以关闭 " + to_text(period), to_text(period) + " may be closed"});
    return result;
  }
  result.message(
      {"期间 " + to_text(period) +
           " 的月末尚未运行：其摊销将在同年以后的开放期间补提，跨年则成为前期差错（E26）[CAS28:11]；先运行 "
           "month_end.run",
       "the month's end of " + to_text(period) +
           " was not run: what it should be charged is caught up in a later open month of the year, after "
           "the "
           "year it is a prior-period error (E26) [CAS28:11]; run month_end.run first"},
      "warning");
  return result;
}

}  // namespace

Action period_close_check() {
  return {
      .id = "period.close_check",
      .menu = {{"数据资源", "Data resources"}, {"月末", "Month end"}},
      .title = {"关闭期间前的检查", "Check before a period is closed"},
      .help = {"在 ERP 关闭会计期间之前检查：有待过账凭证的不得关闭；月末尚未运行的予以提示。",
               "Before the host closes a period: refused while a voucher waits to be posted into it; told "
               "where the month's end was not run."},
      .roles = {Role::preparer, Role::reviewer, Role::auditor, Role::operator_},
      .changes = false,
      .input = object_schema({{"period", property("string", "期间", "period", "rubiao-period")}}, {"period"}),
      .outputs = {"message"},
      .run = check_close};
}

}  // namespace rubiao
