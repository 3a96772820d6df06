// SPDX-License-Identifier: Apache-2.0
// What is told to others rests on complete books: a period that is over, amortised to its end and posted.
// Anything else would be published short.
#pragma once

#include "base/date.h"
#include "batch/books.h"

namespace rubiao {

// Error(invalid_input) if the last day comes after the business date.
void demand_period_over(Date last_day, Date business_date);

// Error(refused) INV-5 while a month up to `last` is to be amortised or closed or a voucher waits for the
// host [MOF2023-11:3.2]; E26 while amortisation of an earlier year is missing [CAS28:11].
void demand_complete(Books& books, Period last);

}  // namespace rubiao
