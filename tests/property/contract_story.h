// SPDX-License-Identifier: Apache-2.0
// Customers' contracts that a data set serves, recognised or not: what fulfilling and obtaining each costs,
// is amortised and tested for what the contract still brings; the last of it may be taken back, or the
// auditors add to last year.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "property/story.h"

namespace rubiao::test {

class ContractStory : public Story {
 public:
  ContractStory(std::uint64_t seed, const std::string& id, Period first, Period last);
  void refused(const std::string& event) override;

 private:
  void tell() override;
  void look_back() override;

  void begin();
  void go_on();
  void incur(int day);
  void amortise(int day);
  void serve(int day);
  void test(int day);
  [[nodiscard]] bool take_back_last(int day);
  [[nodiscard]] std::string pick_contract();
  // Of a contract and its kind of cost; the contract is not always named where there is one only.
  [[nodiscard]] std::string named(const std::string& contract, const std::string& kind);
  void live(const char* kind, int day, const std::string& properties);

  // Not yet amortised, by contract and kind, as far as we know; the books know it exactly.
  using Costs = std::map<std::pair<std::string, std::string>, Fen>;
  [[nodiscard]] Costs::iterator pick_cost();

  Period start_;
  Fen scale_;
  int contracts_;
  Costs costs_;
  Costs before_;         // the event that can be taken back
  int correctable_ = 0;  // its line; 0: none
  Date told_on_{};
};

}  // namespace rubiao::test
