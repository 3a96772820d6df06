// SPDX-License-Identifier: Apache-2.0
// What an event does: the whole road of a data set in one function from values to values. It asks recognition
// what the event means, measurement how much it moves, and the journal templates what to book; it writes
// nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "measurement/movement.h"
#include "measurement/straight_line.h"
#include "posting/entry.h"
#include "register/company_settings.h"
#include "register/event.h"
#include "rulebook/rules.h"

namespace rubiao {

// What the books hold of a data set when the event comes.
struct Standing {
  DataSet data_set;
  DataSet as_at;  // the entry as it was on the event's date: a late invoice is judged by the stage of its day
  Amounts intangible;
  Amounts inventory;
  Fen development_fen = 0;            // capitalised, in progress
  std::optional<Date> last_movement;  // of the balances above; amortisation apart
  std::optional<Date> last_change;    // of the entry in the register
  std::optional<Date> last_expensed;  // the last day with research spending that was charged to expense
  std::optional<int> charged_month;  // Period::month_index of the last amortisation; nothing if never charged
};

// From a month on, the plan by which the nightly run amortises; a life of 0 months stops it.
struct PlanChange {
  int from_month = 0;
  AmortisationPlan plan;
  Amounts standing;  // gross, amortisation and impairment when the plan starts
};

struct Consequence {
  DataSet after;
  std::vector<rulebook::Decision> decisions;  // the trace: why
  std::vector<Movement> movements;
  std::optional<Entry> entry;  // nothing to book if absent
  bool host_posts = false;     // the host's own voucher books it; the entry is what it is reconciled with
  std::string host_voucher;
  std::optional<PlanChange> plan;
};

// Throws Error(refused) with rule and article when the rules forbid it, Error(invalid_input) when it does not
// fit.
[[nodiscard]] Consequence carry_out(const Event& event, const Standing& standing,
                                    const rulebook::Rules& rules, const CompanySettings& settings);

}  // namespace rubiao
