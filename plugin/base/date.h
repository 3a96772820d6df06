// SPDX-License-Identifier: Apache-2.0
// Date: a civil day, with no clock and no zone. Period: an accounting month, or the thirteenth period in
// which the auditor's adjustments of a year are posted (第13期).
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace rubiao {

using Date = std::chrono::year_month_day;

// "2024-01-31"; anything else, or a day that does not exist, throws Error(invalid_input) naming `field`.
[[nodiscard]] Date parse_date(std::string_view text, std::string_view field);
[[nodiscard]] std::string to_text(Date date);

class Period {
 public:
  // number: 1 to 12, or 13 for the year's audit adjustments. Throws Error(invalid_input) otherwise.
  Period(int year, int number);

  [[nodiscard]] static Period of(Date date);
  // The last period that a day ends: on 31 December the thirteenth.
  [[nodiscard]] static Period ended_by(Date date);
  // "2024-03" or "2024-13".
  [[nodiscard]] static Period parse(std::string_view text, std::string_view field);

  [[nodiscard]] int year() const { return year_; }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_adjustment() const { return number_ == 13; }
  [[nodiscard]] Date first_day() const;
  [[nodiscard]] Date last_day() const;

  // Months since January 1990: dense over months, so that schedules count with it. Not for period 13.
  [[nodiscard]] int month_index() const { return (year_ - 1990) * 12 + number_ - 1; }
  [[nodiscard]] static Period from_month_index(int index);
  [[nodiscard]] Period plus_months(int months) const { return from_month_index(month_index() + months); }

  // Thirteen a year, so that every period has one place in the order: packed into keys and sorted by.
  [[nodiscard]] int ordinal() const { return (year_ - 1990) * 13 + number_ - 1; }
  [[nodiscard]] static Period from_ordinal(int ordinal);

  friend auto operator<=>(Period a, Period b) = default;

 private:
  std::int16_t year_;
  std::int16_t number_;
};

[[nodiscard]] std::string to_text(Period period);

}  // namespace rubiao
