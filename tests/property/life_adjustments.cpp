// SPDX-License-Identifier: Apache-2.0
// What the auditors find in the first months of a year goes to the thirteenth period of the last: what was
// not tested, estimated, sold or spent as it should have been in December, or wrong since the year before it.
#include <fmt/format.h>

#include "property/life_story.h"

namespace rubiao::test {

// What a grant of the new year was given for has not left in the old one.
bool LifeStory::look_at_last_year() {
  if (!may_adjust(start_) || granted_in_ == month_.year() || !random_.one_in(8)) return false;
  adjust_last_year([this] { adjust(); });
  return true;
}

void LifeStory::adjust() {
  switch (state_) {
    case State::available:
      if (by_units_ && december_usage_ != 0 && random_.one_in(3)) return report_usage_anew();
      if (random_.one_in(3)) return test_impairment();
      if (random_.one_in(3)) return correct_earlier_year({"少提摊销", "多提摊销", "少提减值"});
      if (random_.one_in(9)) return random_.one_in(2) ? give_away() : serve();
      if (random_.one_in(2)) return change_estimates(random_.one_in(2) ? 0 : 12);
      return go_on();
    case State::in_development:
      if (random_.one_in(3)) return test_impairment();
      if (random_.one_in(6)) return abandon();
      if (random_.one_in(2))
        return live("cost_incurred", 20, cost_of("人工", random_.between(1, cost_), "应付职工薪酬"));
      return become_available();
    case State::in_process:
      if (random_.one_in(2))
        return live("cost_incurred", 20, cost_of("清洗", random_.between(1, cost_), "应付职工薪酬"));
      return test_inventory();
    case State::inventory:
      return test_inventory();
    case State::returned:
      return become_available();
    case State::held:
      return go_on_held();
    default:
      return;
  }
}

void LifeStory::report_usage_anew() {
  add_correction(december_usage_, 0);
  live("usage_reported", 0, usage());
  december_usage_ = line_;
}

}  // namespace rubiao::test
