// SPDX-License-Identifier: Apache-2.0
// E25: deferred tax at a reporting date [CAS18:11] [CAS18:13]. For every data set the temporary difference
// times the rate expected on reversal; what is recognised already goes off, and only the change is booked, so
// that measuring again corrects what was measured before. The extra part of the super deduction gives none,
// then or later (TX-3, TX-4).
#pragma once

#include "measurement/temporary_difference.h"
#include "posting/consequence.h"

namespace rubiao {

// Nothing while an intangible asset has no tax base stated. `day` is the last of a month.
[[nodiscard]] std::optional<TemporaryDifference> difference_of(const Standing& standing, Date day,
                                                               const rulebook::Rules& rules);

// What was recognised on a data set since the year began, where an error of an earlier year takes it off
// whole.
void take_back_deferred_tax_of_year(const Standing& standing, const rulebook::Rules& rules,
                                    const CompanySettings& settings, Consequence& result);

// The standing's `others` are all data sets of the company, as at the event's day.
[[nodiscard]] Consequence measure_deferred_tax(const DeferredTaxMeasured& measured, const Event& event,
                                               const Standing& standing, const rulebook::Rules& rules,
                                               const CompanySettings& settings);

}  // namespace rubiao
