// SPDX-License-Identifier: Apache-2.0
// What the books say of a data set that may be a red flag (RF-1 to RF-15): the inputs of the table red_flags.
// A flag raises suspicion and changes nothing; what is forbidden was refused when it was entered.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/yearly_tests.h"
#include "base/text.h"
#include "posting/consequence.h"
#include "rulebook/value.h"
#include "store/event_log.h"

namespace rubiao::audit {

// As the books stood at the end of a day. What several data sets share is read once.
class RedFlagFacts {
 public:
  // The store and the company must outlive it.
  RedFlagFacts(const store::Connection& connection, const store::Company& company, Date day);

  // Every input of the table. One that the books do not hold has the value that raises no flag
  // (facts_not_held()).
  [[nodiscard]] rulebook::Inputs of(const store::StoredDataSet& stored, const Standing& standing) const;

 private:
  struct Shared {  // an allocation, with the data sets that bear a part
    store::LoggedEvent logged;
    std::set<std::string> bearers;
  };
  struct Year;  // of revenue and amortisation

  [[nodiscard]] std::vector<store::LoggedEvent> events_until_day(const std::string& id) const;
  [[nodiscard]] std::vector<const Shared*> shared_with(const std::string& id) const;
  [[nodiscard]] bool charged_to_expense(const store::LoggedEvent& logged, std::int64_t asset) const;
  [[nodiscard]] bool same_document_expensed(const std::vector<store::LoggedEvent>& events,
                                            std::int64_t asset) const;
  [[nodiscard]] bool nothing_expensed(const Shared& shared) const;
  [[nodiscard]] Year past_year(const std::vector<store::LoggedEvent>& events, std::int64_t asset) const;
  [[nodiscard]] bool tested_for_last_year(const std::string& id, Date spent_first) const;
  [[nodiscard]] bool conditions_moved_back(const std::string& id) const;

  const store::Connection& connection_;
  const store::Company& company_;
  Date day_;
  std::vector<Shared> shared_;
  LastTests last_tests_;
};

// Facts of the table that no event tells: who audits asks for them elsewhere. By signal.
struct FactNotHeld {
  std::string_view signal;
  Text fact;
  Text where;  // to look
};
[[nodiscard]] std::span<const FactNotHeld> facts_not_held();

}  // namespace rubiao::audit
