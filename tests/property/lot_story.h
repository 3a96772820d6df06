// SPDX-License-Identifier: Apache-2.0
// Data bought in lots for sale: more is bought, now and then late, some of it costs more afterwards, parts
// are sold or lapse by the cost formula, what is left is compared with its net realisable value, and the last
// event may be taken back.
#pragma once

#include <string>
#include <vector>

#include "property/story.h"

namespace rubiao::test {

class LotStory : public Story {
 public:
  LotStory(std::uint64_t seed, std::string id, Period first, Period last);
  void refused(const std::string& event) override;

 private:
  void tell() override;
  void look_back() override;

  void begin();
  void take_back(int day);
  void adjust();
  void buy(int day);
  void spend_more(int day);
  void give_out(int day);
  void change_purpose(const char* purpose, int day);
  void test_value();
  [[nodiscard]] std::string which();
  // The event that can be taken back as the last one.
  void trade(const char* kind, int day, const std::string& properties);

  struct Count {
    std::int64_t left = 0;   // as far as we know; the books know it exactly
    std::vector<int> lots;   // the lines of the purchases
    bool uncounted = false;  // it came back from own use as one amount
    bool own_use = false;    // an intangible asset for the time being
    bool gone = false;       // all at once: nothing comes any more
  };

  Period start_;
  const char* formula_;
  Fen price_;
  Count now_;
  Count before_;
  int correctable_ = 0;
};

}  // namespace rubiao::test
