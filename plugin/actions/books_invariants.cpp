// SPDX-License-Identifier: Apache-2.0
#include "actions/books_invariants.h"

#include <algorithm>
#include <set>

#include "posting/entry.h"
#include "store/charges.h"
#include "store/data_sets.h"
#include "store/event_log.h"
#include "store/movements.h"
#include "store/vouchers.h"

namespace rubiao {
namespace {

Problem broken(const char* rule, const char* articles, std::string found, Text message) {
  return {.message = std::move(message),
          .rule = rule,
          .articles = articles,
          .found = std::move(found),
          .todo = {"不要披露；保留账套副本并请维护人员检查",
                   "do not publish; keep a copy of the books and have them examined"}};
}

std::set<std::string> intangible_codes(const Accounts& codes) {
  std::set<std::string> wanted;
  for (const Route route : all_routes) wanted.insert(codes.code("无形资产", route));
  return wanted;
}

void check_voucher(const store::StoredVoucher& stored, const std::set<std::string>& intangible,
                   std::vector<Problem>& problems) {
  Fen sum = 0;
  bool debits_intangible = false;
  for (const VoucherLine& line : stored.voucher.lines) {
    sum = add(sum, subtract(line.debit_fen, line.credit_fen));
    debits_intangible |= line.debit_fen > 0 && intangible.contains(line.account);
  }
  const std::string key = to_text(stored.voucher.key);
  if (sum != 0)
    problems.push_back(broken("INV-1", "MOF2006-18:A", key, {"凭证借贷不平", "a voucher does not balance"}));
  if (debits_intangible && !stored.event) {
    problems.push_back(broken("INV-9", "CAS6:12", key,
                              {"无形资产的借方没有来源单据", "a debit to 1701 comes from no document"}));
  }
}

bool is_within(const Amounts& held) {
  return held.gross >= 0 && held.amortisation >= 0 && held.impairment >= 0 && held.carrying() >= 0;
}

void check_amounts(const Standing& standing, std::vector<Problem>& problems) {
  const struct {
    Text name;
    const Amounts& held;
  } classes[] = {{{"无形资产", "intangible asset"}, standing.intangible},
                 {{"存货", "inventory"}, standing.inventory},
                 {{"开发支出", "development expenditure"}, standing.development},
                 {{"持有待售资产", "held for sale"}, standing.held_for_sale},
                 {{"合同履约成本", "contract fulfilment cost"}, standing.fulfilment_cost},
                 {{"合同取得成本", "cost of obtaining contracts"}, standing.obtaining_cost}};
  for (const auto& [name, held] : classes) {
    if (is_within(held)) continue;
    const std::string figures = to_grouped_text(held.gross) + " / " + to_grouped_text(held.amortisation) +
                                " / " + to_grouped_text(held.impairment);
    problems.push_back(broken(
        "INV-7", "CAS6:18", standing.data_set.id,
        {name.zh + "的累计摊销与准备超出成本，或有负数（原值 / 累计摊销 / 准备：" + figures + "）",
         "amortisation and provision of " + name.en +
             " exceed cost, or an amount is below zero (cost / amortisation / provision: " + figures + ")"}));
  }
}

// By the entry as it was at the month's end: data that went to inventory and came back was made available
// twice.
bool was_amortised_rightly(const Books& books, const std::string& id, int month) {
  const Period period = Period::from_month_index(month);
  const auto then = store::find_data_set(books.store, books.company, id, period.last_day());
  return then && then->data_set.available_on && *then->data_set.available_on <= period.last_day() &&
         !then->data_set.left_on;
}

// The first month charged is the available month, the last one comes before the leaving month [CAS6:17].
void check_months(const Books& books, const store::StoredDataSet& stored, Date to,
                  std::vector<Problem>& problems) {
  // The entry is as it is known now, and so are the charges: one that was corrected later was right in its
  // day.
  auto charges = store::standing_charges(books.store, books.company, stored.asset, store::last_date);
  std::erase_if(charges,
                [to](const MonthCharge& charge) { return charge.month > Period::of(to).month_index(); });
  if (charges.empty()) return;
  const DataSet& data_set = stored.data_set;
  const bool early =
      !data_set.available_on || charges.front().month < Period::of(*data_set.available_on).month_index();
  const bool late = data_set.left_on && charges.back().month >= Period::of(*data_set.left_on).month_index();
  if (!early && !late) return;
  if (std::ranges::all_of(charges, [&](const MonthCharge& charge) {
        return was_amortised_rightly(books, data_set.id, charge.month);
      }))
    return;
  problems.push_back(broken("INV-8", "CAS6:17", data_set.id,
                            {"可供使用以前或离开当月及以后有摊销",
                             "amortised before it was available, or in or after the month it left"}));
}

void check_dating(const Books& books, const store::StoredDataSet& stored, std::vector<Problem>& problems) {
  const auto first = store::first_capitalised(books.store, books.company, stored.asset);
  if (!first) return;
  const auto met = stored.data_set.conditions.value_or(FiveConditions{}).all_met_on();
  if (met && *first >= *met) return;
  problems.push_back(broken(
      "INV-10", "CAS6:13", stored.data_set.id + " " + to_text(*first),
      {"五项条件满足日以前的支出被资本化", "spending from before the five conditions was capitalised"}));
}

}  // namespace

std::vector<Problem> check_balances(Books& books) {
  std::vector<Problem> problems;
  for (const auto& stored : store::all_data_sets(books.store, books.company))
    check_amounts(store::standing_of(books.store, books.company, stored), problems);
  return problems;
}

std::vector<Problem> check_books(Books& books, Date from, Date to) {
  std::vector<Problem> problems;
  const CompanySettings settings = store::settings_at(books.store, books.company, to);
  const Accounts codes(books.rules.at(to), settings);
  const std::set<std::string> intangible = intangible_codes(codes);
  for (const auto& voucher :
       store::vouchers_between(books.store, books.company, Period::of(from), Period::ended_by(to)))
    check_voucher(voucher, intangible, problems);
  for (const auto& stored : store::all_data_sets(books.store, books.company, to)) {
    check_amounts(store::standing_of(books.store, books.company, stored, to), problems);
    check_months(books, stored, to, problems);
    check_dating(books, stored, problems);
  }
  return problems;
}

}  // namespace rubiao
