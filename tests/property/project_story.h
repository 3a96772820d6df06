// SPDX-License-Identifier: Apache-2.0
// A research project that enters development and is finished, another that stays behind it and may be given
// up, a data set bought for them whose amortisation goes into the first, and compute that both share.
#pragma once

#include <string>

#include "property/story.h"

namespace rubiao::test {

class ProjectStory : public Story {
 public:
  ProjectStory(std::uint64_t seed, const std::string& id, Period first, Period last);
  void refused(const std::string& /*event*/) override {}

 private:
  void tell() override;
  void look_back() override {}

  void begin();
  void enter_development(const std::string& project);
  void finish(const std::string& project);
  void abandon(const std::string& project);
  void spend(const std::string& project, bool develops);
  void share();
  void adjust();
  void change_estimates();

  std::string project_;
  std::string second_;
  Period start_;
  Period developed_;
  Period second_developed_;
  Period finished_;
  Fen cost_;
};

}  // namespace rubiao::test
