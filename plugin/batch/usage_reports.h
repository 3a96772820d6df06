// SPDX-License-Identifier: Apache-2.0
// The reports of usage of one asset after the other, in one walk through all of them beside the plans.
#pragma once

#include <optional>
#include <vector>

#include "store/charges.h"

namespace rubiao {

class UsageReports {
 public:
  UsageReports(const store::Connection& connection, const store::Company& company);

  // Units used in [first, last] of an asset; nothing if no report stands for any of these months. Assets are
  // asked for in their order.
  [[nodiscard]] std::optional<std::int64_t> used(std::int64_t asset, int first, int last);

 private:
  void read(std::int64_t asset);

  const store::Connection& connection_;
  store::Company company_;
  store::Statement rows_;
  bool more_;
  std::int64_t asset_ = 0;  // whose reports these are
  std::vector<Usage> reports_;
};

}  // namespace rubiao
