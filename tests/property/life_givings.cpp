// SPDX-License-Identifier: Apache-2.0
// What a data set is given for, what it earns while it is kept, and a project that is given up.
#include <fmt/format.h>

#include "property/life_story.h"

namespace rubiao::test {

// DR-4: for shares, for a debt, or for nothing.
void LifeStory::give_away() {
  const std::string terms =
      fmt::format(R"("output_vat": "{}", "currency": "CNY", "basis": "协议")", amount_up_to(cost_ / 16));
  const std::string worth = to_text(random_.between(1, 2 * cost_));
  if (random_.one_in(3)) {
    leave("given_away", 22,
          fmt::format(R"("give_kind": "{}", "counterparty": "受让方", )",
                      random_.one_in(2) ? "捐赠" : "无偿划转") +
              terms);
  } else if (random_.one_in(2)) {
    leave("contributed", 22,
          fmt::format(R"("investment": "{}", "common_control": {}, )", worth, random_.one_in(3)) + terms);
  } else {
    leave("given_in_settlement", 22, fmt::format(R"("debt": "{}", )", worth) + terms);
  }
  state_ = State::gone;
}

// RV-1, DR-3: it stays.
void LifeStory::serve() {
  const Fen revenue = random_.between(1, cost_);
  live("service_rendered", 23,
       fmt::format(R"("contract": "合同", "revenue": "{}", "vat": "{}", "main_business": {}, )"
                   R"("settlement": "{}", "currency": "CNY")",
                   to_text(revenue), amount_up_to(revenue / 16), random_.one_in(2),
                   random_.pick({"银行存款", "应收账款"})));
}

// E07a: it can be taken up again.
void LifeStory::abandon() {
  leave("project_abandoned", 10,
        fmt::format(R"("reason": "市场消失", "charge_to": "{}", "vat_transferred_out": "{}")",
                    random_.pick({"研发费用", "营业外支出"}), amount_up_to(cost_ / 16)));
  correctable_ = line_;
  state_ = State::gone;
}

}  // namespace rubiao::test
