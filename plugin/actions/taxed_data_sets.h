// SPDX-License-Identifier: Apache-2.0
// What deferred tax is measured on.
#pragma once

#include <vector>

#include "batch/books.h"
#include "posting/consequence.h"

namespace rubiao {

// All data sets with something on the books, with deferred tax or with a difference that goodwill or capital
// reserve bears, at the end of a day; their entries as they are now and as they were on it, the tax base in
// force on it, and how they last moved between own use and sale.
[[nodiscard]] std::vector<Standing> taxed_data_sets(Books& books, Date day);

// Of those whose difference goodwill or capital reserve bears: what the measurements before a day left.
void load_measured_before(Books& books, Date day, std::vector<Standing>& all);

}  // namespace rubiao
