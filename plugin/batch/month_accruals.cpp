// SPDX-License-Identifier: Apache-2.0
#include "batch/month_accruals.h"

#include <algorithm>

#include <map>

#include "measurement/effective_interest.h"
#include "posting/grants.h"
#include "posting/month_end.h"
#include "store/charges.h"
#include "store/event_log.h"
#include "store/movements.h"
#include "store/seal.h"
#include "store/vouchers.h"

namespace rubiao {
namespace {

// The movements of a month's accrual and the voucher that sums them.
class Accrual {
 public:
  Accrual(Books& books, Period month) : books_(books), month_(month) {}

  void add(const store::OpenAccrual& open, Movement movement,
           const std::map<std::string, Fen, std::less<>>& amounts) {
    movements_.emplace_back(open.asset, std::move(movement));
    auto& total = totals_[open.cost_center];
    for (const auto& [key, fen] : amounts) total[key] = rubiao::add(total[key], fen);
  }

  void book(const char* kind, const std::string& memo, const rulebook::Rules& rules,
            const CompanySettings& settings, const HostChart& chart) const {
    std::vector<MonthTotal> totals;
    for (const auto& [cost_center, amounts] : totals_) totals.push_back({cost_center, amounts});
    const auto entry = compose_month_totals(kind, memo + to_text(month_), totals, rules, settings);
    if (!entry) return;
    chart.demand(entry->lines);
    const Voucher voucher = store::put_voucher(books_.store, books_.company, *entry,
                                               {.date = month_.last_day(), .period = month_});
    std::vector<std::int64_t> touched;
    for (const auto& [asset, movement] : movements_) {
      touched.push_back(asset);
      store::put_movement(books_.store, books_.company, asset, movement,
                          {.date = month_.last_day(),
                           .period = month_,
                           .voucher_kind = voucher.key.kind,
                           .voucher_sequence = voucher.key.sequence});
    }
    store::seal_month_end(books_.store, books_.company, voucher.key, std::move(touched));
  }

 private:
  Books& books_;
  Period month_;
  std::vector<std::pair<std::int64_t, Movement>> movements_;
  std::map<std::string, std::map<std::string, Fen, std::less<>>> totals_;
};

// Of all purchases by instalments of a data set; what is owed no more, for it was paid early, has no interest
// left in it.
Fen interest_to_accrue_at(Books& books, const std::string& asset, Date day) {
  Fen sum = 0;
  const auto stored = store::find_data_set(books.store, books.company, asset);
  const Fen owed = store::standing_of(books.store, books.company, *stored, day).instalments.gross;
  for (const auto& logged : store::events_in_force(books.store, books.company, asset)) {
    const auto* bought = std::get_if<BoughtByInstalments>(&logged.event.body);
    if (bought == nullptr || logged.event.date > day) continue;
    sum = add(sum, interest_to_accrue(bought->payments, bought->discount_rate, day));
  }
  return std::min(sum, owed);
}

// What left late is on the books until that is booked.
bool has_left_the_books(Books& books, const store::StoredDataSet& stored, Date day) {
  if (!stored.data_set.left_on) return false;
  const Standing standing = store::standing_of(books.store, books.company, stored, day);
  return standing.intangible.gross == 0 && standing.inventory.gross == 0 && standing.held_for_sale.gross == 0;
}

Fen release_in(Books& books, Period month, const store::OpenAccrual& open, std::optional<Fen> charge) {
  const Date day = month.last_day();
  const auto stored = store::find_data_set(books.store, books.company, open.id, day);
  if (!stored) return 0;
  const Standing now = store::standing_of(books.store, books.company, *stored);
  const Standing then = store::standing_of(books.store, books.company, *stored, day);
  // What earlier months released but is booked later is gone; a later repayment may have left less than that.
  const Fen left_by_then = open.open_fen - (now.grant.amortisation - then.grant.amortisation);
  const Fen deferred = std::min(std::max<Fen>(0, now.grant.carrying()), left_by_then);
  if (has_left_the_books(books, *stored, day)) return deferred;  // what was deferred goes with it
  if (!charge) return 0;
  const auto plan = store::current_plan(books.store, books.company, open.asset, month.month_index());
  if (!plan) return 0;
  Fen left = add(plan->amortisable_fen, plan->charged_before_fen);
  for (const MonthCharge& before :
       store::standing_charges(books.store, books.company, open.asset, store::last_date))
    if (before.month < month.month_index()) left -= before.charge_fen;
  return std::min(deferred, release_of(left_by_then, *charge, std::max<Fen>(0, left)));
}

}  // namespace

Fen accrue_interest(Books& books, Period month, const rulebook::Rules& rules, const CompanySettings& settings,
                    const HostChart& chart) {
  Accrual accrual(books, month);
  Fen sum = 0;
  for (const store::OpenAccrual& open : store::open_interest(books.store, books.company, month)) {
    const Fen interest = open.open_fen - interest_to_accrue_at(books, open.id, month.last_day());
    if (interest == 0) continue;
    accrual.add(open, {MovementKind::interest_accrued, {.amortisation = -interest}, "CM-3"},
                {{"利息", interest}});
    sum = add(sum, interest);
  }
  accrual.book("E04a", "确认分期付款利息 ", rules, settings, chart);
  return sum;
}

Fen interest_missed_through(Books& books, Period month) {
  Fen sum = 0;
  for (const store::OpenAccrual& open : store::open_interest(books.store, books.company, month))
    sum = add(sum, open.open_fen - interest_to_accrue_at(books, open.id, month.last_day()));
  return sum;
}

DeferredIncomeTerms deferred_income_terms(Books& books, const std::string& asset) {
  DeferredIncomeTerms terms;
  const auto stored = store::find_data_set(books.store, books.company, asset);
  const bool granted = stored && stored->data_set.route == Route::granted;
  for (const auto& logged : store::events_in_force(books.store, books.company, asset)) {
    const auto* opening = std::get_if<OpeningBalance>(&logged.event.body);
    if (opening && opening->deferred_income_fen > 0) terms.daily_activity = opening->daily_activity;
    const auto* grant = std::get_if<GrantReceived>(&logged.event.body);
    if (grant && grant->kind == "与资产相关总额法")
      terms = {grant->daily_activity, grant->taxed_on_receipt.value_or(false)};
    // What came at a nominal amount was income at once, and nothing of it was deferred.
    const auto* taken = std::get_if<TakenOver>(&logged.event.body);
    if (taken && granted && taken->fair_value_reliable) terms.daily_activity = taken->daily_activity;
  }
  return terms;
}

ChargesOfGranted granted_assets(Books& books, Period month) {
  ChargesOfGranted assets;
  for (const store::OpenAccrual& open : store::open_grants(books.store, books.company, month))
    assets[open.asset] = std::nullopt;
  return assets;
}

Fen release_grants(Books& books, Period month, const ChargesOfGranted& charges, const rulebook::Rules& rules,
                   const CompanySettings& settings, const HostChart& chart) {
  Accrual accrual(books, month);
  Fen sum = 0;
  for (const store::OpenAccrual& open : store::open_grants(books.store, books.company, month)) {
    const Fen release = release_in(books, month, open, charges.at(open.asset));
    if (release == 0) continue;
    const char* income = deferred_income_terms(books, open.id).daily_activity ? "其他收益" : "营业外收入";
    accrual.add(open, {MovementKind::grant_released, {.amortisation = release}, "CM-9"},
                {{"递延收益", release}, {income, release}});
    sum = add(sum, release);
  }
  accrual.book("E11.2", "递延收益转入损益 ", rules, settings, chart);
  return sum;
}

}  // namespace rubiao
