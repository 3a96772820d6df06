// SPDX-License-Identifier: Apache-2.0
// What a month accrues beside amortisation: the interest of purchases by instalments, E04a [CAS6:12], and the
// release of grants by the gross method, E11.2 [CAS16:8]. One movement a data set, the sums by cost centre in
// one voucher; what is written for the month, or a later one, is passed over.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "batch/books.h"

namespace rubiao {

// Inside a Writing that the caller finishes; grants after the month's amortisation. Answer the sum.
[[nodiscard]] Fen accrue_interest(Books& books, Period month, const rulebook::Rules& rules,
                                  const CompanySettings& settings, const HostChart& chart);
// What the months through this one left out, as far as no later month has made it good.
[[nodiscard]] Fen interest_missed_through(Books& books, Period month);
// What this run charges for the month, of the assets that have an open grant; nothing where it charges none.
// A month that was charged before is not released anew under a plan that was not yet known.
using ChargesOfGranted = std::map<std::int64_t, std::optional<Fen>>;
[[nodiscard]] ChargesOfGranted granted_assets(Books& books, Period month);
[[nodiscard]] Fen release_grants(Books& books, Period month, const ChargesOfGranted& charges,
                                 const rulebook::Rules& rules, const CompanySettings& settings,
                                 const HostChart& chart);

// Whether what is deferred on a data set goes to 其他收益, as the event that deferred it says; else to
// 营业外收入.
struct DeferredIncomeTerms {
  bool daily_activity = true;
  bool taxed_on_receipt = false;
};
[[nodiscard]] DeferredIncomeTerms deferred_income_terms(Books& books, const std::string& asset);

}  // namespace rubiao
