// SPDX-License-Identifier: Apache-2.0
#include "base/date.h"

#include <fmt/format.h>

#include "base/error.h"

namespace rubiao {
namespace {

constexpr int first_year = 1990;
constexpr int last_year = 2150;

int number_at(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

[[noreturn]] void reject_text(std::string_view text, std::string_view field, Text message, Text expected) {
  throw Error(Status::invalid_input, Problem{.message = std::move(message),
                                             .field = std::string(field),
                                             .found = std::string(text),
                                             .expected = std::move(expected)});
}

}  // namespace

Date parse_date(std::string_view text, std::string_view field) {
  const Text expected{"YYYY-MM-DD 格式的日期，如 2024-01-31", "a date as YYYY-MM-DD, such as 2024-01-31"};
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    reject_text(text, field, {"日期格式不正确", "not a date"}, expected);
  }
  const int year = number_at(text, 0, 4);
  const int month = number_at(text, 5, 2);
  const int day = number_at(text, 8, 2);
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (year >= 1 && (year < first_year || year > last_year) && date.ok()) {
    const std::string first = std::to_string(first_year);
    const std::string last = std::to_string(last_year);
    reject_text(text, field,
                {"年份不在可处理的范围内（" + first + " 至 " + last + " 年）",
                 "the year is out of range (" + first + " to " + last + ")"},
                {first + " 至 " + last + " 年的日期", "a date of the years " + first + " to " + last});
  }
  if (year < first_year || year > last_year || month < 1 || day < 1 || !date.ok()) {
    reject_text(text, field, {"没有这一天", "no such day"}, expected);
  }
  return date;
}

std::string to_text(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

Period::Period(int year, int number)
    : year_(static_cast<std::int16_t>(year)), number_(static_cast<std::int16_t>(number)) {
  if (year < first_year || year > last_year || number < 1 || number > 13) {
    reject_text(fmt::format("{}-{}", year, number), "period",
                {"没有这个会计期间", "no such accounting period"},
                {"1 至 12 月或第 13 期", "a month 1 to 12, or period 13"});
  }
}

Period Period::of(Date date) {
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month()))};
}

Period Period::ended_by(Date date) {
  const Period month = of(date);
  return month.number() == 12 && month.last_day() == date ? Period(month.year(), 13) : month;
}

Period Period::parse(std::string_view text, std::string_view field) {
  if (text.size() == 7 && text[4] == '-') {
    const int year = number_at(text, 0, 4);
    const int number = number_at(text, 5, 2);
    if (year >= first_year && year <= last_year && number >= 1 && number <= 13) return {year, number};
    if (year >= 0 && number >= 1 && number <= 13) {
      const std::string span = std::to_string(first_year) + "–" + std::to_string(last_year);
      reject_text(text, field, {"没有这个会计期间", "no such accounting period"},
                  {span + " 年的期间", "a period of the years " + span});
    }
  }
  reject_text(text, field, {"会计期间格式不正确", "not an accounting period"},
              {"YYYY-MM，第 13 期为审计调整期", "YYYY-MM, with 13 for audit adjustments"});
}

Date Period::first_day() const {
  const int month = is_adjustment() ? 12 : number_;
  const int day = is_adjustment() ? 31 : 1;
  return {std::chrono::year{year_}, std::chrono::month{static_cast<unsigned>(month)},
          std::chrono::day{static_cast<unsigned>(day)}};
}

Date Period::last_day() const {
  const auto month = std::chrono::month{static_cast<unsigned>(is_adjustment() ? 12 : number_)};
  return Date{std::chrono::year_month_day_last{std::chrono::year{year_}, std::chrono::month_day_last{month}}};
}

Period Period::from_month_index(int index) {
  return {first_year + index / 12, index % 12 + 1};
}

Period Period::from_ordinal(int ordinal) {
  return {first_year + ordinal / 13, ordinal % 13 + 1};
}

std::string to_text(Period period) {
  return fmt::format("{:04}-{:02}", period.year(), period.number());
}

}  // namespace rubiao
