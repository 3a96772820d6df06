// SPDX-License-Identifier: Apache-2.0
// A company of many purchased data sets, written straight into the store as if its events had been carried
// out: the register and the plans, which is what a month's end reads. Lives of 12 to 120 months, four uses
// and ten cost centres, so forty routing groups; the same company for the same number, always.
#pragma once

#include "store/company.h"

namespace rubiao::test {

// All available for use in January 2024.
store::Company build_big_company(store::Connection& connection, const std::string& code, std::int64_t assets);

}  // namespace rubiao::test
