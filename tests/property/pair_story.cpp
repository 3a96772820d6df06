// SPDX-License-Identifier: Apache-2.0
#include "property/pair_story.h"

#include <fmt/format.h>

#include <utility>

namespace rubiao::test {

// Its own document holds what happens to both.
PairStory::PairStory(std::uint64_t seed, const std::string& id, Period first, Period last)
    : Story(seed, id + "+"),
      first_(first),
      one_(seed + 500, id, first, last),
      other_(seed + 600, id + "b", first, last) {}

void PairStory::tell() {
  append(one_.during(month_));
  append(other_.during(month_));
  if (!exchanged_ && one_.available() && random_.one_in(15)) exchange();
  if (may_adjust(first_) && one_.recognised() && other_.recognised() && random_.one_in(8))
    adjust_last_year([this] { test_group(); });
}

void PairStory::look_back() {
  append(one_.after_end(month_));
  append(other_.after_end(month_));
  if (one_.recognised() && other_.recognised() && random_.one_in(6)) test_group();
}

void PairStory::refused(const std::string& event) {
  if (told(event) && event.find("\"exchanged\"") != std::string::npos) one_.stay();
  if (one_.told(event)) one_.refused(event);
  if (other_.told(event)) other_.refused(event);
}

void PairStory::append(const std::vector<std::string>& events) {
  told_.insert(told_.end(), events.begin(), events.end());
}

// For a third data set, with boot or without; taken back at once, or made available and amortised.
void PairStory::exchange() {
  const std::string received = one_.id() + "x";
  exchanged_ = true;
  add_about(received, "registered", day_of_month(28), registered_as("非货币性交换", "自用"));
  add_assessed_about(received, 28);
  std::string boot;
  if (random_.one_in(2))
    boot = fmt::format(R"("{}": "{}", )", random_.pick({"boot_paid", "boot_received"}),
                       to_text(random_.between(1, one_.cost() / 9 + 1)));
  const Fen fair = one_.cost() / 2 + random_.between(1, one_.cost());
  const int line = add_about(
      received, "exchanged", day_of_month(28),
      fmt::format(
          R"("given": "{}", "commercial_substance": {}, "fair_value_reliable": true, "given_fair_value": "{}", {})"
          R"("vat": "{}", "output_vat": "{}", "direct_costs": "{}", "settlement": "银行存款", "currency": "CNY", )"
          R"("basis": "协议")",
          one_.id(), random_.one_in(2), to_text(fair), boot, amount_up_to(fair / 50), amount_up_to(fair / 50),
          amount_up_to(fair / 50)));
  if (random_.one_in(5)) {
    one_.settle();
    add_correction_about(received, line, 28);
    return;
  }
  one_.leave_for_good();
  add_about(received, "stage_changed", day_of_month(28),
            fmt::format(R"("stage": "已达预定用途", "life_months": {})", random_.between(1, 40)));
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
          R"("indications": ["客户流失"], "fair_value_less_cost": "{}", "other_measure": "无法可靠取得", {}"members": [{}], "basis": "测试表")",
          amount_up_to((one_.cost() + other_.cost()) / 2), goodwill, members));
  one_.settle();
  other_.settle();
  if (random_.one_in(6)) add_correction_about(one_.id(), line, 0);
}

}  // namespace rubiao::test
