// SPDX-License-Identifier: Apache-2.0
// Calendar arithmetic by std::chrono's civil types; only today() and seconds_now() look at a clock.
#include "civil_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace erp {

namespace {

std::optional<std::int32_t> number(std::string_view digits) {
  std::int32_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::int32_t packed(std::chrono::year_month_day day) {
  return static_cast<int>(day.year()) * 10000 +
         static_cast<std::int32_t>(static_cast<unsigned>(day.month())) * 100 +
         static_cast<std::int32_t>(static_cast<unsigned>(day.day()));
}

}  // namespace

std::optional<std::int32_t> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day || *year < 1900) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return packed(date);
}

std::optional<PeriodName> parse_period(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  if (!year || !month || *year < 1900 || *month < 1 || *month > 13) return std::nullopt;
  return PeriodName{*year, *month};
}

std::optional<std::int32_t> parse_date_cell(std::string_view text) {
  if (text.find('/') == std::string_view::npos) return parse_date(text);
  std::string padded;
  for (std::size_t parts = 0; parts < 3; ++parts) {
    const std::size_t end = std::min(text.find('/'), text.size());
    std::string part(text.substr(0, end));
    if (parts > 0 && part.size() == 1) part = "0" + part;
    padded += (parts > 0 ? "-" : "") + part;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return text.empty() ? parse_date(padded) : std::nullopt;
}

std::string format_date(std::int32_t date) {
  return fmt::format("{:04}-{:02}-{:02}", date / 10000, date / 100 % 100, date % 100);
}

std::string format_period(PeriodName period) {
  return fmt::format("{:04}-{:02}", period.year, period.number);
}

std::int32_t first_day(PeriodName period) {
  if (period.number == 13) return last_day(period);
  return period.year * 10000 + period.number * 100 + 1;
}

std::int32_t last_day(PeriodName period) {
  const unsigned month = period.number == 13 ? 12 : static_cast<unsigned>(period.number);
  return packed(std::chrono::year(period.year) / std::chrono::month(month) / std::chrono::last);
}

std::int32_t today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return (local.tm_year + 1900) * 10000 + (local.tm_mon + 1) * 100 + local.tm_mday;
}

std::int64_t seconds_now() {
  return static_cast<std::int64_t>(std::time(nullptr));
}

std::string format_instant(std::int64_t seconds) {
  const std::chrono::sys_seconds moment{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::hh_mm_ss time(moment - day);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_date(packed(day)), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

}  // namespace erp
