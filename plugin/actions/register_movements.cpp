// SPDX-License-Identifier: Apache-2.0
// The movements of some periods, of all data sets or of one; or those that a voucher sums, which is how a
// host goes from a line of its ledger down to the data sets behind it.
#include <algorithm>
#include <iterator>

#include "actions/asked_span.h"
#include "actions/movement_words.h"
#include "actions/registry.h"
#include "base/error.h"
#include "store/movements.h"

namespace rubiao {
namespace {

using formats::Json;

struct Wanted {
  std::string asset;    // empty: all
  std::string voucher;  // empty: whatever the voucher
  Period from;
  Period to;

  [[nodiscard]] bool takes(const store::HistoryLine& line) const {
    // A month's charges name the month and not which of its vouchers: they go with all of them.
    if (!voucher.empty()) {
      return line.voucher == voucher || line.host_voucher == voucher ||
             (!line.voucher.empty() && voucher.starts_with(line.voucher + "/"));
    }
    const Period period = Period::of(line.date);
    return period >= from && period <= to;
  }
};

Wanted read(const Json& input, const Caller& caller) {
  const Period now = Period::of(caller.business_date);
  const auto period = [&input, now](const char* key) {
    return input.contains(key) ? Period::parse(input.at(key).get<std::string>(), key) : now;
  };
  Wanted wanted{input.value("asset", ""), input.value("voucher", ""), period("from"), period("to")};
  if (wanted.to < wanted.from && wanted.voucher.empty())
    reject("to", to_text(wanted.to), {"截止期间早于起始期间", "the last period is before the first"});
  return wanted;
}

Result list_movements(Books& books, const Caller& caller, const Json& input) {
  const Wanted wanted = read(input, caller);
  const store::Looking look(books.store, books.staged);
  std::vector<TableColumn> columns{{"asset", {"编号", "id"}}, {"name", {"名称", "name"}}};
  std::ranges::move(movement_columns(), std::back_inserter(columns));
  Table table({"变动明细", "Movements"}, std::move(columns));
  for (const auto& stored : store::all_data_sets(books.store, books.company, store::last_date)) {
    if (!wanted.asset.empty() && stored.data_set.id != wanted.asset) continue;
    for (const auto& line : store::history_of(books.store, books.company, stored.asset)) {
      if (!wanted.takes(line)) continue;
      std::vector<Json> cells{stored.data_set.id, stored.data_set.name};
      std::ranges::move(movement_cells(line, caller.language), std::back_inserter(cells));
      table.row(std::move(cells));
    }
  }
  Result result(caller.language);
  result.table(table);
  if (!table.empty()) return result;
  if (wanted.voucher.empty()) {
    result.message(nothing_in(wanted.from, wanted.to, {"没有变动", "nothing moved"}));
  } else {
    result.message(
        {"没有凭证“" + wanted.voucher + "”所汇总的变动；凭证号见 journal.list",
         "no movement is summed by the voucher \"" + wanted.voucher + "\"; journal.list has the vouchers"});
  }
  return result;
}

}  // namespace

Action register_movements() {
  return {
      .id = "register.movements",
      .menu = {{"数据资源", "Data resources"}, {"登记簿", "Register"}},
      .title = {"变动明细", "Movements"},
      .help = {"列出所选期间的变动（默认业务日期所在月），或一张凭证所汇总的各数据集。",
               "Lists the movements of the periods, by default of the month of the business date, or those "
               "of the data sets that a voucher sums."},
      .roles = {Role::preparer, Role::reviewer, Role::auditor},
      .changes = false,
      .input = object_schema({{"from", property("string", "起始期间（默认本月）",
                                                "from period (default: this month)", "rubiao-period")},
                              {"to", property("string", "截止期间（默认本月）",
                                              "to period (default: this month)", "rubiao-period")},
                              {"asset", property("string", "数据集编号", "data set id")},
                              {"voucher", property("string", "凭证（如 E12/2024-03/1）或 ERP 凭证号",
                                                   "voucher, such as E12/2024-03/1, or the host's")}},
                             {}),
      .outputs = {"table", "message"},
      .run = list_movements};
}

}  // namespace rubiao
