// SPDX-License-Identifier: Apache-2.0
// The events of one random data set in the order of their dates, and the month in which the office enters
// each: never before the event, sometimes up to three months after it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "property/random.h"
#include "property/random_company.h"

namespace rubiao::test {

struct Entered {
  int month = 0;  // of entry
  bool leaves = false;
  std::string event;
};

class DataSetStory {
 public:
  DataSetStory(Random& random, std::string id, RandomCompany& company);
  // Picks a kind of data set and tells its story to the end.
  void tell();
  [[nodiscard]] const std::vector<Entered>& events() const { return events_; }

 private:
  void tell_intangible(const char* route, const char* account);
  void tell_developed();
  void tell_inventory(const char* route);
  void tell_unrecognised();

  void register_as(const char* route, const char* purpose);
  void assess(bool recognise);
  Fen spend(const char* item, bool capitalise, Fen amount);
  Fen spend_several(std::int64_t times, std::initializer_list<const char*> items);
  void expense_something();
  void spend_late_on_research(Date after);
  void research();
  bool after_the_last_research();
  void enter_development();
  void become_available(Fen cost, const char* account);
  bool pledge();
  // Whether the asset left the books.
  bool leave(bool pledged);
  void sell();

  void pass_time(std::int64_t months_at_most);
  void add(const char* kind, const std::string& properties);
  void add_dated(const char* kind, Date date, const std::string& properties, bool leaves);
  [[nodiscard]] Date today() const;
  Fen amount();

  Random& random_;
  std::string id_;
  RandomCompany& company_;
  std::vector<Entered> events_;
  int month_;
  int day_ = 1;
  std::optional<Date> researched_on_;
  int entered_month_ = 0;
  int line_ = 0;
  int scale_;
};

}  // namespace rubiao::test
