// SPDX-License-Identifier: Apache-2.0
// What the stories of lives_test.cpp have in common: one is made up from a seed and told month by month, its
// events as lines of JSON in the order of their dates.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "property/random.h"

namespace rubiao::test {

class Story {
 public:
  Story(std::uint64_t seed, std::string id);
  virtual ~Story() = default;
  // Events of the month: before its end is run, and on its last day after it.
  [[nodiscard]] std::vector<std::string> during(Period month);
  [[nodiscard]] std::vector<std::string> after_end(Period month);
  // The company did not take an event: it had no such effect.
  [[nodiscard]] const std::string& id() const { return id_; }
  virtual void refused(const std::string& event) = 0;
  // Whether the event stands in our document.
  [[nodiscard]] bool told(const std::string& event) const;

 protected:
  virtual void tell() = 0;
  virtual void look_back() = 0;

  // The line of the event in its document. Day 0: the last of the month.
  int add(const char* kind, int day, const std::string& properties);
  int add_dated(const char* kind, Date date, const std::string& properties);
  int add_about(const std::string& asset, const char* kind, Date date, const std::string& properties);
  // Of the company, not of one data set.
  int add_of_company(const char* kind, Date date, const std::string& properties);
  // E27: takes back what stands in our document.
  void add_correction(int line, int day);
  void add_correction_about(const std::string& asset, int line, int day);
  // What happened in December comes to light now: it goes to the thirteenth period, and what the new year
  // charged on the old ground is corrected today.
  template <typename Tell>
  void adjust_last_year(const Tell& tell_again) {
    adjusted_in_ = std::exchange(month_, Period(month_.year() - 1, 12));
    tell_again();
    month_ = *std::exchange(adjusted_in_, std::nullopt);
  }
  [[nodiscard]] bool may_adjust(Period start) const {
    return month_.number() <= last_month_of_audit && month_.year() > start.year();
  }
  void add_assessed(int day);
  void add_assessed_about(const std::string& asset, int day);

  [[nodiscard]] Date day_of_month(int day) const;
  [[nodiscard]] std::string amount_up_to(Fen most);

  Random random_;
  std::string id_;
  static constexpr int last_month_of_audit = 4;
  Period month_{2024, 1};
  std::optional<Period> adjusted_in_;
  int line_ = 0;
  std::vector<std::string> told_;
};

[[nodiscard]] std::string cost_of(const char* item, Fen fen, const char* settlement);
[[nodiscard]] std::string registered_as(const char* route, const char* purpose);

}  // namespace rubiao::test
