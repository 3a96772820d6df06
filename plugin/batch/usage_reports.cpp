// SPDX-License-Identifier: Apache-2.0
#include "batch/usage_reports.h"

namespace rubiao {

UsageReports::UsageReports(const store::Connection& connection, const store::Company& company)
    : connection_(connection),
      company_(company),
      rows_(connection.prepare(
          "SELECT asset, month, units FROM usage WHERE company = ? ORDER BY asset, month, event")),
      more_(rows_.bind(company.number).next()) {}

// A month that was reported once stands; where there is more, a correction is among it.
void UsageReports::read(std::int64_t asset) {
  asset_ = asset;
  reports_.clear();
  while (more_ && rows_.number(0) < asset) more_ = rows_.next();
  bool once = true;
  for (; more_ && rows_.number(0) == asset; more_ = rows_.next()) {
    const int month = static_cast<int>(rows_.number(1));
    once = once && (reports_.empty() || reports_.back().month != month);
    reports_.push_back({month, rows_.number(2)});
  }
  if (!once) reports_ = store::reported_usage(connection_, company_, asset);
}

std::optional<std::int64_t> UsageReports::used(std::int64_t asset, int first, int last) {
  if (asset != asset_) read(asset);
  std::optional<std::int64_t> sum;
  for (const Usage& report : reports_)
    if (report.month >= first && report.month <= last) sum = sum.value_or(0) + report.units;
  return sum;
}

}  // namespace rubiao
