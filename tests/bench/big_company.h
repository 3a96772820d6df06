// SPDX-License-Identifier: Apache-2.0
// A company with as many amortised data sets as wanted, by all methods, laid into the store without events,
// the same ones for the same number each time.
#pragma once

#include "store/company.h"

namespace rubiao::test {

// In a transaction. Available for use in January 2024, with lives of one to ten years; nothing is charged
// yet. What is amortised by units has its usage reported for two years.
store::Company build_big_company(store::Connection& connection, const std::string& code, std::int64_t assets);

}  // namespace rubiao::test
