// SPDX-License-Identifier: Apache-2.0
// At what a data resource is measured when it comes in: the table initial_measurement of acquisition.dmn,
// asked with what an event knows (CM-1 to CM-15).
#pragma once

#include <string>

#include "recognition/classification.h"

namespace rubiao {

struct BasisQuestion {
  bool agreed_is_fair = false;
  bool commercial_substance = false;
  bool fair_value_reliable = false;
  bool common_control = false;
  bool deferred_payment = false;
  std::string bought = "不适用";         // 外购标的
  std::string authorisation = "不适用";  // 授权对价
  std::string grant = "不适用";          // 补助类型
};

[[nodiscard]] rulebook::Decision decide_basis(const BasisQuestion& question, const DataSet& data_set,
                                              const std::string& asset_class, const rulebook::Rules& rules);

// It comes in once: what is on the books already is not acquired again.
void demand_not_acquired(const DataSet& data_set, Fen gross);

// Coming in: the class it is judged to be on that day, which must be an asset (PR-3) and not in development.
[[nodiscard]] Classification demand_asset(const DataSet& data_set, Date on, const rulebook::Rules& rules);

}  // namespace rubiao
