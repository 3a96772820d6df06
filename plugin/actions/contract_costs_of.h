// SPDX-License-Identifier: Apache-2.0
// RV-2: what is carried of the costs of each contract, from the events that name it.
#pragma once

#include "batch/books.h"
#include "posting/consequence.h"

namespace rubiao {

// Of one data set and of fulfilling or of obtaining, as the event is about; empty for any other event.
[[nodiscard]] ContractCosts contract_costs_of(Books& books, const Event& event);

}  // namespace rubiao
