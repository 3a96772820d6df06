// SPDX-License-Identifier: Apache-2.0
// The ways in which a life begins; what comes from others without being bought: life_acquisitions.cpp.
#include <fmt/format.h>

#include "property/life_story.h"

namespace rubiao::test {

void LifeStory::begin() {
  if (may_adjust({2024, 1}) && random_.one_in(4)) {
    adjust_last_year([this] { begin_acquired(); });
    return;
  }
  switch (random_.between(1, 14)) {
    case 1:
    case 2:
    case 3:
      return begin_bought();
    case 4:
    case 5:
      return begin_developed();
    case 6:
      return begin_opening();
    case 7:
      return begin_processed();
    case 8:
    case 9:
      return begin_instalments();
    case 10:
      return begin_inventory();
    default:
      return begin_acquired();
  }
}

void LifeStory::begin_bought() {
  live("registered", 1, registered_as("外购", "自用"));
  add_assessed(1);
  live("cost_incurred", 2, cost_of("购买价款", cost_, "银行存款"));
  become_available();
}

void LifeStory::begin_developed() {
  self_made_ = true;
  live("registered", 1, registered_as("自行研发", "对外服务"));
  add_assessed(1);
  const std::string day = to_text(month_.first_day());
  live("stage_changed", 1,
       fmt::format(R"("stage": "开发", "feasible_on": "{0}", "intended_on": "{0}", "beneficial_on": "{0}", )"
                   R"("resourced_on": "{0}", "measurable_on": "{0}")",
                   day));
  live("cost_incurred", 2, cost_of("人工", cost_, "应付职工薪酬"));
  state_ = State::in_development;
}

// One in three with what the ledger holds on its account beside its balances.
std::string LifeStory::deferred_before() {
  std::string fields;
  if (random_.one_in(3))
    fields += fmt::format(R"(, "deferred_income": "{}")", to_text(random_.between(1, cost_ / 4)));
  if (random_.one_in(3))
    fields +=
        fmt::format(R"(, "{}": "{}")", random_.one_in(2) ? "deferred_tax_asset" : "deferred_tax_liability",
                    to_text(random_.between(0, cost_ / 20)));
  return fields;
}

void LifeStory::begin_opening() {
  const Fen amortised = random_.between(0, cost_ / 2);
  const Fen impaired = random_.one_in(3) ? random_.between(0, cost_ / 4) : 0;
  live(
      "opening_balance", 1,
      fmt::format(
          R"({}, "stage": "已达预定用途", "gross": "{}", "amortisation": "{}", "impairment": "{}", )"
          R"("available_on": "2022-05-10", "remaining_months": {}, "life_basis": "合同", "basis": "审定数"{})",
          registered_as("外购", "自用"), to_text(cost_), to_text(amortised), to_text(impaired),
          random_.between(1, 40), deferred_before()));
  state_ = State::available;
}

void LifeStory::begin_inventory() {
  live("registered", 1, registered_as("外购", "出售"));
  add_assessed(1);
  live("cost_incurred", 2, cost_of("购买价款", cost_, "银行存款"));
  state_ = State::inventory;
}

void LifeStory::begin_processed() {
  self_made_ = true;
  live("registered", 1, registered_as("自行加工", "出售"));
  add_assessed(1);
  live("cost_incurred", 2, cost_of("清洗", cost_, "应付职工薪酬"));
  state_ = State::in_process;
}

// The first payment at once, or all of them later; by a plan of months, whatever their days.
void LifeStory::begin_instalments() {
  live("registered", 1, registered_as("外购", "自用"));
  add_assessed(1);
  const Date bought = day_of_month(2);
  std::string plan;
  Date due = random_.one_in(2) ? bought : month_.plus_months(1).last_day();
  const auto times = random_.between(2, 6);
  for (int i = 1; i <= times; ++i) {
    const Fen amount = cost_ / times + i;
    instalments_.emplace_back(due, amount);
    plan += fmt::format(R"({}{{"on": "{}", "amount": "{}"}})", plan.empty() ? "" : ", ", to_text(due),
                        to_text(amount));
    const Period next = Period::of(due).plus_months(static_cast<int>(random_.between(1, 14)));
    due = random_.one_in(3) ? next.last_day() : next.first_day();
  }
  live("bought_by_instalments", 2,
       fmt::format(R"("payments": [{}], "discount_rate": "0.{:04}", "vat": "{}", "settlement": "银行存款", )"
                   R"("currency": "CNY", "basis": "合同")",
                   plan, random_.between(1, 1'500), amount_up_to(cost_ / 20)));
  if (instalments_.front().first == bought) instalments_.erase(instalments_.begin());
  become_available();
}

// When it is due, or a month late, also when the asset has gone.
void LifeStory::pay_instalment() {
  if (month_ == start_ || instalments_.empty() || instalments_.front().first > day_of_month(27)) return;
  if (random_.one_in(4)) return;
  live("instalment_paid", 27,
       fmt::format(R"("amount": "{}", "vat": "0.00", "settlement": "银行存款", "currency": "CNY")",
                   to_text(instalments_.front().second)));
  instalments_.erase(instalments_.begin());
}

}  // namespace rubiao::test
