// SPDX-License-Identifier: Apache-2.0
// E27: an event recorded wrongly is taken back. Its vouchers are posted again in red letters (the same sides,
// negative), its movements are negated, and the entry in the register and the plan return to what they were.
// Months charged under its plan are taken back and charged anew (charge_correction.h). Only the last event of
// a data set, and within its year: what an earlier year got wrong is E26 [CAS28:11].
#pragma once

#include "posting/consequence.h"

namespace rubiao {

[[nodiscard]] Consequence reverse(const Corrected& corrected, const Event& event, const Standing& standing);

}  // namespace rubiao
