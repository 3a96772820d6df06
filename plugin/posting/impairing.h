// SPDX-License-Identifier: Apache-2.0
// E13: an impairment test of a data set, of development in progress, or of an asset group, and what is
// written down [CAS8:4] [CAS8:15] [CAS8:18]. A person names the indications and gives the values; the loss is
// worked out here. A loss is never reversed [CAS8:17].
#pragma once

#include <string>

#include "posting/consequence.h"

namespace rubiao {

void demand_carried(Fen carrying, const std::string& id);
// Inventory is measured at net realisable value, what is held for sale at fair value less selling cost: each
// has an event of its own [CAS8:4].
void demand_testable(const Standing& standing);

[[nodiscard]] Consequence test_impairment(const ImpairmentTested& test, const Event& event,
                                          const Standing& standing, const rulebook::Rules& rules,
                                          const CompanySettings& settings);

}  // namespace rubiao
