// SPDX-License-Identifier: Apache-2.0
// Dates as year*10000 + month*100 + day, and accounting periods: months 1 to 12 and 13, the audit adjustments
// that stand on the last day of the year. The machine's clock is read here and nowhere else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace erp {

struct PeriodName {
  std::int32_t year = 0;
  std::int32_t number = 0;  // 1..13

  bool operator==(const PeriodName&) const = default;
};

std::optional<std::int32_t> parse_date(std::string_view text);  // "2024-01-31", a day that exists
// The same, or as spreadsheets write it: "2024/1/31".
std::optional<std::int32_t> parse_date_cell(std::string_view text);
std::optional<PeriodName> parse_period(std::string_view text);  // "2024-01" to "2024-13"
std::string format_date(std::int32_t date);
std::string format_period(PeriodName period);
std::int32_t first_day(PeriodName period);
std::int32_t last_day(PeriodName period);

std::int32_t today();                              // local calendar
std::int64_t seconds_now();                        // since 1970-01-01 UTC
std::string format_instant(std::int64_t seconds);  // "2024-02-01T00:30:00Z"

}  // namespace erp
