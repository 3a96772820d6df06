// SPDX-License-Identifier: Apache-2.0
// IM-2: what is tested for impairment every year whether or not anything indicates it [CAS8:4], and when it
// was tested last.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "posting/consequence.h"
#include "rulebook/rules.h"
#include "store/data_sets.h"

namespace rubiao::audit {

// By data set, the last test up to a day, of it alone or in a group; a test without a loss counts like any.
using LastTests = std::map<std::string, Date>;
[[nodiscard]] LastTests last_tests(const store::Connection& connection, const store::Company& company,
                                   Date day);

enum class TestState : std::uint8_t { done, due, overdue };  // this year; overdue: of the year before

struct YearlyTest {
  TestState state = TestState::due;
  std::optional<Date> tested;
  Fen carrying_fen = 0;
};

class YearlyTests {
 public:
  // As at a day. The store, the company and the edition must outlive it.
  YearlyTests(const store::Connection& connection, const store::Company& company,
              const rulebook::Rules& rules);

  [[nodiscard]] bool is_done(const std::string& id) const;  // this year
  // Nothing: it need not be tested yearly. Last year it had to be by the entry as it was then: what was
  // decided since makes no test of that year overdue.
  [[nodiscard]] std::optional<YearlyTest> of(const store::StoredDataSet& stored) const;

 private:
  [[nodiscard]] bool had_to_be_tested(const std::string& id, Date day) const;

  const store::Connection& connection_;
  const store::Company& company_;
  rulebook::Rules rules_;
  LastTests last_;
};

}  // namespace rubiao::audit
