// SPDX-License-Identifier: Apache-2.0
// The periods that an auditor's list is asked for, as the days that they span.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "actions/action.h"
#include "base/error.h"

namespace rubiao {

struct AskedSpan {
  Date from{};
  Date to{};
  [[nodiscard]] bool contains(Date day) const { return day >= from && day <= to; }
};

// "from" and "to", which span_asked() reads.
[[nodiscard]] inline std::vector<std::pair<std::string, formats::Json>> span_properties() {
  return {{"from",
           property("string", "期间起（默认当年一月）", "from period (default: January)", "rubiao-period")},
          {"to", property("string", "期间止（默认至业务日期）",
                          "to period (default: until the business date)", "rubiao-period")}};
}

// By default from January of the last period's year until the business date.
[[nodiscard]] inline AskedSpan span_asked(const formats::Json& input, const Caller& caller) {
  AskedSpan span{.to = caller.business_date};
  if (input.contains("to")) span.to = Period::parse(input.at("to").get<std::string>(), "to").last_day();
  span.from = Period(static_cast<int>(span.to.year()), 1).first_day();
  if (input.contains("from"))
    span.from = Period::parse(input.at("from").get<std::string>(), "from").first_day();
  if (span.to < span.from)
    reject("to", to_text(span.to), {"截止期间早于起始期间", "the last period is before the first"});
  return span;
}

// Nothing was found in them: which periods were looked at, and how others are asked for.
[[nodiscard]] inline Text nothing_in(Period from, Period to, const Text& what) {
  const std::string first = to_text(from);
  const std::string last = to_text(to);
  return {first + (from == to ? "" : " 至 " + last) + " " + what.zh + "；其他期间填写 from 和 to（年-月）",
          what.en + " in " + first + (from == to ? "" : " to " + last) +
              "; give from and to (yyyy-mm) for other periods"};
}

}  // namespace rubiao
