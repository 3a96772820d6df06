// SPDX-License-Identifier: Apache-2.0
#include "measurement/value_in_use.h"

#include "base/error.h"

namespace rubiao {
namespace {

// The same day `years` later; 29 February becomes 28.
Date years_after(Date day, int years) {
  const Date later{day.year() + std::chrono::years(years), day.month(), day.day()};
  return later.ok() ? later : Date{later.year(), later.month(), std::chrono::day{28}};
}

Decimal discount(Date at, Date date, const Decimal& rate) {
  int years = static_cast<int>(date.year()) - static_cast<int>(at.year());
  if (years_after(at, years) > date) --years;
  const auto days = (std::chrono::sys_days(date) - std::chrono::sys_days(years_after(at, years))).count();
  const Decimal one(1);
  return power(one + rate, years) * (one + rate * Decimal(days) / Decimal(365));
}

}  // namespace

Fen present_value(std::span<const CashFlow> flows, const Decimal& yearly_rate, Date at) {
  Decimal sum;
  for (const CashFlow& flow : flows) {
    if (flow.date < at) {
      reject("cash_flows", to_text(flow.date),
             {"现金流量的日期早于计量日 " + to_text(at), "a cash flow lies before the day of " + to_text(at)},
             {"只填写以后的现金流量", "give flows that are still to come"});
    }
    sum = sum + Decimal::from_fen(flow.amount_fen) / discount(at, flow.date, yearly_rate);
  }
  return round_to_fen(sum, Rounding::half_away);
}

}  // namespace rubiao
