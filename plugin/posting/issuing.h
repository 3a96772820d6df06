// SPDX-License-Identifier: Apache-2.0
// What of an inventory goes out, by sale or lapse: all of it, or a quantity out of its lots by the cost
// formula (IN-1) [CAS1:14], with the provision in the proportion of the cost (IN-5).
#pragma once

#include "posting/consequence.h"

namespace rubiao {

struct Issued {
  Amounts amounts;
  bool all = true;
};

// Throws Error(invalid_input) if there is not as much, or the lot is not named where it must be.
[[nodiscard]] Issued issue_inventory(const Standing& standing, std::optional<std::int64_t> quantity,
                                     const std::optional<SourceId>& lot);

}  // namespace rubiao
