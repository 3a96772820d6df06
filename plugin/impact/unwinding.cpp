// SPDX-License-Identifier: Apache-2.0
#include "impact/unwinding.h"

#include <algorithm>

#include "base/date.h"

namespace rubiao::impact {
namespace {

int last_year_of(std::span<const Planned> plans, int from_year) {
  int last = from_year;
  for (const Planned& planned : plans) {
    if (planned.plan.life_months == 0) continue;
    last = std::max(last, Period::from_month_index(last_month_of(planned.plan)).year());
  }
  return last;
}

// What the plans will have charged by the end of a year beyond what they have charged so far.
Fen charged_by(std::span<const Planned> plans, int year) {
  Fen sum = 0;
  for (const Planned& planned : plans) {
    sum = add(sum,
              std::max<Fen>(0, charge_of(planned.plan, Period(year, 12).month_index(), planned.charged_fen)));
  }
  return sum;
}

}  // namespace

std::vector<YearEnd> project_unwinding(const BalanceSheetTotals& totals, const Effect& today,
                                       std::span<const Planned> plans, const TaxView& tax, int from_year) {
  const Ratio one = Ratio::whole(1);
  const Ratio per_yuan_assets = one - today.tau * tax.paid_share;
  const Ratio per_yuan_liabilities = today.tau * (one - tax.paid_share);
  const Ratio counted = Ratio::whole(today.included_fen);
  const Ratio assets_without = Ratio::whole(totals.assets_fen) - counted * per_yuan_assets;
  const Ratio liabilities_without = Ratio::whole(totals.liabilities_fen) - counted * per_yuan_liabilities;
  std::vector<YearEnd> years;
  for (int year = from_year; year <= last_year_of(plans, from_year); ++year) {
    const Fen remaining = std::max<Fen>(0, today.included_fen - charged_by(plans, year));
    const Ratio left = Ratio::whole(remaining);
    const Ratio with =
        (liabilities_without + left * per_yuan_liabilities) / (assets_without + left * per_yuan_assets);
    years.push_back({year, remaining, with, with - today.without_inclusion});
  }
  return years;
}

}  // namespace rubiao::impact
