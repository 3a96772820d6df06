// SPDX-License-Identifier: Apache-2.0
// What comes in without being bought or made: contributed by an investor, taken over from somebody else,
// received for a claim.
#include <fmt/format.h>

#include <string_view>

#include "property/life_story.h"

namespace rubiao::test {

void LifeStory::begin_acquired() {
  switch (random_.between(1, 5)) {
    case 1:
      return begin_contributed();
    case 2:
      return begin_settled();
    default:
      return begin_taken_over();
  }
}

void LifeStory::begin_contributed() {
  const Fen agreed = cost_;
  const bool fair = random_.one_in(2);
  const std::string agreement =
      fmt::format(R"("agreed": "{}", "agreed_is_fair": {}, )", to_text(agreed), fair);
  std::string value;
  if (!fair) {
    cost_ = random_.between(1, 2 * agreed);
    value = fmt::format(R"("fair_value": "{}", )", to_text(cost_));
  }
  acquire("投资者投入", "contribution_received",
          agreement + value + vat_of_purchase() +
              fmt::format(R"("registered_capital": "{}", )", to_text(random_.between(1, agreed))));
}

// A transfer at what the giver carries, a gift and a grant at fair value or one yuan, a combination by who
// controls; the host books that one.
void LifeStory::begin_taken_over() {
  const std::string_view route = random_.pick({"划转", "捐赠", "政府补助", "企业合并"});
  if (route == "企业合并") {
    const bool common = random_.one_in(2);
    acquire("企业合并", "taken_over",
            fmt::format(R"("common_control": {}, "host_voucher": "{}", {})", common, host_voucher(),
                        common ? carried_by_giver() : fair_value()));
    return;
  }
  if (route == "划转") return acquire("划转", "taken_over", carried_by_giver() + vat_of_purchase());
  std::string terms;
  if (random_.one_in(3)) {
    cost_ = 100;
    terms = R"("fair_value_reliable": false, )";
  } else {
    terms = fair_value() + vat_of_purchase();
  }
  if (route == "政府补助") terms += fmt::format(R"("daily_activity": {}, )", !random_.one_in(3));
  acquire(route.data(), "taken_over", terms);
}

void LifeStory::begin_settled() {
  const Fen claim_fair = cost_;
  const Fen vat = random_.between(0, cost_ / 16);
  const Fen direct = random_.between(0, cost_ / 10);
  const Fen claim = random_.between(cost_, 2 * cost_);
  cost_ = claim_fair - vat + direct;
  acquire("债务重组", "received_in_settlement",
          fmt::format(R"("claim": "{}", "claim_provision": "{}", "claim_fair_value": "{}", "vat": "{}", )"
                      R"("direct_costs": "{}", "settlement": "{}", )",
                      to_text(claim), amount_up_to(claim / 2), to_text(claim_fair), to_text(vat),
                      to_text(direct), random_.pick({"银行存款", "应付账款", "预付账款"})));
}

// Now and then entered wrongly first, now and then to be sold, and not always available at once.
void LifeStory::acquire(const char* route, const char* kind, const std::string& terms) {
  const bool for_sale = random_.one_in(6);
  live("registered", 1, registered_as(route, for_sale ? "出售" : "自用"));
  add_assessed(1);
  const std::string stated = terms + R"("currency": "CNY", "basis": "协议")";
  live(kind, 2, stated);
  if (random_.one_in(6) && route != std::string_view("企业合并")) {  // that one is the host's to take back
    add_correction(line_, 2);
    live(kind, 2, stated);
  }
  if (for_sale) {
    state_ = State::inventory;
  } else if (random_.one_in(5)) {
    state_ = State::returned;
  } else {
    become_available();
  }
}

std::string LifeStory::carried_by_giver() {
  const Fen amortisation = random_.between(0, cost_);
  const Fen impairment = random_.one_in(3) ? random_.between(0, cost_ / 4) : 0;
  return fmt::format(R"("giver_gross": "{}", "giver_amortisation": "{}", "giver_impairment": "{}", )",
                     to_text(cost_ + amortisation + impairment), to_text(amortisation), to_text(impairment));
}

std::string LifeStory::fair_value() const {
  return fmt::format(R"("fair_value": "{}", "fair_value_reliable": true, )", to_text(cost_));
}

std::string LifeStory::vat_of_purchase() {
  const char* status = random_.one_in(3) ? R"("vat_status": "待认证", )" : "";
  return fmt::format(R"("vat": "{}", {})", amount_up_to(cost_ / 16), status);
}

std::string LifeStory::host_voucher() const {
  return "合并 " + id_;
}

}  // namespace rubiao::test
