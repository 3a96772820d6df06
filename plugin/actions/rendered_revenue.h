// SPDX-License-Identifier: Apache-2.0
// The revenue of services and licences with each data set (E22), as it is recorded by a day and stands.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "batch/books.h"
#include "store/event_log.h"

namespace rubiao {

class RenderedRevenue {
 public:
  RenderedRevenue(Books& books, Date day) {
    for (const auto& logged : store::events_of_kind(books.store, books.company, "service_rendered", day)) {
      by_asset_[logged.event.asset].emplace_back(logged.event.date,
                                                 std::get<ServiceRendered>(logged.event.body).revenue_fen);
    }
  }

  // Of the days of a year; `after`: only of those after that day.
  [[nodiscard]] Fen in_year(const std::string& asset, int year, std::optional<Date> after = {}) const {
    const auto found = by_asset_.find(asset);
    if (found == by_asset_.end()) return 0;
    Fen sum = 0;
    for (const auto& [day, revenue] : found->second)
      if (static_cast<int>(day.year()) == year && (!after || day > *after)) sum = add(sum, revenue);
    return sum;
  }

 private:
  std::map<std::string, std::vector<std::pair<Date, Fen>>> by_asset_;
};

}  // namespace rubiao
