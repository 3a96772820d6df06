// SPDX-License-Identifier: Apache-2.0
// What deferred tax is measured on.
#pragma once

#include <vector>

#include "batch/books.h"
#include "posting/consequence.h"

namespace rubiao {

// All data sets with something on the books, or with deferred tax, at the end of a day; their entries as they
// are now and as they were on it, the tax base in force on it, and how they last moved between own use and
// sale.
[[nodiscard]] std::vector<Standing> taxed_data_sets(Books& books, Date day);

}  // namespace rubiao
