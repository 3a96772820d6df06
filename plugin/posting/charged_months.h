// SPDX-License-Identifier: Apache-2.0
// Which months are charged when something happens to an asset: leaving takes no charge for its month (AM-2),
// an impairment comes after the charge of its month (AM-10), a change of estimate before the next charge
// (AM-9) [CAS6:17] [CAS6:21] [CAS8:16]. A plan starts anew only where the months before it are complete, so
// that no earlier month is ever computed again.
#pragma once

#include "posting/consequence.h"

namespace rubiao {

// Every month of the plan through `month` is charged, and none after it. The first is refused as AM-1, the
// second by `rule`.
void demand_charged_through(const Standing& standing, int month, const char* rule);

// The last month whose charge is on the books at the end of a day: a month is charged on its last.
[[nodiscard]] int last_month_ended(Date day);

// The last month that is charged if the asset leaves in the event's month: that before it, or by the edition
// that month itself.
[[nodiscard]] int last_month_before_leaving(const Event& event, const rulebook::Rules& rules);

// AM-9: the month from which a change of estimate bears: that of the event, or the next if that is charged.
[[nodiscard]] int next_charge(const Standing& standing, const Event& event);

// What was used from one month through another, as far as it is reported.
[[nodiscard]] std::int64_t units_used(const Standing& standing, int first, int last);

// Where a new plan starts, with what the old one leaves to it.
[[nodiscard]] PlanStart start_in(int month, const Standing& standing);

// Months of the useful life from `month` on, by the estimates.
[[nodiscard]] int life_left(const DataSet& data_set, int month);

// AM-8: what is used in development names the project that benefits, another data set of ours that we
// develop.
void demand_project(const DataSet& data_set, const Standing& standing);

// 固定月额 or 按余额重算: the company's straight line.
[[nodiscard]] Pattern straight_line(const rulebook::Rules& rules);

}  // namespace rubiao
