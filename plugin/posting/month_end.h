// SPDX-License-Identifier: Apache-2.0
// The entries of a month's end: E12, amortisation by use, cost centre and route of acquisition; E05a, the
// expensed research of the month closed to 研发费用; E04a, the interest of what is paid by instalments;
// E11.2, the release of grants. A voucher sums rounded assets; the assets stand in our detail.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>

#include "measurement/movement.h"
#include "posting/entry.h"

namespace rubiao {

// Assets whose amortisation falls on the same accounts.
struct ChargeGroup {
  Use use = Use::management;
  Route route = Route::purchased;
  std::string cost_center;
  std::string project;  // of use in development
  Fen sum_fen = 0;
};

// AM-8 [CAS6:9] [CAS6:17]: amortisation into a project is capitalised while the project is in development,
// and research expense else.
[[nodiscard]] inline Use use_in_project(bool in_development) {
  return in_development ? Use::development_capitalised : Use::development_expensed;
}
[[nodiscard]] inline Movement charge_into_project(Fen fen, bool in_development) {
  return {in_development ? MovementKind::development_added : MovementKind::research_expensed,
          {.gross = fen},
          "AM-8"};
}

// E12. What the tables answer for a route and a use is remembered for as long as the rules, the day and the
// mapping of accounts are the same: a batch asks the same of a hundred thousand companies.
class AmortisationEntries {
 public:
  // Nothing if the groups sum to nothing. Lines in the order of the groups: debits, then one credit a group.
  [[nodiscard]] std::optional<Entry> compose(std::span<const ChargeGroup> groups, Period period,
                                             const rulebook::Rules& rules, const CompanySettings& settings);

 private:
  using Mapping = decltype(CompanySettings::accounts);
  using Asked = std::tuple<const rulebook::Edition*, Date, Route, Use>;
  // Of one fen, without a cost centre.
  const Entry& of_one_fen(const ChargeGroup& group, const rulebook::Rules& rules,
                          const CompanySettings& settings);

  std::map<Mapping, std::map<Asked, Entry>> known_;
};

struct ResearchTotal {
  std::string cost_center;
  Fen sum_fen = 0;
};

[[nodiscard]] std::optional<Entry> compose_research_close(std::span<const ResearchTotal> totals,
                                                          Period period, const rulebook::Rules& rules,
                                                          const CompanySettings& settings);

// E04a and E11.2, by cost centre; amounts by the keys of their templates.
struct MonthTotal {
  std::string cost_center;
  std::map<std::string, Fen, std::less<>> amounts;
};

[[nodiscard]] std::optional<Entry> compose_month_totals(std::string_view kind, const std::string& memo,
                                                        std::span<const MonthTotal> totals,
                                                        const rulebook::Rules& rules,
                                                        const CompanySettings& settings);

}  // namespace rubiao
