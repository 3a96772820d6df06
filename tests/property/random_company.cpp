// SPDX-License-Identifier: Apache-2.0
#include "property/random_company.h"

#include <algorithm>

#include "property/data_set_story.h"

namespace rubiao::test {
namespace {

// A day on which the month is not complete yet.
Date some_day_in(Random& random, int month) {
  const Date first = Period::from_month_index(month).first_day();
  return {first.year(), first.month(), std::chrono::day{static_cast<unsigned>(random.between(1, 27))}};
}

void enter_month(Random& random, int month, const std::vector<Entered>& events, std::vector<Step>& steps) {
  // AM-1 [CAS6:17]: what leaves is charged up to the month before.
  const bool something_leaves =
      std::any_of(events.begin(), events.end(), [](const Entered& entered) { return entered.leaves; });
  if (something_leaves || random.one_in(2)) steps.push_back({"", some_day_in(random, month)});
  for (const Entered& entered : events) {
    // A late entry just before may have made an earlier month due again.
    if (entered.leaves) steps.push_back({"", some_day_in(random, month)});
    steps.push_back({entered.event, {}});
  }
  if (random.one_in(3)) steps.push_back({"", some_day_in(random, month)});
}

}  // namespace

RandomCompany make_random_company(std::uint64_t seed) {
  Random random(seed);
  RandomCompany company;
  std::map<int, std::vector<Entered>> by_month;
  const std::int64_t data_sets = random.between(1, 4);
  for (std::int64_t number = 1; number <= data_sets; ++number) {
    DataSetStory story(random, "DS-" + std::to_string(number), company);
    story.tell();
    for (const Entered& entered : story.events()) by_month[entered.month].push_back(entered);
  }
  for (const auto& [month, events] : by_month) enter_month(random, month, events, company.steps);
  return company;
}

}  // namespace rubiao::test
