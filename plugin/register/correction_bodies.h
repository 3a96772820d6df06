// SPDX-License-Identifier: Apache-2.0
// What the events say that correct earlier ones: what was recorded wrongly this year is taken back, what was
// wrong in an earlier year is restated.
#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "base/money.h"
#include "register/data_set.h"
#include "register/source_id.h"

namespace rubiao {

// E27: an event that was recorded wrongly is taken back by a red-letter voucher; nothing is edited.
struct Corrected {
  SourceId reverses;
  std::string reason;
  std::string error_basis;   // of an impairment: what shows that the test was recorded wrongly
  std::string host_voucher;  // of what the host had posted itself: its own reversal
};

// Where the effect of an error of an earlier year goes, beside 未分配利润.
struct ErrorEffect {
  Fen tax_fen = 0;
  std::string tax_account;      // 应交所得税, 递延所得税资产, 递延所得税负债
  Fen surplus_reserve_fen = 0;  // the part of the net effect that falls on 盈余公积
};

// E26, E26a: a material error of an earlier year [CAS28:11] [CAS28:12].
struct PriorPeriodError {
  std::string kind;  // 少提摊销, 多提摊销, 误费用化, 误资本化, 少提减值, 少提跌价准备, 多提跌价准备
  int year = 0;      // of the error
  bool material = true;  // else it goes to the profit or loss of this year and restates nothing
  Fen amount_fen = 0;
  Fen amortisation_fen = 0;  // that goes with the cost of 误费用化, 误资本化
  bool states_amortisation = false;
  ErrorEffect effect;
  std::string reason;
};

// IN-6: carried as inventory though it was an intangible asset from the start, or the reverse; found in a
// later year [CAS28:11].
struct Misclassified {
  int year = 0;                     // of the error
  Purpose purpose = Purpose::sale;  // the right one
  std::optional<Use> use;
  std::optional<Date> available_on;  // of what is an intangible asset
  FiveConditions conditions;         // of what we made ourselves [CAS6:9]
  StatedEstimates stated;
  int remaining_months = 0;             // of its life, from January of the event's year on
  std::optional<Fen> amortisation_fen;  // missed in the years before; nothing: it is worked out
  ErrorEffect effect;
  std::string reason;
};

}  // namespace rubiao
