// SPDX-License-Identifier: Apache-2.0
#include "posting/booking.h"

#include "posting/template_choice.h"

namespace rubiao {

EntryFacts facts_of(const DataSet& data_set, std::string_view what, std::string settlement,
                    std::string counterparty) {
  return {.route = data_set.route,
          .use = data_set.use,
          .settlement = std::move(settlement),
          .cost_center = data_set.cost_center,
          .counterparty = std::move(counterparty),
          .memo = data_set.name + std::string(what),
          .amounts = {}};
}

void book(const Matter& matter, const EntryFacts& facts, const DataSet& data_set,
          const rulebook::Rules& rules, const CompanySettings& settings, Consequence& result) {
  rulebook::Decision choice = choose_template({.occasion = matter.occasion,
                                               .asset_class = matter.asset_class,
                                               .treatment = "不适用",
                                               .item = "不适用"},
                                              data_set, rules);
  result.entries.push_back(compose_entry(choice.match().text("分录"), facts, rules, settings));
  result.decisions.push_back(std::move(choice));
}

}  // namespace rubiao
