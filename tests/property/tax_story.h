// SPDX-License-Identifier: Apache-2.0
// The tax department of a company: it states the tax base of each data set that came into use, states some
// anew, and measures deferred tax at the end of most quarters, at rates and with prospects that change; now
// and then twice on a day, or once more for last year's thirteenth period.
#pragma once

#include <map>
#include <set>
#include <string>

#include "property/story.h"

namespace rubiao::test {

class TaxStory : public Story {
 public:
  TaxStory(std::uint64_t seed, const std::string& id);
  // What the company took of the other stories.
  void heed(const std::string& event);
  void refused(const std::string& event) override;

 private:
  void heed_purpose(const std::string& kind, const std::string& purpose, const std::string& asset);
  void tell() override;
  void look_back() override;

  const char* difference_for(const std::string& asset);
  void state(const std::string& asset, Date date);
  void state_bases();
  void measure();

  std::map<std::string, Date> in_use_;              // since when
  std::map<std::string, std::string> routes_;       // of what was neither developed nor bought for sale
  std::set<std::string> for_sale_;                  // its base is that of inventory
  std::set<std::string> outdated_;                  // its cost has changed since the base was stated
  std::set<std::string> cost_changed_;              // since it came in
  std::map<std::string, std::string> differences_;  // at initial recognition, of those stated
  const char* rate_;
};

}  // namespace rubiao::test
