// SPDX-License-Identifier: Apache-2.0
// A company made up from a seed: data sets of every kind that the rules carry today, bought, developed,
// processed, sold, pledged and lapsed in random months of 2024 to 2027, with amounts from one fen to a
// hundred billion yuan; entered in the order in which an office would, some months late, with the month's end
// run now and then between.
//
// Beside the steps stands what they must lead to, added up here without any of the library's rooms.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"

namespace rubiao::test {

struct Step {
  std::string event;  // a line of JSON; empty: run the month's end
  Date as_of{};       // of the month's end
};

// An asset that is amortised, as its documents say it.
struct PlannedAsset {
  std::string id;
  Fen cost_fen = 0;
  Fen residual_fen = 0;
  int life_months = 0;
  int available_month = 0;  // Period::month_index
  std::optional<int> left_month;
};

struct RandomCompany {
  std::vector<Step> steps;
  std::vector<PlannedAsset> planned;
  std::map<std::string, Fen> balances;  // at the end, of the accounts of cost: 1701.., 530102, 140501, 500101
  Fen research_fen = 0;                 // expensed through 530101
};

[[nodiscard]] RandomCompany make_random_company(std::uint64_t seed);

// The last month in which anything happens.
inline const Period last_month{2027, 12};

}  // namespace rubiao::test
