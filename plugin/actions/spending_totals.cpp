// SPDX-License-Identifier: Apache-2.0
// What payroll, timesheets, invoices and bills of a month come to, against what the data sets take up of it,
// capitalised and expensed together: more than the total is counted twice [CAS6:9]. Nothing is recorded.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "actions/asked_span.h"
#include "actions/registry.h"
#include "register/words.h"
#include "store/event_log.h"

namespace rubiao {
namespace {

using formats::Json;

// Shared by many projects, so that a total outside the register must vouch for them.
constexpr std::array<const char*, 3> to_be_vouched{"人工", "算力", "折旧摊销"};

struct Stated {
  std::string document;
  SpendingTotalStated total;
};

struct Month {
  // By what it is the total of, and of which cost items: one of others beside it is another total.
  std::map<std::pair<std::string, std::set<std::string>>, Stated> stated;
  std::map<std::string, Fen> spent;  // by cost item

  [[nodiscard]] Fen taken_up(const std::vector<std::string>& items) const {
    Fen sum = 0;
    for (const std::string& item : items)
      if (const auto found = spent.find(item); found != spent.end()) sum = add(sum, found->second);
    return sum;
  }
  [[nodiscard]] bool has_total_of(const std::string& item) const {
    return std::ranges::any_of(stated, [&](const auto& total) {
      const auto& items = total.second.total.items;
      return std::ranges::find(items, item) != items.end();
    });
  }
};
using Months = std::map<int, Month>;  // by Period::month_index

// Shared cost counts once and whole, with what could not be allocated. Contract cost has no cost item and
// stands in no such total.
const CostIncurred& cost_in(const Event& event) {
  if (const auto* shared = std::get_if<SharedCostAllocated>(&event.body)) return shared->cost;
  return std::get<CostIncurred>(event.body);
}

template <typename Take>
void each_in(Books& books, const char* kind, const AskedSpan& span, Date known_on, const Take& take) {
  for (const auto& logged : store::events_of_kind(books.store, books.company, kind, known_on))
    if (span.contains(logged.event.date)) take(Period::of(logged.event.date).month_index(), logged.event);
}

Months months_of(Books& books, const AskedSpan& span, Date known_on) {
  Months months;
  // In the order of entry: what is stated again replaces what was.
  each_in(books, "spending_total_stated", span, known_on, [&](int month, const Event& event) {
    const auto& total = std::get<SpendingTotalStated>(event.body);
    const std::set<std::string> items(total.items.begin(), total.items.end());
    months[month].stated.insert_or_assign({total.kind, items}, Stated{event.source.document, total});
  });
  for (const char* kind : {"cost_incurred", "shared_cost_allocated"})
    each_in(books, kind, span, known_on, [&](int month, const Event& event) {
      const CostIncurred& cost = cost_in(event);
      Fen& spent = months[month].spent[cost.item];
      spent = add(spent, cost.amount_fen);
    });
  return months;
}

std::string in_words(const std::vector<std::string>& items, Language language) {
  std::string words;
  for (const std::string& item : items)
    words += (words.empty() ? "" : Text{"、", ", "}.in(language)) + rubiao::in_words(item, language);
  return words;
}

struct Counts {
  std::int64_t exceeding = 0;
  std::int64_t without_total = 0;
};

void add_rows(int index, const Month& month, Language language, Counts& counts, Table& table) {
  const std::string period = to_text(Period::from_month_index(index));
  for (const auto& [total, stated] : month.stated) {
    const Fen taken_up = month.taken_up(stated.total.items);
    const Fen left = subtract(stated.total.amount_fen, taken_up);
    if (left < 0) ++counts.exceeding;
    const Text state =
        left < 0 ? Text{"超过总额", "exceeds the total"} : Text{"未超过总额", "within the total"};
    table.row({period, rubiao::in_words(total.first, language), in_words(stated.total.items, language),
               stated.document, cell(stated.total.amount_fen), cell(taken_up), cell(left),
               state.in(language)});
  }
  for (const char* item : to_be_vouched) {
    const auto spent = month.spent.find(item);
    if (spent == month.spent.end() || month.has_total_of(item)) continue;
    ++counts.without_total;
    table.row({period, Json(), rubiao::in_words(item, language), Json(), Json(), cell(spent->second), Json(),
               Text{"未登记总额", "no total stated"}.in(language)});
  }
}

Result list_totals(Books& books, const Caller& caller, const Json& input) {
  const AskedSpan span = span_asked(input, caller);
  const store::Looking look(books.store, books.staged);
  Table table({"支出总额核对", "Spending against totals"},
              {{"month", {"月份", "month"}},
               {"total_of", {"总额依据", "total of"}},
               {"items", {"成本项目", "cost items"}},
               {"document", {"来源单据", "source document"}},
               {"stated", {"总额", "total"}, "amount"},
               {"taken_up", {"已登记到数据集", "taken up by data sets"}, "amount"},
               {"left", {"余额", "left"}, "amount"},
               {"state", {"状态", "state"}}});
  Counts counts;
  for (const auto& [index, month] : months_of(books, span, caller.business_date))
    add_rows(index, month, caller.language, counts, table);
  const std::string exceeding = std::to_string(counts.exceeding);
  const std::string without = std::to_string(counts.without_total);
  table.note({"超过总额 " + exceeding + " 项，未登记总额 " + without +
                  " 项。登记到各数据集的支出（资本化与费用化合计）不得超过总额 [CAS6:9]",
              exceeding + " exceed the total, " + without +
                  " without one. What data sets take up, capitalised and expensed together, is no more than "
                  "the total [CAS6:9]"});
  return listed(
      table,
      {"所选期间没有支出总额，也没有应核对的支出", "there is no total and nothing to check in these periods"},
      caller.language);
}

}  // namespace

Action spending_totals() {
  return {
      .id = "spending.totals",
      .menu = {{"数据资源", "Data resources"}, {"审计", "Audit"}},
      .title = {"支出总额核对", "Spending against totals"},
      .help = {"逐月以工资表、工时成本表、发票和账单的总额，核对登记到各数据集的支出：超过总额的，以及"
               "有人工、算力、折旧摊销而未登记总额的月份。总额以 spending.state_total 登记。",
               "Month by month, the totals of payroll, timesheets, invoices and bills against the spending "
               "entered on data sets: where it exceeds the total, and months with staff, compute or "
               "depreciation but no total. spending.state_total states one."},
      .roles = {Role::preparer, Role::reviewer, Role::auditor},
      .changes = false,
      .input = object_schema(span_properties(), {}),
      .outputs = {"table", "message"},
      .run = list_totals};
}

}  // namespace rubiao
