// SPDX-License-Identifier: Apache-2.0
// IN-6: data carried in the wrong class from the start, found in a later year. It is an error of an earlier
// year, the amortisation missed included [CAS28:11] [CAS28:12]; a true change of use is prospective
// (use_change.h).
#pragma once

#include "posting/consequence.h"

namespace rubiao {

// Inventory that was an intangible asset: restated at the year's start, amortised from January on; what
// January to now should have been charged is made good by the next charge. An intangible asset that was
// inventory: its amortisation is taken back, this year's month by month, what came before through
// 以前年度损益调整.
[[nodiscard]] Consequence correct_classification(const Misclassified& wrong, const Event& event,
                                                 const Standing& standing, const rulebook::Rules& rules,
                                                 const CompanySettings& settings);

}  // namespace rubiao
