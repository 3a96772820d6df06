// SPDX-License-Identifier: Apache-2.0
// Two lives of one company and what they have in common: tested for impairment as an asset group. The first
// may be given for a third.
#pragma once

#include <string>

#include "property/life_story.h"

namespace rubiao::test {

class PairStory : public Story {
 public:
  PairStory(std::uint64_t seed, const std::string& id, Period first, Period last);
  void refused(const std::string& event) override;

 private:
  void tell() override;
  void look_back() override;

  void append(const std::vector<std::string>& events);
  void exchange();
  void test_group();

  Period first_;
  LifeStory one_;
  LifeStory other_;
  bool exchanged_ = false;
};

}  // namespace rubiao::test
