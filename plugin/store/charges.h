// SPDX-License-Identifier: Apache-2.0
// The two tables of the nightly run: `plan`, how each asset is amortised from a month on, and `charge`, one
// narrow row for each month of each asset. Both are keyed by one packed integer, so that a company's months
// and assets are read and written in key order without another index.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "posting/consequence.h"
#include "posting/month_end.h"
#include "store/company.h"

namespace rubiao::store {

[[nodiscard]] constexpr std::int64_t charge_key(const Company& company, int month, std::int64_t asset) {
  return company.number << 43 | static_cast<std::int64_t>(month) << 32 | asset;
}
[[nodiscard]] constexpr std::int64_t plan_key(const Company& company, std::int64_t asset, int version) {
  return company.number << 43 | asset << 11 | version;
}
[[nodiscard]] constexpr std::int64_t asset_of_plan(std::int64_t key) {
  return key >> 11 & 0xFFFFFFFF;
}
[[nodiscard]] constexpr std::int64_t asset_of_charge(std::int64_t key) {
  return key & 0xFFFFFFFF;
}
[[nodiscard]] constexpr int month_of_charge(std::int64_t key) {
  return static_cast<int>(key >> 32 & 0x7FF);
}

struct Charge {
  int month = 0;
  Fen charge_fen = 0;
  Fen accumulated_fen = 0;
};

// The last row of an asset in or before a month, whatever became of it since.
[[nodiscard]] std::optional<Charge> last_charge(const Connection& connection, const Company& company,
                                                std::int64_t asset, int month);
[[nodiscard]] std::vector<Charge> charges_of(const Connection& connection, const Company& company,
                                             std::int64_t asset);

// The last month whose charge counts at the end of a day: the last that has ended, or the day's own where an
// event of that month has corrected its charge already, or less would be charged than was.
[[nodiscard]] int last_month_counted(const Connection& connection, const Company& company, std::int64_t asset,
                                     Date day);

// What events did to the charges of an asset, up to a day, in the order of the events.
[[nodiscard]] std::vector<ChargeCorrection> charge_corrections(const Connection& connection,
                                                               const Company& company, std::int64_t asset,
                                                               Date through);
[[nodiscard]] std::vector<ChargeCorrection> charge_corrections_of_event(const Connection& connection,
                                                                        const Company& company,
                                                                        std::int64_t asset,
                                                                        std::int64_t event);
void put_charge_correction(Connection& connection, const Company& company, std::int64_t asset,
                           const ChargeCorrection& correction, std::int64_t event, Date date);
// The charges that stand at the end of a day, by month; of grants, only what events released along with them.
[[nodiscard]] std::vector<MonthCharge> standing_charges(const Connection& connection, const Company& company,
                                                        std::int64_t asset, Date day);

// The number of the dimensions that a plan's charges fall on; added when they are met for the first time.
std::int64_t ensure_routing(Connection& connection, const Company& company, const DataSet& data_set);
// By number, from 1; element 0 is unused.
[[nodiscard]] std::vector<ChargeGroup> routings(const Connection& connection, const Company& company);

// The columns of a plan's terms in their order, and the terms read from them.
inline constexpr std::string_view plan_terms =
    "amortisable_fen, life_months, first_month, pattern, residual_fen, units_expected, charged_before_fen, "
    "past_months";
[[nodiscard]] AmortisationPlan read_plan(const Statement& row, int first);

// Adds a version; of several from one month the last holds.
void put_plan(Connection& connection, const Company& company, std::int64_t asset, const PlanChange& change,
              std::int64_t routing, std::int64_t event);
[[nodiscard]] std::optional<AmortisationPlan> current_plan(const Connection& connection,
                                                           const Company& company, std::int64_t asset,
                                                           int month);
// Every version of an asset's plan, in the order in which they were made.
struct PlanVersion {
  PlanChange change;
  std::int64_t event = 0;
};
[[nodiscard]] std::vector<PlanVersion> plans_of(const Connection& connection, const Company& company,
                                                std::int64_t asset);
// Plans and reports of usage that bear on a month: from that month or before, but for reports that corrected
// its charge themselves.
[[nodiscard]] std::int64_t plan_count(const Connection& connection, const Company& company, int month);
// The same for all months at once: a month, and how many bear on it and on those after it, but on none
// before. In order of months.
using MonthCount = std::pair<int, std::int64_t>;
struct Bearing {
  std::optional<int> first_planned;  // the first month of any plan
  std::vector<MonthCount> counts;
};
[[nodiscard]] Bearing bearing_on_months(const Connection& connection, const Company& company);
// Whether these counts agree with the plans and reports themselves; for the doctor.
[[nodiscard]] bool tally_is_right(const Connection& connection, const Company& company);
// The months that were run, each with the plans known at its last run.
[[nodiscard]] std::vector<MonthCount> plans_at_last_runs(const Connection& connection,
                                                         const Company& company);
// Data sets that were ever registered.
[[nodiscard]] std::int64_t asset_count(const Connection& connection, const Company& company);
// The first month of any plan; nothing if there is none.
[[nodiscard]] std::optional<int> first_planned_month(const Connection& connection, const Company& company);

// What was used in a month, by an event.
void put_usage(Connection& connection, const Company& company, std::int64_t asset, int month,
               std::int64_t event, std::int64_t units);
// What one event reported; nothing if it reported none.
[[nodiscard]] std::optional<Usage> usage_of_event(const Connection& connection, const Company& company,
                                                  std::int64_t asset, std::int64_t event);
// The months of which a report stands, with what was used.
[[nodiscard]] std::vector<Usage> reported_usage(const Connection& connection, const Company& company,
                                                std::int64_t asset);
// Which months are done: with how many plans known.
[[nodiscard]] std::optional<std::int64_t> plans_at_last_run(const Connection& connection,
                                                            const Company& company, int month);
struct AmortisedMonth {
  int month = 0;
  std::int64_t plans = 0;   // known then
  std::int64_t assets = 0;  // charged
  std::int64_t missed = 0;  // assets that lack months of an earlier year
  Fen sum_fen = 0;
};
void put_amortised_month(Connection& connection, const Company& company, const AmortisedMonth& done);
// The last month that was run; nothing if none was.
[[nodiscard]] std::optional<std::int64_t> last_amortised_month(const Connection& connection,
                                                               const Company& company);
// The most assets that any month of the year, up to `month`, found to lack amortisation of earlier years,
// less those that were corrected since (E26) [CAS28:11].
[[nodiscard]] std::int64_t missed_assets(const Connection& connection, const Company& company, int month);

}  // namespace rubiao::store
