// SPDX-License-Identifier: Apache-2.0
// Movements in the store, and what they add up to: the standing of one data set, and the totals by kind and
// column that the note tables are made of. Monthly amortisation comes from the charge table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "measurement/movement.h"
#include "posting/consequence.h"
#include "posting/month_end.h"
#include "posting/voucher.h"
#include "store/data_sets.h"

namespace rubiao::store {

// Where a movement comes from and by which voucher it was booked.
struct MovementOrigin {
  std::optional<std::int64_t> event;
  Date date{};
  Period period;
  std::string voucher_kind;  // empty: nothing was posted
  std::int64_t voucher_sequence = 0;
  std::string host_voucher;
};

void put_movement(Connection& connection, const Company& company, std::int64_t asset,
                  const Movement& movement, const MovementOrigin& origin);

// What one event moved of one data set, in order.
[[nodiscard]] std::vector<Movement> movements_of_event(const Connection& connection, const Company& company,
                                                       std::int64_t asset, std::int64_t event);
// The days of spending that was expensed in a period before `period` and that was taken back since.
[[nodiscard]] std::vector<Date> taken_back_expense(const Connection& connection, const Company& company,
                                                   std::int64_t asset, Period period);
// The cost of inventory that each event moved, in or out, in the order in which they were booked.
[[nodiscard]] std::vector<std::pair<std::int64_t, Fen>> inventory_moved(const Connection& connection,
                                                                        const Company& company,
                                                                        std::int64_t asset);
// And of every data set, with its id.
[[nodiscard]] std::vector<std::pair<std::string, Movement>> movements_by_event(const Connection& connection,
                                                                               const Company& company,
                                                                               std::int64_t event);
// The host's voucher that an event's movements name; empty if none does.
[[nodiscard]] std::string host_voucher_of_event(const Connection& connection, const Company& company,
                                                std::int64_t event);
// The numbers of the events that left a trace on a data set: movements, versions, plans, usage.
[[nodiscard]] std::vector<std::int64_t> events_touching(const Connection& connection, const Company& company,
                                                        std::int64_t asset);

// Today, or as at the end of a past day.
[[nodiscard]] Standing standing_of(const Connection& connection, const Company& company,
                                   const StoredDataSet& stored, std::optional<Date> as_at = std::nullopt);

// Totals over [from, to] and before it, in order of kind and column; amortisation included.
[[nodiscard]] std::vector<MovementTotal> movement_totals(const Connection& connection, const Company& company,
                                                         Date from, Date to);

// Expensed research up to the end of a period that has not been closed to 研发费用 yet, by data set.
struct OpenResearch {
  std::int64_t asset = 0;
  std::string cost_center;
  Fen sum_fen = 0;
};
[[nodiscard]] std::vector<OpenResearch> open_research(const Connection& connection, const Company& company,
                                                      Period through);

// What still has to be accrued by the end of a period: the interest of instalments, the deferred income of
// grants; assets whose accrual of that period, or of a later one, is written are left out.
struct OpenAccrual {
  std::int64_t asset = 0;
  std::string id;
  std::string cost_center;
  Fen open_fen = 0;
};
// The period of the first research, instalments or deferred income; nothing if no month's end will find any.
[[nodiscard]] std::optional<Period> first_month_end_movement(const Connection& connection,
                                                             const Company& company);
[[nodiscard]] std::vector<OpenAccrual> open_interest(const Connection& connection, const Company& company,
                                                     Period period);
[[nodiscard]] std::vector<OpenAccrual> open_grants(const Connection& connection, const Company& company,
                                                   Period period);

// Of the grant of an asset, by the month's end.
[[nodiscard]] Fen released_in(const Connection& connection, const Company& company, std::int64_t asset,
                              Period month);

// The day of the first spending that was capitalised as development; nothing if there is none. Amortisation
// is none: its months are judged each by itself, whatever the day of the event that corrects them; nor is
// what was bought of a project in process (CM-5).
[[nodiscard]] std::optional<Date> first_capitalised(const Connection& connection, const Company& company,
                                                    std::int64_t asset);

// One line of an asset's history, charges included, in order of date.
struct HistoryLine {
  Date date{};
  MovementKind kind;
  Amounts delta;
  std::string rule;
  std::string voucher;  // our key as text; empty if none
  std::string host_voucher;
};
[[nodiscard]] std::vector<HistoryLine> history_of(const Connection& connection, const Company& company,
                                                  std::int64_t asset);

}  // namespace rubiao::store
