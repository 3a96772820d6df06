// SPDX-License-Identifier: Apache-2.0
// Lives of data sets made up from a seed, month by month: bought, developed, contributed, taken over at the
// start or held as inventory; estimates and methods changed, impaired, lapsed in part, held for sale and
// taken back, corrected after months were charged and entered anew, sold, sometimes with the news a month
// late. Each month has what happens before its end is run and what is found on its
// last day.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "property/random.h"

namespace rubiao::test {

class LifeStory {
 public:
  LifeStory(std::uint64_t seed, std::string id, Period first, Period last);
  // Events of the month in the order of their dates: before its end is run, and on its last day after it.
  [[nodiscard]] std::vector<std::string> during(Period month);
  [[nodiscard]] std::vector<std::string> after_end(Period month);
  // The company did not take an event: it had no such effect.
  void refused(const std::string& event);

 private:
  enum class State : std::uint8_t { unborn, in_development, available, inventory, held, gone };

  void begin();
  void begin_bought();
  void begin_developed();
  void begin_contributed();
  void begin_opening();
  void begin_inventory();
  void become_available();
  void become_available(Date date, const std::string& properties);
  void go_on();
  void go_on_held();
  [[nodiscard]] bool take_back_last(int day);
  void change_estimates(int day);
  void test_impairment();
  void test_inventory();

  void add(const char* kind, int day, const std::string& properties);
  void add_leaving(const char* kind, int day, const std::string& properties);
  void add_dated(const char* kind, Date date, const std::string& properties);
  [[nodiscard]] Date day_of_month(int day) const;
  [[nodiscard]] std::string amount_up_to(Fen most);

  Random random_;
  std::string id_;
  Period start_;
  Period month_;
  State state_ = State::unborn;
  State before_ = State::unborn;  // of the event just told
  int correctable_ = 0;           // the line of the last event that can be taken back; 0: none
  State before_that_ = State::unborn;
  Date available_on_{};
  bool correct_availability_ = false;  // what can be taken back is that it was made available
  Fen cost_ = 0;
  bool by_units_ = false;
  int line_ = 0;
  std::vector<std::string> told_;
};

}  // namespace rubiao::test
