// SPDX-License-Identifier: Apache-2.0
#include "batch/due_charges.h"

namespace rubiao {
namespace {

constexpr std::int64_t last_asset = 0xFFFFFFFF;
constexpr int last_version = 0x7FF;

}  // namespace

DueCharges::DueCharges(const store::Connection& connection, const store::Company& company, int month)
    : company_(company),
      month_(month),
      january_(month - month % 12),
      plans_(connection.prepare("SELECT key, from_month, routing, gross_fen, impairment_fen, " +
                                std::string(store::plan_terms) +
                                " FROM plan WHERE key BETWEEN ? AND ? ORDER BY key")),
      before_(connection.prepare(
          "SELECT key, accumulated_fen FROM charge WHERE key BETWEEN ? AND ? ORDER BY key")),
      present_(connection.prepare("SELECT key FROM charge WHERE key BETWEEN ? AND ? ORDER BY key")),
      search_(connection.prepare("SELECT accumulated_fen FROM charge WHERE key = ?")),
      usage_(connection, company) {
  store::Statement last_run = connection.prepare("SELECT max(month) FROM amortised_month WHERE company = ?");
  last_run.bind(company.number).next();
  last_run_ = static_cast<int>(last_run.number(0));
  store::Statement corrections = connection.prepare(
      "SELECT asset, month, sum(charge_fen) FROM charge_correction WHERE company = ? GROUP BY asset, month");
  corrections.bind(company.number);
  while (corrections.next())
    corrections_[{corrections.number(0), static_cast<int>(corrections.number(1))}] = corrections.number(2);
  more_plans_ =
      plans_.bind(store::plan_key(company, 0, 0), store::plan_key(company, last_asset, last_version)).next();
  more_before_ =
      before_
          .bind(store::charge_key(company, month - 1, 0), store::charge_key(company, month - 1, last_asset))
          .next();
  more_present_ =
      present_.bind(store::charge_key(company, month, 0), store::charge_key(company, month, last_asset))
          .next();
}

std::optional<DueCharge> DueCharges::next() {
  while (auto plan = next_plan()) {
    const AmortisationPlan& terms = plan->plan;
    if (terms.life_months == 0 || terms.first_month > month_ || is_charged(plan->asset)) continue;
    if (ended_long_ago(terms) || is_charged_later(plan->asset)) continue;
    const std::optional<Fen> accumulated = accumulated_last_month(*plan);
    const Fen before = charged_through(*plan, month_ - 1, accumulated);
    DueCharge due{.asset = plan->asset,
                  .gross_fen = plan->gross_fen,
                  .impairment_fen = plan->impairment_fen,
                  .routing = plan->routing,
                  .missed_fen = missed_in_earlier_years(*plan, before)};
    if (awaits_usage(*plan)) {
      const bool all_charged = before - terms.charged_before_fen >= terms.amortisable_fen;
      if (all_charged && due.missed_fen == 0) continue;
      due.usage_missing = true;
      return due;
    }
    due.charge_fen = accumulated_through(*plan, month_) - before - due.missed_fen;
    due.accumulated_fen = before + due.charge_fen - corrected(*plan, 0, month_ - 1);
    due.in_life = due.charge_fen != 0 || month_ <= last_month_of(terms);
    if (due.in_life || due.missed_fen != 0) return due;
  }
  return std::nullopt;
}

// AM-5 [CAS6:17]: what is amortised by units cannot be charged before its usage of the month is known.
bool DueCharges::awaits_usage(const Plan& plan) {
  return plan.plan.pattern == Pattern::units && month_ < last_month_of(plan.plan) &&
         !usage_.used(plan.asset, month_, month_);
}

// By all plans of the asset, through a month of this one.
Fen DueCharges::accumulated_through(const Plan& plan, int month) {
  std::int64_t used = 0;
  if (plan.plan.pattern == Pattern::units)
    used = usage_.used(plan.asset, plan.plan.first_month, month).value_or(0);
  return plan.plan.charged_before_fen + amortised_through(plan.plan, month, used);
}

// Fully amortised in an earlier year. January looks once more at those whose life ended last year: what they
// missed would otherwise never be told.
bool DueCharges::ended_long_ago(const AmortisationPlan& terms) const {
  return last_month_of(terms) < (month_ == january_ ? january_ - 12 : january_);
}

// The last version from this month or before of the next asset that has one.
std::optional<DueCharges::Plan> DueCharges::next_plan() {
  std::optional<Plan> found;
  std::int64_t asset = 0;
  while (more_plans_) {
    const std::int64_t key = plans_.number(0);
    const std::int64_t row_asset = store::asset_of_plan(key);
    if (found && row_asset != asset) return found;
    asset = row_asset;
    if (plans_.number(1) <= month_) {
      found = Plan{.asset = row_asset,
                   .plan = store::read_plan(plans_, 5),
                   .routing = plans_.number(2),
                   .gross_fen = plans_.number(3),
                   .impairment_fen = plans_.number(4)};
    }
    more_plans_ = plans_.next();
  }
  return found;
}

bool DueCharges::is_charged(std::int64_t asset) {
  while (more_present_ && store::asset_of_charge(present_.number(0)) < asset) more_present_ = present_.next();
  return more_present_ && store::asset_of_charge(present_.number(0)) == asset;
}

// A month that the host had closed and has opened again: a later month caught it up already, or an event did.
bool DueCharges::is_charged_later(std::int64_t asset) {
  const auto correction = corrections_.lower_bound({asset, month_});
  if (correction != corrections_.end() && correction->first.first == asset) return true;
  for (int month = month_ + 1; month <= last_run_; ++month) {
    if (search_.bind(store::charge_key(company_, month, asset)).next()) return true;
  }
  return false;
}

// The sum of the rows through last month; nothing if there is none of this plan.
std::optional<Fen> DueCharges::accumulated_last_month(const Plan& plan) {
  while (more_before_ && store::asset_of_charge(before_.number(0)) < plan.asset)
    more_before_ = before_.next();
  if (more_before_ && store::asset_of_charge(before_.number(0)) == plan.asset) return before_.number(1);
  return plan.plan.first_month == month_ ? std::nullopt : accumulated_earlier(plan, month_ - 2);
}

// An asset that was entered late, or fully amortised this year, has no row last month: look further back.
std::optional<Fen> DueCharges::accumulated_earlier(const Plan& plan, int last_month) {
  for (int month = last_month; month >= plan.plan.first_month; --month) {
    if (search_.bind(store::charge_key(company_, month, plan.asset)).next()) return search_.number(0);
  }
  return std::nullopt;
}

// By all plans, through a month: the rows, or what the plan began with, and what events did to them.
Fen DueCharges::charged_through(const Plan& plan, int month, std::optional<Fen> accumulated) const {
  if (accumulated) return *accumulated + corrected(plan, 0, month);
  return plan.plan.charged_before_fen + corrected(plan, plan.plan.first_month, month);
}

Fen DueCharges::corrected(const Plan& plan, int first, int last) const {
  if (corrections_.empty()) return 0;
  Fen sum = 0;
  for (auto at = corrections_.lower_bound({plan.asset, first});
       at != corrections_.end() && at->first.first == plan.asset && at->first.second <= last; ++at)
    sum += at->second;
  return sum;
}

// [CAS28:11] Months of this year that were missed are caught up; those of earlier years are not, and the
// months of this year are charged as if they had been.
Fen DueCharges::missed_in_earlier_years(const Plan& plan, Fen before) {
  if (plan.plan.first_month >= january_ || before >= accumulated_through(plan, month_ - 1)) return 0;
  return accumulated_through(plan, january_ - 1) -
         charged_through(plan, january_ - 1, accumulated_earlier(plan, january_ - 1));
}

}  // namespace rubiao
