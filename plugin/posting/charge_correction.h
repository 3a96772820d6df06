// SPDX-License-Identifier: Apache-2.0
// Charges of single months, corrected by an event. What was charged for months that turn out not to be due is
// taken back in red letters, with the grant released along with it; what a late plan owes for months that
// were run already is charged with the event, month by month [CAS6:17] [MOF1996-19:51]. So the books are
// always charged through one month, and every event finds each month with the amount that was due for it.
//
// Red and late charges are E12 of the period in which the event is booked; the rows of the months stay.
#pragma once

#include "posting/months_booked.h"

namespace rubiao {

// The month from which the event leaves nothing due that was charged: that in which the asset leaves (AM-2),
// that in which the plan taken back began (E27), January after an audit adjustment, January of the year in
// which what was never an intangible asset is found out (IN-6).
[[nodiscard]] std::optional<int> first_month_not_due(const Event& event, const Standing& standing,
                                                     bool is_subject, const rulebook::Rules& rules);

// Lets `standing` be as it is once an event's own corrections are taken back with it.
void undo_corrections(const std::vector<ChargeCorrection>& corrections, Standing& standing);

// Takes back every charge from a month on that stands; `standing` is then as if it had never been made.
[[nodiscard]] CorrectedCharges take_back_charges(int from_month, const Event& event, Standing& standing,
                                                 const rulebook::Rules& rules,
                                                 const CompanySettings& settings);

// What the months since released because of a grant, or did not because of its repayment, that is taken back
// itself; their charges stay.
[[nodiscard]] CorrectedCharges take_back_releases(const Event& event, Standing& standing,
                                                  const rulebook::Rules& rules,
                                                  const CompanySettings& settings);

// Charges the months that were run already, under the plan that the outcome makes: those that were taken
// back, those before a late entry or a correction is booked, and in the audit-adjustment period the year's.
[[nodiscard]] CorrectedCharges charge_months_run(const Event& event, const Standing& standing,
                                                 const Outcome& outcome, const std::optional<Usage>& usage,
                                                 const rulebook::Rules& rules,
                                                 const CompanySettings& settings);

// To the outcome of the event's own data set or of another; entries and projects to the whole.
void append(CorrectedCharges charges, Outcome& outcome, Consequence& whole);

}  // namespace rubiao
