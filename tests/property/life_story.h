// SPDX-License-Identifier: Apache-2.0
// The life of a data set made up from a seed, month by month: bought, also by instalments, developed,
// contributed, taken over, received for a claim, there at the start, held as inventory or made for sale;
// estimates, methods and the purpose changed, granted aid, impaired, lapsed in part, held for sale and taken
// back, serving customers, corrected after months were charged and entered anew, adjusted in the thirteenth
// period, sold, given away or given up, sometimes with the news a month late. Each month has what happens
// before its end is run and what is found on its last day.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "property/story.h"

namespace rubiao::test {

class LifeStory : public Story {
 public:
  LifeStory(std::uint64_t seed, std::string id, Period first, Period last);
  void refused(const std::string& event) override;
  // An intangible asset or one in development, as far as we know.
  [[nodiscard]] bool recognised() const;
  [[nodiscard]] bool available() const { return state_ == State::available; }
  // It is given away; or is not, after all.
  void leave_for_good();
  void stay();
  [[nodiscard]] Fen cost() const { return cost_; }
  // Something else happened to it: what it told last is not the last event any more.
  void settle();

 private:
  enum class State : std::uint8_t {
    unborn,
    in_development,
    available,
    in_process,
    inventory,
    returned,  // from inventory, and not yet available
    held,
    gone
  };

  void tell() override;
  void look_back() override;

  void begin();
  void begin_bought();
  void begin_developed();
  void begin_acquired();
  void begin_contributed();
  void begin_taken_over();
  void begin_settled();
  void acquire(const char* route, const char* kind, const std::string& terms);
  [[nodiscard]] std::string carried_by_giver();
  [[nodiscard]] std::string fair_value() const;
  [[nodiscard]] std::string vat_of_purchase();
  [[nodiscard]] std::string host_voucher() const;
  [[nodiscard]] std::string deferred_before();
  void begin_opening();
  void begin_inventory();
  void begin_processed();
  void begin_instalments();
  void pay_instalment();
  void become_available();
  void become_available(Date date, const std::string& properties);
  void go_on();
  void go_on_held();
  void go_on_developing();
  void give_away();
  void serve();
  void abandon();
  void receive_grant(int day);
  void correct_earlier_year(std::initializer_list<const char*> kinds);
  void correct_class();
  void repay_grant();
  void change_purpose(const char* purpose, State after);
  [[nodiscard]] bool take_back_last(int day);
  void take_back(int target, bool again, int day);
  // What the auditors find.
  [[nodiscard]] bool look_at_last_year();
  void adjust();
  void report_usage_anew();
  [[nodiscard]] std::string usage();
  void change_estimates(int day);
  void test_impairment();
  std::string measures();
  void test_inventory();

  // The event that changes the life, and whether it can be taken back.
  void live(const char* kind, int day, const std::string& properties);
  void live_dated(const char* kind, Date date, const std::string& properties);
  void leave(const char* kind, int day, const std::string& properties);

  Period start_;
  State state_ = State::unborn;
  State before_ = State::unborn;  // of the event just told
  int correctable_ = 0;           // the line of the last event that can be taken back; 0: none
  State before_that_ = State::unborn;
  Date told_on_{};  // the day of that event
  Date available_on_{};
  bool correct_availability_ = false;  // what can be taken back is that it was made available
  Fen cost_ = 0;
  std::vector<std::pair<Date, Fen>> instalments_;  // still to be paid
  bool by_units_ = false;
  bool by_revenue_ = false;  // instead of units
  int granted_in_ = 0;       // the year of the last grant
  int december_usage_ = 0;   // the line of its report
  bool self_made_ = false;
};

}  // namespace rubiao::test
