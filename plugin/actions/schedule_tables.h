// SPDX-License-Identifier: Apache-2.0
// How a schedule is shown: what was booked, what is planned and what is assumed, month by month, what that
// does to the profit of each year, and the carrying amount as a line. What depends on usage that nobody has
// reported is blank, for a zero would be a figure (AM-5).
#pragma once

#include <string>
#include <vector>

#include "actions/result.h"
#include "measurement/schedule.h"

namespace rubiao {

using Schedule = std::vector<ScheduleMonth>;

struct ScheduleShown {
  Schedule past;
  Schedule planned;
  Schedule assumed;  // the plan itself where nothing is assumed
  bool what_if = false;
  ScheduleStart start;
};

// The table of the months ends with the last that charges as assumed; that of the years knows the others.
void show_schedule(const ScheduleShown& shown, Language language, Result& result);

[[nodiscard]] std::string month_text(int month);

}  // namespace rubiao
