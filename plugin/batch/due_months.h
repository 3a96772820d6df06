// SPDX-License-Identifier: Apache-2.0
// Which months of a company are due: those on which more plans or reports of usage bear than at their last
// run, and those with research to close or interest and grants to accrue. Asked of every company every night,
// so it looks at no plan one by one.
#pragma once

#include <vector>

#include "batch/books.h"

namespace rubiao {

struct DueMonths {
  std::vector<Period> open;    // in order
  std::vector<Period> closed;  // due, but the host takes no posting there
};

// Through `last`. Looks by itself, and asks the host when no lock is held.
[[nodiscard]] DueMonths find_due_months(Books& books, Period last);

}  // namespace rubiao
