// SPDX-License-Identifier: Apache-2.0
// Days that exist, periods of a year of thirteen, and the two orders they count in.
#include "base/date.h"

#include <doctest/doctest.h>

#include "refusal.h"

namespace rubiao {
namespace {

TEST_CASE("a day that exists comes back as written") {
  for (const char* text : {"2024-01-31", "2024-02-29", "2000-02-29", "1990-01-01", "2150-12-31"}) {
    CHECK(to_text(parse_date(text, "date")) == text);
  }
}

TEST_CASE("a day that does not exist is refused") {
  for (const char* text : {"2023-02-29", "2100-02-29", "2024-02-30", "2024-04-31", "2024-00-10", "2024-13-01",
                           "2024-01-00", "2024-01-32", "20a4-01-01", "2024-0a-01", "2024-01-+1"}) {
    CAPTURE(text);
    CHECK(refusal_of([&] { (void)parse_date(text, "date"); }) == "no such day");
  }
  for (const char* text : {"1989-12-31", "2151-01-01", "2999-01-10"}) {
    CAPTURE(text);
    CHECK(refusal_of([&] { (void)parse_date(text, "date"); }) == "the year is out of range (1990 to 2150)");
  }
  for (const char* text :
       {"", "2024-1-1", "2024/01/01", "20240101", "2024-01-01 ", "2024-01-01T00:00:00", "31.01.2024"}) {
    CAPTURE(text);
    CHECK(refusal_of([&] { (void)parse_date(text, "date"); }) == "not a date");
  }
}

TEST_CASE("a period is a month or the thirteenth") {
  const Period march = Period::parse("2024-03", "period");
  CHECK(to_text(march) == "2024-03");
  CHECK(to_text(march.first_day()) == "2024-03-01");
  CHECK(to_text(march.last_day()) == "2024-03-31");
  CHECK(to_text(Period(2024, 2).last_day()) == "2024-02-29");
  CHECK(to_text(Period(2023, 2).last_day()) == "2023-02-28");
  CHECK(Period::of(parse_date("2024-03-15", "date")) == march);
  CHECK(!march.is_adjustment());

  const Period audit = Period::parse("2024-13", "period");
  CHECK(audit.is_adjustment());
  CHECK(to_text(audit) == "2024-13");
  CHECK(to_text(audit.first_day()) == "2024-12-31");
  CHECK(to_text(audit.last_day()) == "2024-12-31");
  CHECK(Period(2024, 12) < audit);
  CHECK(audit < Period(2025, 1));
}

TEST_CASE("what is no period is refused") {
  for (const char* text : {"", "2024", "2024-00", "2024-14", "2024-3", "2024/03", "abcd-01", "2024-03-01"}) {
    CAPTURE(text);
    CHECK(refusal_of([&] { (void)Period::parse(text, "period"); }) == "not an accounting period");
  }
  for (const char* text : {"1989-01", "2151-01", "0000-13"}) {
    CAPTURE(text);
    CHECK(refusal_of([&] { (void)Period::parse(text, "period"); }) == "no such accounting period");
  }
  CHECK(refusal_of([] { (void)Period(2024, 0); }) == "no such accounting period");
  CHECK(refusal_of([] { (void)Period(2024, 14); }) == "no such accounting period");
  CHECK(refusal_of([] { (void)Period(70000, 1); }) == "no such accounting period");
}

TEST_CASE("months count without the thirteenth, ordinals with it") {
  CHECK(Period(1990, 1).month_index() == 0);
  CHECK(Period(2024, 11).plus_months(3) == Period(2025, 2));
  CHECK(Period(2024, 1).plus_months(-1) == Period(2023, 12));
  CHECK(refusal_of([] { (void)Period(1990, 1).plus_months(-1); }) == "no such accounting period");
  int expected = 0;
  for (int year = 1990; year <= 2150; ++year) {
    for (int month = 1; month <= 13; ++month, ++expected) {
      const Period period(year, month);
      CHECK(period.ordinal() == expected);
      CHECK(Period::from_ordinal(expected) == period);
      if (month < 13) CHECK(Period::from_month_index(period.month_index()) == period);
    }
  }
}

}  // namespace
}  // namespace rubiao
