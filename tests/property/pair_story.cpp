// SPDX-License-Identifier: Apache-2.0
#include "property/pair_story.h"

#include <fmt/format.h>

#include <utility>

namespace rubiao::test {

// Its own document holds what happens to both.
PairStory::PairStory(std::uint64_t seed, const std::string& id, Period first, Period last)
    : Story(seed, id + "+"), one_(seed + 500, id, first, last), other_(seed + 600, id + "b", first, last) {}

void PairStory::tell() {
  append(one_.during(month_));
  append(other_.during(month_));
}

void PairStory::look_back() {
  append(one_.after_end(month_));
  append(other_.after_end(month_));
  if (one_.recognised() && other_.recognised() && random_.one_in(6)) test_group();
}

void PairStory::refused(const std::string& event) {
  if (one_.told(event)) one_.refused(event);
  if (other_.told(event)) other_.refused(event);
}

void PairStory::append(const std::vector<std::string>& events) {
  told_.insert(told_.end(), events.begin(), events.end());
}

// Now and then with goodwill and with a member outside the register, and taken back at once.
void PairStory::test_group() {
  const auto floor = [&] {
    return random_.one_in(2) ? fmt::format(R"(, "floor": "{}")", amount_up_to(one_.cost())) : "";
  };
  std::string members =
      fmt::format(R"({{"member": "{}"{}}}, {{"member": "{}"{}}})", one_.id(), floor(), other_.id(), floor());
  if (random_.one_in(3))
    members += fmt::format(R"(, {{"member": "服务器", "member_carrying": "{}"{}}})",
                           amount_up_to(other_.cost()), floor());
  const std::string goodwill =
      random_.one_in(3) ? fmt::format(R"("goodwill": "{}", )", amount_up_to(other_.cost() / 4)) : "";
  const int line = add_about(
      one_.id(), "impairment_tested", month_.last_day(),
      fmt::format(
          R"("indications": ["客户流失"], "fair_value_less_cost": "{}", {}"members": [{}], "basis": "测试表")",
          amount_up_to((one_.cost() + other_.cost()) / 2), goodwill, members));
  one_.settle();
  other_.settle();
  if (random_.one_in(6)) add_correction_about(one_.id(), line, 0);
}

}  // namespace rubiao::test
