// SPDX-License-Identifier: Apache-2.0
// What a company decides for itself: which of its accounts stand for ours, which events its ERP posts itself,
// and the income-tax figures of the impact sentence. Settings change by approved `configured` events and only
// from then on; what is not set keeps the value of the rules edition.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/ratio.h"

namespace rubiao {

struct CompanySettings {
  std::map<std::string, std::string> accounts;          // account key -> the host's code
  std::optional<std::set<std::string>> posted_by_host;  // kinds of event
  std::optional<Ratio> income_tax_rate;
  std::optional<Ratio> tax_paid_share;
  std::optional<bool> super_deduction;
  std::optional<std::string> entity_scheme;
  std::optional<bool> judgements_demanded;  // an event waits for the answers to the questions it raises

  // Later settings win, one by one.
  void overlay(const CompanySettings& later);
  [[nodiscard]] bool host_posts(const std::string& kind) const {
    return posted_by_host && posted_by_host->contains(kind);
  }
};

}  // namespace rubiao
