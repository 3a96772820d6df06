// SPDX-License-Identifier: Apache-2.0
// Walks a company's plans and the charges of the month before side by side, in order of asset, and says what
// each asset is to be charged for the month. The hot loop of the nightly run: it reads by key and allocates
// nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "batch/usage_reports.h"
#include "measurement/amortisation.h"
#include "store/charges.h"

namespace rubiao {

struct DueCharge {
  std::int64_t asset = 0;
  Fen charge_fen = 0;
  Fen accumulated_fen = 0;  // sum of the rows, whatever became of them since
  Fen gross_fen = 0;
  Fen impairment_fen = 0;
  std::int64_t routing = 0;
  Fen missed_fen = 0;          // of earlier years: a prior-period error, never caught up here [CAS28:11]
  bool usage_missing = false;  // by units, and no usage of the month is reported: no row, a person is told
  bool in_life = false;        // the month takes a row; false: only the missed months are to be told
};

class DueCharges {
 public:
  DueCharges(const store::Connection& connection, const store::Company& company, int month);
  // The next asset that is due; nothing at the end.
  [[nodiscard]] std::optional<DueCharge> next();

 private:
  struct Plan {
    std::int64_t asset = 0;
    AmortisationPlan plan;
    std::int64_t routing = 0;
    Fen gross_fen = 0;
    Fen impairment_fen = 0;
  };
  std::optional<Plan> next_plan();
  [[nodiscard]] bool ended_long_ago(const AmortisationPlan& terms) const;
  [[nodiscard]] bool is_charged(std::int64_t asset);
  [[nodiscard]] bool is_charged_later(std::int64_t asset);
  [[nodiscard]] bool awaits_usage(const Plan& plan);
  [[nodiscard]] Fen accumulated_through(const Plan& plan, int month);
  [[nodiscard]] std::optional<Fen> accumulated_last_month(const Plan& plan);
  [[nodiscard]] std::optional<Fen> accumulated_earlier(const Plan& plan, int last_month);
  [[nodiscard]] Fen charged_through(const Plan& plan, int month, std::optional<Fen> accumulated) const;
  [[nodiscard]] Fen corrected(const Plan& plan, int first, int last) const;
  [[nodiscard]] Fen missed_in_earlier_years(const Plan& plan, Fen before);

  store::Company company_;
  int month_;
  int january_;
  int last_run_ = 0;
  std::map<std::pair<std::int64_t, int>, Fen> corrections_;  // by asset and month; few, if any
  store::Statement plans_;
  store::Statement before_;
  store::Statement present_;
  store::Statement search_;
  UsageReports usage_;
  bool more_plans_;
  bool more_before_;
  bool more_present_;
};

}  // namespace rubiao
