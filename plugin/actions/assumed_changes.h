// SPDX-License-Identifier: Apache-2.0
// The changes that a schedule is tried out with. Each is held to what the event it stands for is held to: a
// change of estimate (AM-9) or an impairment (AM-10); only the grounds, which that event asks for, are taken
// as given. What could never be booked is refused and not shown.
#pragma once

#include <vector>

#include "formats/json.h"
#include "measurement/schedule.h"
#include "posting/consequence.h"

namespace rubiao {

// In order of month, one a month, checked as far as each can be by itself.
[[nodiscard]] std::vector<AssumedChange> read_assumed_changes(const formats::Json& input,
                                                              const Standing& standing);

// A change that nothing can follow from is told, and not passed over.
void demand_months_to_come(const ScheduleStart& start, const std::vector<AssumedChange>& changes);

// What the books refuse of a change where the schedule meets it. Both are to outlive the judge.
[[nodiscard]] ChangeJudge judge_of_changes(const Standing& standing, const rulebook::Rules& rules);

// The day by which something assumed of a month has happened, and the grounds that are taken as given.
[[nodiscard]] Date assumed_day(int month);
[[nodiscard]] StatedEstimates with_assumed_grounds(StatedEstimates stated);

[[nodiscard]] formats::Json assumed_changes_schema();
[[nodiscard]] formats::Json count_property(const char* zh, const char* en, std::int64_t most);

// The limits of the events that are tried out.
inline constexpr std::int64_t most_months = 600;
inline constexpr std::int64_t most_units = 9'000'000'000'000'000;

}  // namespace rubiao
