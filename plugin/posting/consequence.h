// SPDX-License-Identifier: Apache-2.0
// What an event does: the whole road of a data set in one function from values to values. It asks recognition
// what the event means, measurement how much it moves, and the journal templates what to book; it writes
// nothing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "measurement/inventory_lots.h"
#include "measurement/movement.h"
#include "measurement/plan_change.h"
#include "posting/entry.h"
#include "register/company_settings.h"
#include "register/event.h"
#include "rulebook/rules.h"

namespace rubiao {

struct Usage {
  int month = 0;  // Period::month_index
  std::int64_t units = 0;
};

// A movement of a data set that the event does not name: the project that an asset is amortised into.
struct ElsewhereMovement {
  std::string asset;
  Movement movement;
};

// What an earlier event did to one data set, so that it can be taken back (E27).
struct Reversible {
  std::string kind;  // of the event
  Date date{};
  Date booked{};
  Text later;                     // events of the data set that took effect after it, in words; empty: none
  std::optional<DataSet> before;  // the entry in the register as it was; nothing: the event left it alone
  std::vector<Movement> movements;
  std::vector<ElsewhereMovement> elsewhere;     // of the event's own data set only
  std::vector<ChargeCorrection> corrections;    // of charges, by the event
  std::vector<Entry> entries;                   // its vouchers; of the event's own data set only
  std::optional<int> plan_from;                 // the plan that the event made begins with this month
  std::optional<AmortisationPlan> plan_before;  // the one before it
  Amounts standing_before;                      // with which that one began
  std::optional<Usage> usage;
  std::string host_voucher;
};

// Of the grants of one data set, by any method, what can still be asked back.
struct GrantsSoFar {
  Fen repayable_fen = 0;   // received, less repaid
  Fen restorable_fen = 0;  // of it deducted from the asset's cost, less restored to it
  std::map<std::string, Fen, std::less<>> by_kind{};  // repayable, by GrantReceived::kind
  bool income_of_daily_activity = true;               // of those related to income
};

struct Opening {
  Amounts intangible;
  Amounts inventory;
  Amounts development;
  Fen deferred_income = 0;        // of grants
  Amounts deferred_tax;           // asset, and as amortisation the liability
  std::optional<int> first_year;  // in which a cost was booked; nothing: it was taken over with a past
};

// Between own use and sale, at the carrying amount (IN-6).
struct ClassMove {
  Date on{};
  Amounts left;      // what the class held that it left
  Fen came_fen = 0;  // at which it came into the other
};

// With how much cost above that by tax law a data set came in, where goodwill or capital reserve bears it.
struct CameIn {
  InitialDifference initial = InitialDifference::none;
  Fen cost_fen = 0;
  Fen difference_fen = 0;
};

// Deferred tax that goodwill or capital reserve bears, as a measurement left it, or as it was taken over.
struct TaxBesideProfit {
  Fen borne_fen = 0;       // of liability less asset, by all that was booked up to the day
  Fen recognised_fen = 0;  // of the difference that was still there
  Fen carrying_fen = 0;    // of the data set
};

// RV-2: what is carried of the costs of a contract [CAS14:26] [CAS14:28], and what would be had nothing been
// written down, the amortisations being the same shares of it: no reversal goes beyond that [CAS14:31].
struct ContractCarried {
  Amounts amounts;
  Fen unimpaired_fen = 0;
};
using ContractCosts = std::map<std::string, ContractCarried, std::less<>>;

// What the books hold of a data set when the event comes.
struct Standing {
  DataSet data_set;
  DataSet as_at;  // the entry as it was on the event's date: a late invoice is judged by the stage of its day
  Amounts intangible;
  Amounts inventory;
  InventoryLots lots{CostFormula::specific};  // of the inventory; none where no quantity was counted
  Amounts development;                        // capitalised, in progress
  Amounts held_for_sale;                      // 持有待售资产 and its provision
  Amounts instalments;                        // owed, and as amortisation the interest not yet accrued
  Amounts grant;                              // received, and as amortisation what was released
  std::optional<GrantsSoFar> grants;          // nothing: some may have come before it was taken over
  Amounts fulfilment_cost;                    // 合同履约成本, amortised and impaired
  Amounts obtaining_cost;                     // 合同取得成本
  ContractCosts contract_costs;               // of the kind that the event is about, by contract
  Amounts before_held;                        // what was moved there
  std::optional<Amounts> deferred_tax;  // asset, and as amortisation the liability; nothing if never measured
  std::optional<ClassMove> moved;       // the last; for its tax base
  std::optional<Date> last_movement;    // the last event in force that moved the balances above
  std::optional<Date> last_booked;      // the last day on which they were moved, be it by a correction
  std::optional<Date> last_change;      // the last event in force that changed the entry in the register
  std::vector<Date>
      once_expensed;  // days of spending that an earlier period took as expense and that was taken back
  std::optional<Date> last_expensed;  // the last day with research spending that was charged to expense
  std::optional<int>
      charged_month;  // Period::month_index of the last charge that stands; nothing if none does
  std::optional<int> last_run_month;       // of the last charge, whatever became of it since
  Fen charged_fen = 0;                     // by month, as it stands
  std::vector<MonthCharge> charges;        // that stand, by month
  std::optional<DataSet> project;          // that it is amortised into
  std::vector<int> project_months;         // of this year and the next at whose end it is in development
  std::optional<int> months_run;           // the last month that was run for the company
  std::optional<TaxBase> tax_base;         // in force on the day that deferred tax is measured for
  bool tax_base_outdated = false;          // one was stated, but not for what the books hold on that day
  std::optional<Date> cost_change_booked;  // later than the day of a tax base, though it had happened by then
  bool cost_has_changed = false;           // since it came in: for a tax base that states a cost of its own
  std::optional<Date> last_deferred_tax;   // the day on which the company measured it last
  std::optional<CameIn> came_in;           // TX-7: of a difference that is not profit's
  Amounts tax_beside_profit;               // of the day, as in measurement/movement.h
  std::vector<TaxBesideProfit> measured_before;  // day by day
  Fen allocated_today_fen = 0;  // to groups, by other impairment tests of the event's day (IM-6)
  Fen impaired_today_fen = 0;   // by them
  bool grant_of_daily_activity = true;
  bool grant_taxed_on_receipt = false;
  std::optional<bool> class_by_net_method;           // of earlier grants of the class (CM-9)
  std::vector<Granted> granted;                      // grants deferred and repaid, of the events in force
  std::optional<AmortisationPlan> plan;              // the last
  std::optional<AmortisationPlan> plan_before_held;  // the last that charged, while held for sale
  std::vector<Usage> usage;                          // of the months of which a report stands
  Opening opening;                  // at the start of the event's year, restated; for errors of earlier years
  Fen charged_before_year_fen = 0;  // by month, before it
  std::optional<Reversible> reversible;  // of the event that is to be taken back
  std::vector<Standing> others;          // of the other data sets that the event names, in its order

  [[nodiscard]] bool in_development() const { return development.gross > 0; }
  [[nodiscard]] Fen gross() const {
    return intangible.gross + inventory.gross + development.gross + held_for_sale.gross;
  }
  [[nodiscard]] Fen carrying() const {
    return intangible.carrying() + inventory.carrying() + development.carrying() + held_for_sale.carrying();
  }
};

// What becomes of a data set by the event.
struct Outcome {
  DataSet after;
  std::vector<Movement> movements;
  std::optional<PlanChange> plan;
  std::vector<ChargeCorrection> corrections;  // of charges; their sum stands among the movements
  std::optional<Date> valid_from;             // of `after`, where it is not the event's day
};

struct Consequence : Outcome {
  std::vector<ElsewhereMovement> elsewhere;
  std::vector<Outcome> others;                // of the other data sets that the event names, in its order
  std::vector<rulebook::Decision> decisions;  // the trace: why
  std::vector<Entry> entries;                 // none: nothing to book; the movements belong to the first
  bool host_posts = false;  // the host's own voucher books it; the entry is what it is reconciled with
  std::string host_voucher;
  std::optional<Usage> usage;
};

// Throws Error(refused) with rule and article when the rules forbid it, Error(invalid_input) when it does not
// fit.
[[nodiscard]] Consequence carry_out(const Event& event, const Standing& standing,
                                    const rulebook::Rules& rules, const CompanySettings& settings);

}  // namespace rubiao
