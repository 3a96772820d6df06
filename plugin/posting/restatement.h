// SPDX-License-Identifier: Apache-2.0
// What every correction of an error of an earlier year has in common: it is one, and its effect goes through
// 以前年度损益调整 to tax and retained earnings [CAS28:11] [CAS28:12].
#pragma once

#include "posting/consequence.h"

namespace rubiao {

// Throws Error(refused) for an error of the event's own year: that is taken back by red letters (E27).
void demand_earlier_year(int year_of_error, const Event& event);

// Throws Error(refused) unless both the opening balance, as restated, and today's can stand. `correction` is
// what they were restated by, so that what is carried can be told.
void demand_can_stand(const Amounts& opening, const Amounts& now, Fen error_fen, const Amounts& correction);

// Throws Error(refused) if this year moved the balance that is to be restated whole.
void demand_as_at_january(const Amounts& opening, const Amounts& now, const char* rule);

// Throws Error(refused) while deferred income stands against what is restated whole.
void demand_no_deferred_grant(const Standing& standing, const char* rule);

// All that was carried when the year began was capitalised by error: it was never an asset, and its provision
// goes with it.
[[nodiscard]] bool corrects_whole(const PriorPeriodError& error, const Amounts& opening);

// What goes whole takes along the deferred income that stood against it when the year began; answers how much
// of `error_fen` that is. Throws Error(refused) if this year put more there, or it is more than the error.
[[nodiscard]] Fen take_off_deferred_income(Fen error_fen, const Standing& standing, EntryFacts& facts,
                                           Consequence& result);

// And the deferred tax that was recognised on it when the year began: nothing is left that could reverse
// (TX-1). What this year recognised goes back through its own tax expense (deferred_tax.h).
void take_off_deferred_tax(const ErrorEffect& effect, const Standing& standing, EntryFacts& facts,
                           Consequence& result);

// Throws Error(refused) if the tax effect takes back more deferred tax than is recognised on the data set.
void demand_recognised(const ErrorEffect& effect, bool profit_too_high, const Standing& standing);

// 差错金额, 所得税影响, 未分配利润, 盈余公积 into the entry; what it books as deferred tax into the movements
// (E25).
void restate_earnings(const ErrorEffect& effect, Fen error_fen, bool profit_too_high, EntryFacts& facts,
                      Consequence& result);

}  // namespace rubiao
