// SPDX-License-Identifier: Apache-2.0
#include "actions/open_periods.h"

#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"

namespace rubiao {
namespace {

// That of the event itself, unless it books nothing, and that of the next year in which an audit adjustment
// corrects charges; each with the field that says so.
std::vector<std::pair<Period, const char*>> periods_of(const Event& event) {
  static const std::set<std::string_view> book_nothing{"judged", "tax_base_set", "data_inspected",
                                                       "spending_total_stated", "operation_published"};
  if (book_nothing.contains(event.kind)) return {};
  std::vector<std::pair<Period, const char*>> periods{{event.period(), event.audit_adjustment
                                                                           ? "audit_adjustment"
                                                                       : event.booked_on ? "booked_on"
                                                                                         : "date"}};
  if (event.audit_adjustment && event.booked_on)
    periods.emplace_back(Period::of(*event.booked_on), "booked_on");
  return periods;
}

Text way_out(const std::string_view field) {
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

}  // namespace

void OpenPeriods::ask(const Event& event) {
  for (const auto& [period, field] : periods_of(event)) {
    if (open_.contains(period)) continue;
    const auto found = period.is_adjustment() ? ledger_.find_period(company_, period)
                                              : ledger_.period_of(company_, period.last_day());
    open_.emplace(period, found && found->open);
  }
}

void OpenPeriods::demand(const Event& event) const {
  for (const auto& [period, field] : periods_of(event)) {
    if (open_.at(period)) continue;
    throw Error(Status::invalid_input, Problem{.message = {"会计期间 " + to_text(period) + " 不存在或未开放",
                                                           "there is no open period " + to_text(period)},
                                               .field = field,
                                               .found = to_text(event.booked()),
                                               .expected = {"开放的期间", "an open period"},
                                               .todo = way_out(field)});
  }
}

}  // namespace rubiao
